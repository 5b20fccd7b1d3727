// The end of a database: whoever closes it leaves nobody in it, nor on the way in.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Client } from 'pg'
import { openDatabase } from '../../src/database/open.ts'
import { createPostgresDatabase } from '../database.ts'

const ROUNDS = 20

/** More than one, so that another is being made when the first has answered. */
const AT_ONCE = 4

const skip = process.env['PORTAGE_TEST_DATABASE'] !== 'postgres' && 'the embedded database has one connection, always'

test(
  'a database that is closed while connections are made has none afterwards, and nobody hears of their end',
  { skip },
  async () => {
    await using created = await createPostgresDatabase()
    const watcher = new Client({ connectionString: process.env['DATABASE_URL'] })
    await watcher.connect()
    const name = new URL(created.url).pathname.slice(1)
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const errors: Error[] = []
        const location = { kind: 'postgres', url: created.url, connections: AT_ONCE, deadline: 10_000 } as const
        const database = await openDatabase(location, (error) => void errors.push(error))
        const asked = Array.from({ length: AT_ONCE }, () => database.run('select 1', []).catch(() => []))
        await Promise.race(asked)
        await database.close()
        const { rows } = await watcher.query('select pid from pg_stat_activity where datname = $1', [name])
        assert.deepEqual([rows.length, errors], [0, []], `round ${round}`)
        await Promise.all(asked)
      }
    } finally {
      await watcher.end()
    }
  },
)
