// Notification subscriptions in the operator's API: the state of each, and sending failed notifications again.

import { z } from 'zod'
import { watchSubscriptions } from '../../domain/notifications/watch-subscriptions.ts'
import { notificationCategories, notificationTypes } from '../../fdx/notification.ts'
import { sendNotificationsAgain } from '../../operations/notifications.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import { operatorOperation } from './operator-operation.ts'
import type { OperatorParts } from './parts.ts'
import { limit, moment } from './schemas.ts'

const subscription = z
  .object({
    subscription_id: z.string(),
    client_id: z.string(),
    type: z.enum(notificationTypes),
    category: z.enum(notificationCategories),
    callback_url: z.string(),
    last_attempt: z
      .object({ at: moment, outcome: z.string().describe('status-204, or why there was no answer.') })
      .optional(),
    failing_since: moment.optional(),
    ended_because: z.enum(['recipient', 'gone']).optional(),
    waiting: z.int(),
    given_up: z.int(),
  })
  .meta({ id: 'OperatorSubscription' })

export function notificationEndpoints(parts: OperatorParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    operatorOperation(parts, sendNotificationsAgain, {
      method: 'POST',
      path: '/notification-subscriptions/:subscription_id/send-again',
    }),
  ]
}

function listEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-list-subscriptions',
    summary: 'Every subscription to notifications, those that fail first.',
    method: 'GET',
    path: '/notification-subscriptions',
    role: 'viewer',
    query: z.object({ limit: limit(100, 1000) }),
    schema: z.array(subscription),
    async handle({ query }) {
      const watched = await watchSubscriptions(parts.database, query.limit)
      return watched.map(({ id, clientId, type, category, callbackUrl, lastAttempt, failingSince, ...rest }) => ({
        subscription_id: id,
        client_id: clientId,
        type,
        category,
        callback_url: callbackUrl,
        last_attempt: lastAttempt && { at: lastAttempt.at.toString(), outcome: lastAttempt.outcome },
        failing_since: failingSince?.toString(),
        ended_because: rest.endedBecause,
        waiting: rest.waiting,
        given_up: rest.givenUp,
      }))
    },
  })
}
