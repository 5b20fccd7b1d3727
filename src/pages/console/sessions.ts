// The page of sessions and its buttons: end this one, end all others.

import { endSessions } from '../../domain/operators/end-sessions.ts'
import { listSessions } from '../../domain/operators/session.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { field } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { sessionsView } from './views/sessions.ts'
import type { ConsoleParts } from './visit.ts'

export function sessionEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [showSessionsEndpoint(parts), endSessionEndpoint(parts), endOthersEndpoint(parts)]
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
      })
      return consolePage(200, view)
    },
  })
}

function endSessionEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-console-session',
    summary: "Ends one of the operator's own sessions.",
    path: '/sessions/end',
    role: 'viewer',
    async does(act, { call, operator: { operatorId } }) {
      const ended = await endSessions(act, { operatorId, only: field(call, 'session_id') }, 'ended')
      if (ended === 0) throw new Problem('not_found', 'This session has ended already.')
    },
    next: () => '/console/sessions',
  })
}

function endOthersEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-other-console-sessions',
    summary: "Ends all of the operator's sessions but this one.",
    path: '/sessions/end-others',
    role: 'viewer',
    does: (act, { operator: { operatorId }, session }) =>
      endSessions(act, { operatorId, except: session.sessionId }, 'ended'),
    next: () => '/console/sessions',
  })
}
