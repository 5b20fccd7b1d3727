// Rules of the key ring: two processes on one database sign with the same key once both have read again.

import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openTestDatabase } from '../../../test/database.ts'
import { movableClock } from '../../platform/clock.ts'
import { openVault } from '../../platform/secret.ts'
import { act, bySystem } from '../journal/act.ts'
import { openKeyRing } from './key-ring.ts'
import { makeSigningKey } from './make-signing-key.ts'

await test('a key that another process stored is published and signs here once the keys are read again and its time has come', async () => {
  await using database = await openTestDatabase()
  const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
  const vault = openVault([randomBytes(32)], randomBytes(32))
  const make = (hours: number): Promise<string> =>
    act({ database, clock }, bySystem('test'), (act) => makeSigningKey(act, vault, act.at.add({ hours })))
  const first = await make(0)
  const ring = await openKeyRing(database, vault, clock)
  const signing = ring.signing()
  const second = await make(24)
  assert.deepEqual([await ring.reload(), await ring.reload()], [1, 0])
  assert.deepEqual(new Set(ring.published().map(({ kid }) => kid)), new Set([first, second]))
  assert.equal(ring.signing(), signing, 'a key that stays is the same object, with all that is remembered by it')
  clock.advance({ hours: 24 })
  assert.equal(ring.signing().kid, second)
  await database.run('update signing_key set retired_at = now() where kid = $1', [first])
  assert.equal(await ring.reload(), 1)
  assert.equal(await ring.verifying(first), undefined)
})
