// Unavailable: the problem that every caller gets if the database cannot answer now, whatever the driver threw.

import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '../platform/problem.ts'

/** Seconds: about as long as a restart or a change of the primary takes. */
const RETRY_AFTER = 5

const DETAIL = 'The database does not answer or takes no changes at the moment. Try again in a few seconds.'

export class Unavailable extends Problem {
  /** Nothing has been changed, for certain, and a retry may succeed at once. */
  readonly mayRetry: boolean

  constructor(cause: unknown, mayRetry: boolean) {
    super('temporarily_unavailable', DETAIL, { cause, retryAfterSeconds: RETRY_AFTER })
    this.mayRetry = mayRetry
  }
}

/** Returns PostgreSQL's five-character error code (appendix A of its manual), if the error is the database's own. */
export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** Serialization failure and deadlock: PostgreSQL has rolled this transaction back. */
const COLLISIONS: ReadonlySet<string> = new Set(['40001', '40P01'])

/** Read-only; timed out; ended by an administrator; starting, stopping or recovering; I/O error. */
const TRANSIENT: ReadonlySet<string> = new Set(['25006', '25P03', '57014', '57P01', '57P02', '57P03', '57P05', '58030'])

/** Connection exceptions; out of disk, memory or connections. */
const TRANSIENT_CLASSES: ReadonlySet<string> = new Set(['08', '53'])

/** Returns `Unavailable` for a transient error of a statement; any other error, which is a bug of ours, as it is. */
export function translateError(error: unknown): unknown {
  const state = sqlState(error) ?? ''
  if (COLLISIONS.has(state)) return new Unavailable(error, true)
  if (TRANSIENT.has(state) || TRANSIENT_CLASSES.has(state.slice(0, 2))) return new Unavailable(error, false)
  return error
}

const MAX_ATTEMPTS = 5

/** Retries while the attempt fails without having changed anything and may succeed the next time. */
export async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Unavailable && error.mayRetry) || attempts === MAX_ATTEMPTS) throw error
      // A random delay, so that transactions that collided do not collide again.
      await delay(Math.random() * 20 * 2 ** attempts)
    }
  }
}
