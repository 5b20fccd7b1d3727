// Judges whether this server can serve: above all whether the journal, without which nothing is given out, can be written.

import { describeSkew, measureSkew, MOST_SKEW } from '../../database/measure-skew.ts'
import type { Database } from '../../database/open.ts'
import { tryEntry } from '../../domain/journal/try-entry.ts'
import type { WatchedJournal } from '../../domain/journal/read-journal.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'

/** Milliseconds that the database has for all of it: whoever watches does not wait long. */
const DEADLINE = 2_000

export type Judged = {
  readonly database: Database
  readonly journal: WatchedJournal
  /** Absent where time is moved. */
  readonly clock?: Clock | undefined
}

/** The returned function gives what keeps this server from serving, in sentences without secrets; many ask as one. */
export function openReadiness(judged: Judged): () => Promise<readonly string[]> {
  let judging: Promise<readonly string[]> | undefined
  return () => {
    judging ??= judge(judged).finally(() => (judging = undefined))
    return withinDeadline(judging)
  }
}

async function withinDeadline(judging: Promise<readonly string[]>): Promise<readonly string[]> {
  const late = Promise.withResolvers<readonly string[]>()
  const timer = setTimeout(() => late.resolve([`The database does not answer within ${DEADLINE / 1000} s.`]), DEADLINE)
  try {
    return await Promise.race([judging, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function judge({ database, journal, clock }: Judged): Promise<readonly string[]> {
  try {
    const [state] = await database.run<State>(STATE, [])
    const skew = clock ? await measureSkew(database, clock) : 0
    return [
      ...(state?.recovers ? ['The database is a standby, or recovers: it takes no changes.'] : []),
      ...(state?.reads_only && !state.recovers ? ['The database is read-only.'] : []),
      ...(state?.may_write ? [] : ['The user of the database may not write the journal.']),
      ...(Math.abs(skew) > MOST_SKEW ? [describeSkew(skew)] : []),
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
    : ['The journal cannot be written: the disk of the database may be full. The log says more.']
}

type State = { readonly recovers: boolean; readonly reads_only: boolean; readonly may_write: boolean }

const STATE = `select pg_is_in_recovery() as recovers, current_setting('transaction_read_only') = 'on' as reads_only,
  has_table_privilege('journal_entry', 'insert') as may_write`
