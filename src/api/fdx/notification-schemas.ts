// Notifications and subscriptions as the reference describes them, and the rules of a new subscription.

import { z } from 'zod'
import { eventKinds } from '../../domain/events/event.ts'
import { whyNotCallback } from '../../domain/recipients/web-address.ts'
import { notificationCategories, notificationTypes, partyTypes, payloadIdTypes } from '../../fdx/notification.ts'
import { isDay } from '../../platform/http/request-moment.ts'

const party = z.object({ name: z.string(), type: z.enum(partyTypes) }).meta({ id: 'Party' })

const notification = z
  .object({
    notificationId: z.string().describe('The same at every attempt and in every list: what came twice is known by it.'),
    type: z.enum(notificationTypes),
    category: z.enum(notificationCategories),
    sentOn: z.string().meta({ format: 'date-time' }).describe('When it happened.'),
    publisher: party,
    subscriber: party,
    notificationPayload: z.object({
      id: z.string().describe('What it is about: a consent, an account as this recipient knows it, or a provider.'),
      idType: z.enum(payloadIdTypes),
      customFields: z.object({
        name: z.literal('INITIATOR'),
        value: z.enum(partyTypes).describe('Who made it happen.'),
      }),
      event: z
        .enum(Object.keys(eventKinds).map((kind) => kind.toUpperCase().replaceAll('-', '_')))
        .describe('What happened. Not a member of the standard, whose types say less.'),
      providerId: z.int().describe('The provider. Not a member of the standard.'),
      consentId: z.string().optional().describe('The consent. Not a member of the standard.'),
    }),
  })
  .meta({ id: 'Notification' })

export const notificationList = z
  .object({
    page: z.object({ nextPageKey: z.string().optional(), nextOffset: z.string().optional() }),
    links: z.object({ next: z.object({ href: z.string() }).optional() }),
    notifications: z.array(notification),
  })
  .meta({ id: 'NotificationList' })

export const subscription = z
  .object({
    subscriptionId: z.string(),
    type: z.enum(notificationTypes),
    category: z.enum(notificationCategories),
    callbackUrl: z.string(),
    effectiveDate: z.string().meta({ format: 'date' }),
    subscriber: party,
  })
  .meta({ id: 'NotificationSubscription' })

export const createdSubscription = subscription
  .extend({ secret: z.string().describe('What each delivery is signed with (Standard Webhooks). Shown this once.') })
  .meta({ id: 'NewNotificationSubscription' })

const served = [...new Set(Object.values(eventKinds).map(({ type, category }) => `${type} with ${category}`))]

/** A body of `POST /notification-subscriptions`. */
export function newSubscription(allowsLoopback: boolean) {
  return z
    .strictObject({
      type: z.enum(notificationTypes),
      category: z.enum(notificationCategories),
      callbackUrl: z
        .string()
        .check((checked) => {
          const message = whyNotCallback(checked.value, allowsLoopback)
          if (message !== undefined) checked.issues.push({ code: 'custom', message, input: checked.value })
        })
        .describe('Where notifications are posted to: https, on the public internet.'),
      effectiveDate: z.iso
        .date('must be a day such as 2026-11-22')
        .refine(isDay, 'must be a day such as 2026-11-22')
        .transform((text) => Temporal.PlainDate.from(text))
        .optional()
        .describe('From which day on, in UTC; from now on unless said.'),
      subscriber: party
        .optional()
        .describe('Taken for what the standard has it; who subscribes is known by the token.'),
    })
    .refine(({ type, category }) => served.includes(`${type} with ${category}`), {
      path: ['category'],
      message: `there are no such notifications here. There are: ${served.join(', ')}.`,
    })
}
