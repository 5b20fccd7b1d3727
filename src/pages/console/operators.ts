// The page of operators, and the forms that invite, disable and unlock one.

import { invitationLink } from '../../domain/operators/invitation.ts'
import { listOperators } from '../../domain/operators/list-operators.ts'
import { disableOperator, inviteOperator, unlockOperator } from '../../operations/operators.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { requiredText } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { invitedView, operatorsView } from './views/operators.ts'

export function operatorsEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    consoleOperation(parts, inviteOperator, {
      path: paths.operators,
      controls: { name: requiredText },
      once: (request, { token, expiresAt }) => invitedView(request, invitationLink(parts.issuer, token), expiresAt),
    }),
    consoleOperation(parts, disableOperator, { path: paths.disableOperator }),
    consoleOperation(parts, unlockOperator, { path: paths.unlockOperator }),
  ]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-operators',
    summary: 'Shows who may come in, by which way, and whose user name is locked.',
    method: 'GET',
    path: paths.operators,
    role: 'operator',
    async handle(request) {
      const operators = await listOperators(parts.database, parts.vault, parts.clock.now())
      return consolePage(200, operatorsView(request, operators))
    },
  })
}
