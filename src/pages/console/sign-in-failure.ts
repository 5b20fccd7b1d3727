// The failure of a sign-in or of a fresh proof, and the status and headers of its page.

import type { Blocked } from '../../domain/operators/attempt.ts'

export type SignInFailure =
  | { readonly because: 'refused' | 'passkey_refused' }
  | { readonly because: Blocked['because']; readonly seconds: number }

export function signInFailure(outcome: Blocked | { readonly because: 'refused' }, at: Temporal.Instant): SignInFailure {
  if (!('until' in outcome)) return outcome
  return { because: outcome.because, seconds: Math.max(1, Math.ceil(at.until(outcome.until).total('seconds'))) }
}

export function failureAnswer(failure: SignInFailure): { status: number; headers: Record<string, string> } {
  return 'seconds' in failure
    ? { status: 429, headers: { 'retry-after': String(failure.seconds) } }
    : { status: 403, headers: {} }
}
