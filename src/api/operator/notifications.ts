// Subscriptions to notifications as they fare, and what did not arrive sent again.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { sendAgain } from '../../domain/notifications/send-again.ts'
import { watchSubscriptions } from '../../domain/notifications/watch-subscriptions.ts'
import { notificationCategories, notificationTypes } from '../../fdx/notification.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
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
  return [listEndpoint(parts), sendAgainEndpoint(parts)]
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

function sendAgainEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-send-notifications-again',
    summary: 'Makes what was given up, or waits for its next attempt, due at once.',
    method: 'POST',
    path: '/notification-subscriptions/:subscription_id/send-again',
    role: 'operator',
    params: z.object({ subscription_id: z.string() }),
    problems: { 409: 'There is nothing to send again, or no such subscription.' },
    handle: ({ caller, params }) => act(parts, caller.by, (act) => sendAgain(act, params.subscription_id)),
  })
}
