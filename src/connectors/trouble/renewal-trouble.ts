// What a bank trouble says of a refresh token that was sent: whether the bank can have used it. Decision 029 has the table.

import type { RenewalTrouble } from '../../domain/grants/renewal.ts'
import { Problem } from '../../platform/problem.ts'
import { troubleIn, type BankTrouble } from './bank-trouble.ts'
import type { TroubleName } from './trouble-table.ts'

/** Nothing was sent. */
const NOT_SENT: ReadonlySet<TroubleName> = new Set([
  'address_refused',
  'dns',
  'refused',
  'connect_timeout',
  'tls',
  'certificate',
  'breaker_open',
])

export function renewalTrouble(error: unknown): RenewalTrouble {
  const trouble = troubleIn(error)
  if (trouble) return { name: trouble.trouble, isNotDone: isNotDone(trouble) }
  return { name: error instanceof Problem ? error.code : 'unexpected', isNotDone: false }
}

/**
 * An answer of the classes 3xx and 4xx, or an OAuth error, says that no token was issued (RFC 9110 15.4 and 15.5, RFC 6749
 * 5.2), and 501 that nothing could be. A server that is overloaded or in maintenance says so with `temporarily_unavailable`, or
 * with when to come back; any other 5xx may come from a gateway that lost the answer.
 */
function isNotDone({ trouble, status = 0, retryAfterSeconds, isSent }: BankTrouble): boolean {
  if (!isSent || NOT_SENT.has(trouble)) return true
  if (trouble === 'oauth_server_error') return false
  if (trouble.startsWith('oauth_')) return true
  if (status >= 300 && status < 500) return true
  return status === 501 || (status === 503 && retryAfterSeconds !== undefined)
}
