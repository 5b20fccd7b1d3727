// Operations on notification subscriptions: sending failed notifications again.

import { sendAgain } from '../domain/notifications/send-again.ts'
import { text } from '../platform/http/request-fields.ts'
import { operation } from './operation.ts'

export const sendNotificationsAgain = operation({
  name: 'send-notifications-again',
  summary: 'Makes what was given up, or waits for its next attempt, due at once.',
  role: 'operator',
  texts: { en: { verb: 'Send again' }, fr: { verb: 'Renvoyer' } },
  problems: { 409: 'There is nothing to send again, or no such subscription.' },
  fields: () => ({ subscription_id: text() }),
  perform: (act, { subscription_id }) => sendAgain(act, subscription_id),
  next: () => ({ page: 'notifications' }),
})
