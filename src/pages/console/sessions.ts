// The page of the operator's sessions, and the forms that end one or all others.

import { listSessions } from '../../domain/operators/session.ts'
import { endOtherSessions, endSession } from '../../operations/own-access.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { sessionsView } from './views/sessions.ts'

export function sessionEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    consoleOperation(parts, endSession, { name: 'end-console-session', path: paths.endSession }),
    consoleOperation(parts, endOtherSessions, { name: 'end-other-console-sessions', path: paths.endOtherSessions }),
  ]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-console-sessions',
    summary: 'Shows where the operator is signed in.',
    method: 'GET',
    path: paths.sessions,
    role: 'viewer',
    async handle(request) {
      const view = sessionsView({
        viewing: request,
        currentId: request.session.sessionId,
        sessions: await listSessions(parts.database, parts.clock.now(), request.operator.operatorId),
      })
      return consolePage(200, view)
    },
  })
}
