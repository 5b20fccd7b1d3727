// Rules of the key ring: what another process makes or ends is known here a second later, and strangers ask nothing of the database.

import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openTestDatabase } from '../../../test/database.ts'
import { movableClock } from '../../platform/clock.ts'
import { openVault } from '../../platform/secret.ts'
import { act, bySystem } from '../journal/act.ts'
import { endSigningKey } from './end-signing-key.ts'
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
  await ring.renew()
  await act({ database, clock }, bySystem('test'), (act) => endSigningKey(act, vault, first, 'a story'))
  assert.ok(await ring.verifying(first), 'within the second')
  clock.advance({ seconds: 1 })
  assert.equal(await ring.verifying(first), undefined)
})

await test('made-up key ids are looked up a bounded number of times a second, and a new key is known at once', async () => {
  await using database = await openTestDatabase()
  const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
  const vault = openVault([randomBytes(32)], randomBytes(32))
  const make = (): Promise<string> =>
    act({ database, clock }, bySystem('test'), (act) => makeSigningKey(act, vault, act.at))
  await make()
  let queries = 0
  const counting = {
    ...database,
    get read() {
      queries++
      return database.read
    },
  }
  const ring = await openKeyRing(counting, vault, clock)
  assert.ok(await ring.verifying(await make()))
  queries = 0
  for (let index = 0; index < 100; index++) assert.equal(await ring.verifying(`made up ${index}`), undefined)
  assert.ok(queries < 25, `${queries} queries`)
  clock.advance({ seconds: 1 })
  assert.ok(await ring.verifying(await make()))
})

await test('where the clock of the node that made the only key is ahead, the key signs here all the same', async () => {
  await using database = await openTestDatabase()
  const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
  const vault = openVault([randomBytes(32)], randomBytes(32))
  const kid = await act({ database, clock }, bySystem('test'), (act) =>
    makeSigningKey(act, vault, act.at.add({ seconds: 2 })),
  )
  assert.equal((await openKeyRing(database, vault, clock)).signing().kid, kid)
})
