// Sign-in trouble: what the library for OpenID Connect throws, as the trouble of a bank.

import * as oidc from 'openid-client'
import { Problem } from '../../platform/problem.ts'
import { BankTrouble, bankTrouble } from '../trouble/bank-trouble.ts'
import { troubleOfAnswer } from '../trouble/trouble-of-answer.ts'

/** @param now for `Retry-After`. */
export function troubleOfSignIn(error: unknown, now: Temporal.Instant): Problem {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof BankTrouble || cause instanceof Problem) return cause
    if (cause instanceof oidc.ResponseBodyError) {
      const retryAfter = cause.response.headers.get('retry-after') ?? undefined
      return troubleOfAnswer({ status: cause.status, body: { error: cause.error }, retryAfter, family: 'oauth' }, now)
    }
    if (cause instanceof oidc.AuthorizationResponseError) {
      return troubleOfAnswer({ status: 400, body: { error: cause.error }, retryAfter: undefined, family: 'oauth' }, now)
    }
    const trouble = troubleOfResponse(cause, now)
    if (trouble) return trouble
  }
  // Its message names the check that failed and never a token.
  const cause = error instanceof Error ? `${error.message}: ${causeText(error)}` : 'unknown'
  return new Problem('sign_in_failed', FAILED, { cause: bankTrouble('unreadable', { cause }) })
}

/** Of an answer that is no answer of an OAuth server at all. */
function troubleOfResponse(error: Error, now: Temporal.Instant): BankTrouble | undefined {
  const { cause } = error
  const code = 'code' in error ? error.code : undefined
  if (cause instanceof Response && !cause.ok) {
    const retryAfter = cause.headers.get('retry-after') ?? undefined
    return troubleOfAnswer({ status: cause.status, body: undefined, retryAfter, family: 'oauth' }, now)
  }
  if (code === 'OAUTH_RESPONSE_IS_NOT_JSON') return bankTrouble('wrong_type')
  // What the parser says quotes the body.
  return code === 'OAUTH_PARSE_ERROR' ? bankTrouble('not_json') : undefined
}

export const FAILED = 'The sign-in at the bank failed. Try again, or ask the bank.'

function causeText({ cause }: Error): string {
  return cause instanceof Error ? cause.message : ''
}
