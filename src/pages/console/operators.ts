// The page of operators and its buttons: invite one, disable one, unlock a user name.

import { disableOperator } from '../../domain/operators/disable-operator.ts'
import { findOperator } from '../../domain/operators/find-operator.ts'
import { invitationLink } from '../../domain/operators/invitation.ts'
import { inviteOperator } from '../../domain/operators/invite-operator.ts'
import { listOperators } from '../../domain/operators/list-operators.ts'
import { unlockOperator } from '../../domain/operators/unlock-operator.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { askedRole, field } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { invitedView, operatorsView } from './views/operators.ts'
import type { ConsoleParts, ConsoleVisit } from './visit.ts'

const PAGE = '/console/operators'

export function operatorsEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [showEndpoint(parts), inviteEndpoint(parts), disableEndpoint(parts), unlockEndpoint(parts)]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-operators',
    summary: 'Shows who may come in, by which way, and whose user name is locked.',
    method: 'GET',
    path: '/operators',
    role: 'operator',
    async handle(visit) {
      const operators = await listOperators(parts.database, parts.vault, parts.clock.now())
      return consolePage(200, operatorsView(visit, operators))
    },
  })
}

function inviteEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'invite-operator',
    summary: 'Makes an operator, or a new way in for one, and shows the link this once.',
    path: '/operators',
    needsProof: true,
    does(act, { call }) {
      const invited = { userName: field(call, 'user_name'), role: askedRole(call), name: field(call, 'name').trim() }
      return inviteOperator(act, parts.vault, invited)
    },
    next(visit, { token, expiresAt }) {
      return consolePage(200, invitedView(visit, invitationLink(parts.issuer, token), expiresAt))
    },
  })
}

function disableEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'disable-operator',
    summary: 'Disables an operator: every session, token and way in ends at once.',
    path: '/operators/:operatorId/disable',
    needsProof: true,
    does: (act, visit) => disableOperator(act, idOf(visit)),
    next: () => PAGE,
  })
}

function unlockEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'unlock-operator',
    summary: 'Unlocks a user name that too many attempts have locked.',
    path: '/operators/:operatorId/unlock',
    async does(act, visit) {
      const { userName } = await findOperator({ read: act.tx }, { operatorId: idOf(visit) })
      await unlockOperator(act, parts.vault, userName)
    },
    next: () => PAGE,
  })
}

function idOf({ call }: ConsoleVisit): string {
  return call.params['operatorId'] ?? ''
}
