// Why a sign-in, or a fresh proof, did not count; and how the page that says so answers.

import type { Blocked } from '../../domain/operators/attempt.ts'

export type SignInTrouble =
  | { readonly because: 'refused' | 'passkey_refused' }
  | { readonly because: Blocked['because']; readonly seconds: number }

export function troubleOf(outcome: Blocked | { readonly because: 'refused' }, at: Temporal.Instant): SignInTrouble {
  if (!('until' in outcome)) return outcome
  return { because: outcome.because, seconds: Math.max(1, Math.ceil(at.until(outcome.until).total('seconds'))) }
}

export function afterTrouble(trouble: SignInTrouble): { status: number; headers: Record<string, string> } {
  return 'seconds' in trouble
    ? { status: 429, headers: { 'retry-after': String(trouble.seconds) } }
    : { status: 403, headers: {} }
}
