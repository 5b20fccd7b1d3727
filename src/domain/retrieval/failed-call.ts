// A failed call in the log: which bank, for which request, what kind of trouble and why. Who asked hears the problem alone, or
// finds it in the place of one account among others.

import type { Log } from '../../platform/log.ts'
import { errorText, Problem, type ProblemCode } from '../../platform/problem.ts'

/** The problems of a bank that fails; any other is an answer. */
const FAILED: ReadonlySet<ProblemCode> = new Set([
  'provider_unavailable',
  'provider_maintenance',
  'provider_busy',
  'bank_grant_ended',
  'sign_in_failed',
])

export type FailedCall = { readonly providerId: number; readonly requestId: string }

export function logFailedCall(log: Log, call: FailedCall, error: unknown): void {
  if (!(error instanceof Problem) || !FAILED.has(error.code)) return
  const trouble = troubleOf(error)
  log.warn('a call to a bank failed', {
    ...call,
    problem: error.code,
    ...(trouble !== undefined && { trouble }),
    ...(error.cause !== undefined && { error: errorText(error.cause) }),
  })
}

/** Of the innermost error that has one: that is the one that happened. */
function troubleOf(error: unknown): string | undefined {
  let trouble: string | undefined
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('trouble' in at && typeof at.trouble === 'string') trouble = at.trouble
  }
  return trouble
}
