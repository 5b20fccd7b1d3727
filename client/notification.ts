// Notifications that a Portage server posts to an app: whether one really comes from it, and what it says.

import type { Notification } from './wire.ts'

/** Seconds that a delivery may be old, or ahead of this machine's clock. */
const TOLERANCE = 300

/** What was posted as a notification is none: not signed with the secret of the subscription, or not just now. */
export class NotificationRefused extends Error {
  readonly kind = 'notification-refused'

  constructor(why: string) {
    super(`This is no notification of the server: ${why}.`)
    this.name = 'NotificationRefused'
  }
}

/** A header by its lower-case name: `request.headers` of node:http, or `Object.fromEntries(request.headers)` of fetch. */
export type DeliveryHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Returns the notification once its signature and time prove that the server has just sent it. Throws NotificationRefused:
 * then answer 400 and do nothing. The same notification may come twice, with the same `notificationId`.
 * @param body the exact bytes received: JSON that is parsed and written again differs.
 * @param secret the subscription's secret, from the answer of `POST /notification-subscriptions`.
 * @param now milliseconds since 1970; by default the machine's clock.
 */
export async function verifyNotification(
  headers: DeliveryHeaders,
  body: string,
  secret: string,
  now: number = performance.timeOrigin + performance.now(),
): Promise<Notification> {
  const id = one(headers, 'webhook-id')
  const timestamp = one(headers, 'webhook-timestamp')
  const age = now / 1000 - Number(timestamp)
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(age) > TOLERANCE)
    throw new NotificationRefused('it is too old, or too new')
  const key = await crypto.subtle.importKey('raw', bytes(secret.replace(/^whsec_/, '')), ALGORITHM, false, ['verify'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = one(headers, 'webhook-signature')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
  // Web Crypto compares in a time that does not depend on the contents.
  const verdicts = await Promise.all(
    signatures.map((signature) => crypto.subtle.verify('HMAC', key, bytes(signature.slice(3)), signed)),
  )
  if (!verdicts.includes(true)) throw new NotificationRefused('its signature is not made with this secret')
  return JSON.parse(body) as Notification
}

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' }

function one(headers: DeliveryHeaders, name: string): string {
  const value = headers[name]
  if (typeof value !== 'string') throw new NotificationRefused(`it has no header ${name}`)
  return value
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    throw new NotificationRefused('a signature or the secret is not base64')
  }
}
