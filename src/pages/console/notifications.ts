// The page of notifications: how each subscription fares, and the button that sends again what did not arrive.

import { watchSubscriptions } from '../../domain/notifications/watch-subscriptions.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { sendNotificationsAgain } from '../../operations/notifications.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { notificationsView } from './views/notifications.ts'

/** The most rows of the page. */
const MOST_SHOWN = 200

export function notificationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [listEndpoint(parts), consoleOperation(parts, sendNotificationsAgain, { path: paths.sendNotificationsAgain })]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-notifications',
    summary: 'Shows every subscription to notifications, and how its last delivery went.',
    method: 'GET',
    path: paths.notifications,
    role: 'viewer',
    async handle(request) {
      const view = notificationsView({
        viewing: request,
        subscriptions: await watchSubscriptions(parts.database, MOST_SHOWN),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
