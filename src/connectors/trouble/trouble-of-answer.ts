// The trouble that an answer of a bank tells: by its FDX or OAuth code if that is known, else by its status.

import { BankTrouble } from './bank-trouble.ts'
import { readRetryAfter } from './retry-after.ts'
import { isTrouble, type TroubleName } from './trouble-table.ts'

export type BadAnswer = {
  readonly status: number
  /** The body as JSON, if it is; anything else is no trouble. */
  readonly body: unknown
  /** The header Retry-After. */
  readonly retryAfter: string | undefined
  /** Whose codes its body has. */
  readonly family: 'fdx' | 'oauth'
}

export function troubleOfAnswer({ status, body, retryAfter, family }: BadAnswer, now: Temporal.Instant): BankTrouble {
  const named = family === 'oauth' ? byOAuthError(body) : byFdxCode(status, body)
  const retryAfterSeconds = readRetryAfter(retryAfter, now)
  return new BankTrouble(named ?? byStatus(status), { status, retryAfterSeconds })
}

function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined
}

/** RFC 6749 5.2. What no standard names is told apart from the status only where that says nothing. */
function byOAuthError(body: unknown): TroubleName | undefined {
  const error = memberOf(body, 'error')
  if (typeof error !== 'string') return undefined
  const name = `oauth_${error}`
  return isTrouble(name) && name !== 'oauth_unknown' ? name : undefined
}

/**
 * A code is text or a number, and some banks join it to one of their own: `603-403`. A code of the standard that does not
 * fit the class of the status is the bank's own use of the number.
 */
function byFdxCode(status: number, body: unknown): TroubleName | undefined {
  const code = memberOf(body, 'code')
  const [, digits] =
    /^(\d{3,4})(?:-\d+)?$/.exec(typeof code === 'number' ? String(code) : typeof code === 'string' ? code : '') ?? []
  const name = `fdx_${digits}`
  if (digits === undefined || !isTrouble(name)) return undefined
  if (status >= 500 !== FAILURES.has(name)) return undefined
  if (status === 401 && !AUTHENTICATION.has(name)) return undefined
  return name
}

/** The codes that go with a status of 500 or more. */
const FAILURES: ReadonlySet<string> = new Set(['fdx_500', 'fdx_501', 'fdx_503', 'fdx_504', 'fdx_1000', 'fdx_1106'])

/** The codes that go with 401. */
const AUTHENTICATION: ReadonlySet<string> = new Set(['fdx_602', 'fdx_603'])

function byStatus(status: number): TroubleName {
  const name = `status_${status}`
  if (isTrouble(name)) return name
  if (status >= 300 && status < 400) return 'redirect'
  if (status >= 400 && status < 500) return 'status_4xx'
  return status >= 500 && status < 600 ? 'status_5xx' : 'status_other'
}
