// The embedded database shown as a pool of one connection.

import type { PGlite } from '@electric-sql/pglite'
import { demandCommitted, type Connection, type Pool, type Result } from './connection.ts'
import { embeddedStatements } from './embedded-statements.ts'
import { assertOutsideTransaction } from './inside-transaction.ts'
import { translateError } from './unavailable.ts'
import { toParameter } from './values.ts'

/** The one connection is handed to waiting users in order of arrival. */
export function embeddedPool(pglite: PGlite): Pool {
  let last: Promise<void> = Promise.resolve()
  const run = embeddedStatements(pglite)
  const query: Connection['query'] = async (text, values) => {
    try {
      return (await run(text, values.map(toParameter))) as unknown as Result
    } catch (error) {
      throw translateError(error)
    }
  }
  const client = {
    query,
    begin: async () => void (await query('begin', [])),
    commit: async () => demandCommitted(await query('commit', [])),
    rollback: async () => void (await query('rollback', []).catch(() => {})),
  }
  return {
    async connect() {
      assertOutsideTransaction()
      const before = last
      const turn = Promise.withResolvers<void>()
      last = turn.promise
      await before
      return { ...client, release: turn.resolve }
    },
    end: () => pglite.close(),
  }
}
