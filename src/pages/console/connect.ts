// The page of an organization's Connect: where it may be used, how it looks, and what the organization pastes into its site.

import { findConnect } from '../../domain/connect/connect-settings.ts'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { setConnect } from '../../operations/connect.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { checkbox, lines } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { connectView } from './views/connect.ts'

export function connectEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    consoleOperation(parts, setConnect, {
      path: paths.connect,
      controls: { redirect_urls: lines, origins: lines, requires_token: checkbox, is_default: checkbox },
    }),
  ]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-connect',
    summary: "Shows an organization's Connect: where it may be used, how it looks, and how it is built into a site.",
    method: 'GET',
    path: paths.connect,
    role: 'viewer',
    params: { organizationId: text() },
    async handle({ params: { organizationId }, ...request }) {
      const view = connectView({
        viewing: request,
        organization: await demandOrganization(parts.database, organizationId),
        connect: await findConnect(parts.database, { organizationId }),
        issuer: parts.issuer,
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
