// The page of notifications: how each subscription fares, and the button that sends again what did not arrive.

import { act } from '../../domain/journal/act.ts'
import { sendAgain } from '../../domain/notifications/send-again.ts'
import { watchSubscriptions } from '../../domain/notifications/watch-subscriptions.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { notificationsView } from './views/notifications.ts'
import type { ConsoleParts } from './visit.ts'

/** Rows. */
const MOST_SHOWN = 200

export function notificationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [listEndpoint(parts), sendAgainEndpoint(parts)]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-notifications',
    summary: 'Shows every subscription to notifications, and how its last delivery went.',
    method: 'GET',
    path: '/notifications',
    role: 'viewer',
    async handle(visit) {
      const view = notificationsView({
        viewing: visit,
        subscriptions: await watchSubscriptions(parts.database, MOST_SHOWN),
        mayChange: hasRole(visit.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}

function sendAgainEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'send-notifications-again',
    summary: 'Makes what was given up, or waits for its next attempt, due at once.',
    method: 'POST',
    path: '/notifications/:subscriptionId/send-again',
    role: 'operator',
    async handle({ by, call }) {
      await act(parts, by, (act) => sendAgain(act, call.params['subscriptionId'] ?? ''))
      return redirect('/console/notifications')
    },
  })
}
