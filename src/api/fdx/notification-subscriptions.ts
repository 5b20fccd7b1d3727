// /notification-subscriptions: a recipient says what it wants to be told of, and where.

import { z } from 'zod'
import { act, type By } from '../../domain/journal/act.ts'
import { endSubscription } from '../../domain/notifications/end-subscription.ts'
import { findSubscription, listSubscriptions, type Subscription } from '../../domain/notifications/subscription.ts'
import { subscribe } from '../../domain/notifications/subscribe.ts'
import type { Recipient } from '../../domain/recipients/recipient.ts'
import { empty, json } from '../../platform/http/answer.ts'
import { endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { createdSubscription, newSubscription, subscription } from './notification-schemas.ts'
import type { NotificationParts } from './notification-parts.ts'
import { recipientAccess } from './recipient-access.ts'
import type { FdxApi } from './fdx-api.ts'
import { fdxApi5 } from './fdx-api-5.ts'
import { fdxApi6 } from './fdx-api-6.ts'

const pathIn = ({ base }: FdxApi): string => `${base}/notification-subscriptions`

const ofOne = z.object({ subscriptionId: z.string() })

const refused = {
  400: { description: 'Refused: each wrong member is named, or the header that is missing (401).' },
  401: { description: 'The token is not valid (602).' },
  403: { description: 'The token is a partner’s, or of a connection (403).' },
}
const unknown = { 404: { description: 'The recipient has no such subscription (1107).' } }

export function notificationSubscriptionEndpoints(parts: NotificationParts): readonly Endpoint[] {
  return [fdxApi5, fdxApi6].flatMap((api) => [
    createEndpoint(parts, api),
    listEndpoint(parts, api),
    detailEndpoint(parts, api),
    endEndpoint(parts, api),
  ])
}

function createEndpoint(parts: NotificationParts, api: FdxApi): Endpoint {
  const { allowsLoopback, mostSubscriptions } = parts.rules
  return endpoint({
    name: `${api.name}-create-notification-subscription`,
    // Its answer has a secret beside the caller's callbackUrl.
    compresses: false,
    summary: 'Subscribes to one type and category of notification. The secret that signs them is shown this once.',
    method: 'POST',
    path: pathIn(api),
    access: recipientAccess(parts, api),
    conventions: api.conventions,
    accepts: ['json'],
    body: newSubscription(allowsLoopback),
    answers: {
      201: { description: 'Subscribed.', content: 'application/json', schema: createdSubscription },
      409: { description: 'There are as many subscriptions as one recipient may have (409).' },
      ...refused,
    },
    async handle({ caller, call, body: { type, category, callbackUrl, effectiveDate } }) {
      const today = parts.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
      const wanted = { type, category, callbackUrl, effectiveDate: effectiveDate ?? today }
      const { secret, ...made } = await act(parts, byRecipient(caller, call), (act) =>
        subscribe(act, parts.vault, { clientId: caller.clientId, ...wanted }, mostSubscriptions),
      )
      return json(201, { ...write(made, caller), secret })
    },
  })
}

function listEndpoint(parts: NotificationParts, api: FdxApi): Endpoint {
  const list = z.object({ notificationSubscriptions: z.array(subscription) })
  return endpoint({
    name: `${api.name}-notification-subscriptions`,
    summary: "The recipient's subscriptions, oldest first. Not in the standard: ids are lost.",
    method: 'GET',
    path: pathIn(api),
    access: recipientAccess(parts, api),
    conventions: api.conventions,
    answers: { 200: { description: 'The list.', content: 'application/json', schema: list }, ...refused },
    async handle({ caller }) {
      const subscriptions = await listSubscriptions(parts.database, caller.clientId)
      return json(200, { notificationSubscriptions: subscriptions.map((one) => write(one, caller)) })
    },
  })
}

function detailEndpoint(parts: NotificationParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-notification-subscription`,
    summary: "One of the recipient's subscriptions.",
    method: 'GET',
    path: `${pathIn(api)}/:subscriptionId`,
    access: recipientAccess(parts, api),
    conventions: api.conventions,
    params: ofOne,
    answers: {
      200: { description: 'The subscription.', content: 'application/json', schema: subscription },
      ...refused,
      ...unknown,
    },
    async handle({ caller, params: { subscriptionId } }) {
      const found = await findSubscription(parts.database, caller.clientId, subscriptionId)
      if (!found) throw noSuchSubscription()
      return json(200, write(found, caller))
    },
  })
}

function endEndpoint(parts: NotificationParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-end-notification-subscription`,
    summary: 'Ends a subscription: nothing more is delivered for it.',
    method: 'DELETE',
    path: `${pathIn(api)}/:subscriptionId`,
    access: recipientAccess(parts, api),
    conventions: api.conventions,
    params: ofOne,
    answers: { 204: { description: 'Ended.' }, ...refused, ...unknown },
    async handle({ caller, call, params: { subscriptionId } }) {
      await act(parts, byRecipient(caller, call), async (act) => {
        if (!(await endSubscription(act, caller.clientId, subscriptionId, 'recipient'))) throw noSuchSubscription()
      })
      return empty(204)
    },
  })
}

function write({ id, type, category, callbackUrl, effectiveDate }: Subscription, { name }: Recipient) {
  return {
    subscriptionId: id,
    type,
    category,
    callbackUrl,
    effectiveDate: effectiveDate.toString(),
    subscriber: { name, type: 'DATA_RECIPIENT' },
  }
}

function noSuchSubscription(): Problem {
  return new Problem('not_found', 'There is no such subscription.')
}

function byRecipient({ clientId }: Recipient, { requestId }: Call): By {
  return { actor: { kind: 'client', id: clientId }, requestId }
}
