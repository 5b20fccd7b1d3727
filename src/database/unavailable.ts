// Unavailable: what whoever asks is told when the database cannot answer now, whatever the driver threw.

import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '../platform/problem.ts'

/** Seconds. A restart, or a change of the primary, takes about so long. */
const RETRY_AFTER = 5

const DETAIL = 'The database does not answer or takes no changes at the moment. Try again in a few seconds.'

export class Unavailable extends Problem {
  /** Nothing has happened, for certain, and the same may go well at once. */
  readonly mayRepeat: boolean

  constructor(cause: unknown, mayRepeat: boolean) {
    super('temporarily_unavailable', DETAIL, { cause, retryAfterSeconds: RETRY_AFTER })
    this.mayRepeat = mayRepeat
  }
}

/** PostgreSQL's five characters (appendix A of its manual), where the error is the database's own. */
export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** Two acts were in each other's way, and PostgreSQL has undone this one. */
const COLLISIONS: ReadonlySet<string> = new Set(['40001', '40P01'])

/** Read-only; ended for taking too long; ended by an operator, or while it starts, stops or recovers. */
const PASSING: ReadonlySet<string> = new Set(['25006', '25P03', '57014', '57P01', '57P02', '57P03', '57P05', '58030'])

/** Connection exceptions; out of disk, memory or connections. */
const PASSING_CLASSES: ReadonlySet<string> = new Set(['08', '53'])

/** What an error of one statement is told as: itself, where it is a bug of ours. */
export function toldAs(error: unknown): unknown {
  const state = sqlState(error) ?? ''
  if (COLLISIONS.has(state)) return new Unavailable(error, true)
  if (PASSING.has(state) || PASSING_CLASSES.has(state.slice(0, 2))) return new Unavailable(error, false)
  return error
}

const MOST_ATTEMPTS = 5

/** Does it again, from its beginning, as long as it fails in a way that changed nothing and may go well the next time. */
export async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Unavailable && error.mayRepeat) || attempts === MOST_ATTEMPTS) throw error
      // Those who were in each other's way must not meet again.
      await delay(Math.random() * 20 * 2 ** attempts)
    }
  }
}
