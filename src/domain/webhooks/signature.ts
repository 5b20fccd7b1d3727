// The signature of webhooks, as the contract has it: base64 of the HMAC-SHA256 of the body, under the HMAC secret.

import { createHmac } from 'node:crypto'

export const SIGNATURE_HEADER = 'flinks-authenticity-key'

/** @param body as it is sent, byte by byte. */
export function signWebhook(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body, 'utf8').digest('base64')
}
