// The page of notification subscriptions and webhooks: the state of each, and the button that sends failed notifications again.

import { watchSubscriptions } from '../../domain/notifications/watch-subscriptions.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { watchWebhooks } from '../../domain/webhooks/webhook.ts'
import { sendNotificationsAgain } from '../../operations/notifications.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { notificationsView } from './views/notifications.ts'

/** The maximum number of rows. */
const MAX_ROWS = 200

export function notificationEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [listEndpoint(parts), consoleOperation(parts, sendNotificationsAgain, { path: paths.sendNotificationsAgain })]
}

function listEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-notifications',
    summary: 'Shows every subscription to notifications and every webhook, and how its last delivery went.',
    method: 'GET',
    path: paths.notifications,
    role: 'viewer',
    async handle(request) {
      const view = notificationsView({
        viewing: request,
        subscriptions: await watchSubscriptions(parts.database, MAX_ROWS),
        webhooks: await watchWebhooks(parts.database, MAX_ROWS),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
