// What OpenID Connect adds to the authorize request (Core 3.1.2.1): its scopes, the nonce, and what is asked of the sign-in.

import { openIdScopes, type OpenIdScope } from '../../fdx/openid-scope.ts'
import { Problem } from '../../platform/problem.ts'
import type { ConsentTerms } from '../consents/consent-terms.ts'
import { subjectOfHint } from '../tokens/id-token.ts'

export type OpenIdParameters = {
  readonly nonce?: string | undefined
  readonly prompt?: string | undefined
  readonly max_age?: string | undefined
  readonly id_token_hint?: string | undefined
}

export type OpenIdRequest = {
  readonly openIdScopes: readonly OpenIdScope[]
  /** Comes back in the id_token, which there is for `openid` alone. */
  readonly nonce?: string
}

/** Bytes. */
const LONGEST_NONCE = 1024

/**
 * `offline_access` is not granted where the customer agrees to one time: there is no refresh token then (Core 11).
 * @param words of the scope. @throws Problem `invalid_request`.
 */
export function readOpenId(
  words: readonly string[],
  { durationType }: ConsentTerms,
  { nonce }: OpenIdParameters,
): OpenIdRequest {
  const granted = openIdScopes.filter(
    (scope) => words.includes(scope) && !(scope === 'offline_access' && durationType === 'ONE_TIME'),
  )
  if (nonce === undefined || !granted.includes('openid')) return { openIdScopes: granted }
  if (Buffer.byteLength(nonce) > LONGEST_NONCE) throw invalid(`nonce is longer than ${LONGEST_NONCE} bytes.`)
  return { openIdScopes: granted, nonce }
}

/** Returns the subject of an id_token that this app has. Throws `invalid_request` for anything else. */
export function readHint(
  issuer: string,
  clientId: string,
  { id_token_hint: hint }: OpenIdParameters,
): string | undefined {
  if (hint === undefined) return undefined
  const subject = subjectOfHint(hint, { issuer, clientId })
  if (subject === undefined) throw invalid('id_token_hint must be an id_token that this server issued to this app.')
  return subject
}

/**
 * Whatever is asked of the sign-in is met: the customer signs in at the bank, chooses and decides each time. Only that nothing
 * be shown is impossible. A `prompt` that is not known is ignored. Throws `login_required` or `invalid_request`.
 */
export function demandInteraction({ prompt, max_age: maxAge }: OpenIdParameters): void {
  if (maxAge !== undefined && !/^\d{1,10}$/.test(maxAge)) throw invalid('max_age must be a whole number of seconds.')
  const wanted = (prompt ?? '').split(' ').filter((word) => word !== '')
  if (!wanted.includes('none')) return
  if (wanted.length > 1) throw invalid('prompt=none goes with no other value.')
  throw new Problem('login_required', 'The customer signs in at the bank each time. Send no prompt=none.')
}

function invalid(detail: string): Problem {
  return new Problem('invalid_request', detail)
}
