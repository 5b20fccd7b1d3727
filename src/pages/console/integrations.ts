// The forms of the integration level of an organization, and of the answer to the refreshes of a recipient.

import { setIntegration, setRefreshAnswer } from '../../operations/integrations.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { checkbox } from './controls.ts'
import { paths } from './paths.ts'

export function integrationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    consoleOperation(parts, setIntegration, { path: paths.setIntegration }),
    consoleOperation(parts, setRefreshAnswer, {
      path: paths.setRefreshAnswer,
      controls: { repeats_refresh_token: checkbox },
    }),
  ]
}
