// The subject: the pairwise id by which one recipient knows a customer (OpenID Connect Core 8.1, RFC 9068 5).

import type { Vault } from '../../platform/secret.ts'

/**
 * Returns an id that is stable for one customer and one recipient, so that two recipients cannot correlate a customer. It
 * is a keyed hash, which cannot be reversed, with a prefix, so that it never equals a client id (RFC 9700 4.15).
 */
export function subjectOf(vault: Vault, clientId: string, customerId: string): string {
  return `sub-${vault.mac('subject', `${clientId} ${customerId}`)}`
}

/** Whether a stranger's text is written as our subjects are: only such a one is kept to be compared. */
export function isSubject(text: unknown): text is string {
  return typeof text === 'string' && /^sub-[\w-]{43}$/.test(text)
}
