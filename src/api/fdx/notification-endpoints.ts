// Every endpoint of notifications.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { NotificationParts } from './notification-parts.ts'
import { notificationSubscriptionEndpoints } from './notification-subscriptions.ts'
import { notificationsEndpoint } from './notifications.ts'

export function notificationEndpoints(parts: NotificationParts): readonly Endpoint[] {
  return [...notificationSubscriptionEndpoints(parts), notificationsEndpoint(parts)]
}
