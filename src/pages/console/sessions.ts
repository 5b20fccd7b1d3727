// The page of sessions and its buttons: end this one, end all others, unlock a colleague.

import { act } from '../../domain/journal/act.ts'
import { endSessions } from '../../domain/operators/end-sessions.ts'
import { listOperators } from '../../domain/operators/list-operators.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { listSessions } from '../../domain/operators/session.ts'
import { unlockOperator } from '../../domain/operators/unlock-operator.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { consolePage } from './manners.ts'
import { sessionsView } from './views/sessions.ts'
import { consoleEndpoint, field, type ConsoleParts } from './visit.ts'

export function sessionEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [showSessionsEndpoint(parts), endSessionEndpoint(parts), endOthersEndpoint(parts), unlockEndpoint(parts)]
}

function showSessionsEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-console-sessions',
    summary: 'Shows where the operator is signed in.',
    method: 'GET',
    path: '/sessions',
    role: 'viewer',
    async handle(visit) {
      const now = parts.clock.now()
      const view = sessionsView({
        viewing: visit,
        presentId: visit.session.sessionId,
        sessions: await listSessions(parts.database, now, visit.operator.operatorId),
        operators: hasRole(visit.operator, 'operator')
          ? await listOperators(parts.database, parts.vault, now)
          : undefined,
      })
      return consolePage(200, view)
    },
  })
}

function endSessionEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'end-console-session',
    summary: "Ends one of the operator's own sessions.",
    method: 'POST',
    path: '/sessions/end',
    role: 'viewer',
    async handle({ by, call, operator }) {
      const which = { operatorId: operator.operatorId, only: field(call, 'session_id') }
      const ended = await act(parts, by, (act) => endSessions(act, which, 'ended'))
      if (ended === 0) throw new Problem('not_found', 'This session has ended already.')
      return redirect('/console/sessions')
    },
  })
}

function endOthersEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'end-other-console-sessions',
    summary: "Ends all of the operator's sessions but this one.",
    method: 'POST',
    path: '/sessions/end-others',
    role: 'viewer',
    async handle({ by, operator, session }) {
      const which = { operatorId: operator.operatorId, except: session.sessionId }
      await act(parts, by, (act) => endSessions(act, which, 'ended'))
      return redirect('/console/sessions')
    },
  })
}

function unlockEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'unlock-operator',
    summary: 'Unlocks a user name that too many attempts have locked.',
    method: 'POST',
    path: '/sessions/unlock',
    role: 'operator',
    async handle({ by, call }) {
      await act(parts, by, (act) => unlockOperator(act, parts.vault, field(call, 'user_name')))
      return redirect('/console/sessions')
    },
  })
}
