// The test database itself: every test file has its own, with every table and nothing in it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openTestDatabase, type TestDatabase } from './database.ts'

test('a test database is migrated, and what one test writes another does not see', async () => {
  await using one = await openTestDatabase()
  await using other = await openTestDatabase()
  await one.transaction((tx) => tx.insertInto('server_fact').values({ name: 'demo', value: 'yes' }).execute())
  assert.equal((await factsIn(one)).length, 1)
  assert.equal((await factsIn(other)).length, 0)
})

function factsIn({ read }: TestDatabase): Promise<unknown[]> {
  return read.selectFrom('server_fact').select('name').execute()
}
