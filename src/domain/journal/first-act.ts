// First act: an act that only one of several servers performs that start at once on one database.

import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { Problem } from '../../platform/problem.ts'
import { act, type Act, type By, type Stage } from './act.ts'

/** The number of the advisory lock that first acts hold. */
const FIRST_ACT_LOCK = 7268434

/** Performs the act unless `isDone` says, once the lock is held, that another server has: then returns `undefined`. */
export async function firstAct<T>(
  stage: Stage,
  by: By,
  isDone: (tx: Transaction<Tables>) => Promise<boolean>,
  body: (act: Act) => Promise<T>,
): Promise<T | undefined> {
  const done = new Problem('conflict', 'Another server has done this already.')
  try {
    return await act(stage, by, async (act) => {
      await sql`select pg_advisory_xact_lock(${FIRST_ACT_LOCK})`.execute(act.tx)
      if (await isDone(act.tx)) throw done
      return await body(act)
    })
  } catch (error) {
    if (error === done) return undefined
    throw error
  }
}
