// First act: what only the first of several servers that start at once on one database does.

import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { Problem } from '../../platform/problem.ts'
import { act, type Act, type By, type Stage } from './act.ts'

/** Of the lock that first acts wait for each other at. */
const FIRST_ACT = 7268434

/** Undefined where `isDone` says so, once nobody else is at it. */
export async function firstAct<T>(
  stage: Stage,
  by: By,
  isDone: (tx: Transaction<Tables>) => Promise<boolean>,
  body: (act: Act) => Promise<T>,
): Promise<T | undefined> {
  const done = new Problem('conflict', 'Another server has done this already.')
  try {
    return await act(stage, by, async (act) => {
      await sql`select pg_advisory_xact_lock(${FIRST_ACT})`.execute(act.tx)
      if (await isDone(act.tx)) throw done
      return await body(act)
    })
  } catch (error) {
    if (error === done) return undefined
    throw error
  }
}
