// The subject: the id of a customer in the eyes of one recipient, pairwise (OpenID Connect Core 8.1, RFC 9068 5).

import type { Vault } from '../../platform/secret.ts'

/**
 * Stable for one customer and one recipient; two recipients cannot tell that they serve the same person. Keyed, so that
 * it cannot be reckoned back; prefixed, so that it never equals a client id (RFC 9700 4.15).
 */
export function subjectOf(vault: Vault, clientId: string, customerId: string): string {
  return `sub-${vault.mac('subject', `${clientId} ${customerId}`)}`
}
