// Checks whether this server is ready: the database must accept journal entries, and the clock must be right.

import { describeSkew, measureSkew, MAX_SKEW } from '../../database/measure-skew.ts'
import type { Database } from '../../database/open.ts'
import { tryEntry } from '../../domain/journal/try-entry.ts'
import type { WatchedJournal } from '../../domain/journal/read-journal.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'

/** The time within which the database must answer. */
const DEADLINE_MS = 2_000

export type ReadinessParts = {
  readonly database: Database
  readonly journal: WatchedJournal
  /** `undefined` if the time is simulated, so that it cannot be compared with the database's. */
  readonly clock?: Clock | undefined
}

/**
 * Returns a function that returns the reasons why this server is not ready, as sentences without secrets. Concurrent calls
 * share one check.
 */
export function openReadinessCheck(parts: ReadinessParts): () => Promise<readonly string[]> {
  let running: Promise<readonly string[]> | undefined
  return () => {
    running ??= findReasons(parts).finally(() => (running = undefined))
    return withinDeadline(running)
  }
}

async function withinDeadline(reasons: Promise<readonly string[]>): Promise<readonly string[]> {
  const late = Promise.withResolvers<readonly string[]>()
  const timer = setTimeout(
    () => late.resolve([`The database does not answer within ${DEADLINE_MS / 1000} s.`]),
    DEADLINE_MS,
  )
  try {
    return await Promise.race([reasons, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function findReasons({ database, journal, clock }: ReadinessParts): Promise<readonly string[]> {
  try {
    const [state] = await database.run<State>(STATE, [])
    const skew = clock ? await measureSkew(database, clock) : 0
    return [
      ...(state?.in_recovery ? ['The database is a standby or in recovery, and accepts no changes.'] : []),
      ...(state?.read_only && !state.in_recovery ? ['The database is read-only.'] : []),
      ...(state?.may_write ? [] : ['The database user is not allowed to write the journal.']),
      ...(Math.abs(skew) > MAX_SKEW ? [describeSkew(skew)] : []),
      ...(journal.isFailing() ? await tryJournal(database) : []),
    ]
  } catch (error) {
    if (error instanceof Problem) return ['The database cannot be reached.']
    throw error
  }
}

async function tryJournal(database: Database): Promise<readonly string[]> {
  return (await tryEntry(database))
    ? []
    : ['The journal cannot be written: the disk of the database may be full. See the log.']
}

type State = { readonly in_recovery: boolean; readonly read_only: boolean; readonly may_write: boolean }

const STATE = `select pg_is_in_recovery() as in_recovery, current_setting('transaction_read_only') = 'on' as read_only,
  has_table_privilege('journal_entry', 'insert') as may_write`
