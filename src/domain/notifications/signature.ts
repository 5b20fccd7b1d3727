// Signatures of deliveries, by the rules of Standard Webhooks: HMAC-SHA256 over id, moment and body.

import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** The purpose under which a subscription's secret is sealed. */
export const SUBSCRIPTION_SECRET = 'notification subscription'

/** 256 random bits. */
export function newSigningSecret(): string {
  return PREFIX + randomBytes(32).toString('base64')
}

export type SignedHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>

/** @param at of this attempt: a receiver refuses what is old. */
export function signDelivery(secret: string, id: string, at: Temporal.Instant, body: string): SignedHeaders {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
