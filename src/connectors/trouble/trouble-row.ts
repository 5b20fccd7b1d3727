// Trouble row: what follows from one kind of trouble at a bank, for the app, for the next call and for the operator.

import type { languages } from '../../platform/language.ts'
import type { ProblemCode } from '../../platform/problem.ts'

export type TroubleTexts = { readonly means: string; readonly advice: string }

export type TroubleRow = {
  /** What the app is told; the domain's own words stand beside it. */
  readonly problem: ProblemCode
  /** Whether the same call may succeed a moment later: a call that changes nothing is sent again. */
  readonly retried: boolean
  /** Whether it is a failure of the bank, which opens its breaker if there are many. */
  readonly counts: boolean
  /** What the operator reads. */
  readonly texts: Readonly<Record<(typeof languages)[number], TroubleTexts>>
}

/** What the bank did, in few words; the code says the rest. */
type Course = Pick<TroubleRow, 'retried' | 'counts'>

/** It passes by itself: sent again, and counted. */
export const PASSING: Course = { retried: true, counts: true }
/** A failure of the bank that a second call does not mend. */
export const FAILING: Course = { retried: false, counts: true }
/** The bank answers as it should: nothing failed. */
export const ANSWERED: Course = { retried: false, counts: false }

/** @param texts means and advice in English, then in French. */
export function row(
  problem: ProblemCode,
  course: Course,
  texts: readonly [string, string, string, string],
): TroubleRow {
  const [means, advice, meansFrench, adviceFrench] = texts
  return { problem, ...course, texts: { en: { means, advice }, fr: { means: meansFrench, advice: adviceFrench } } }
}
