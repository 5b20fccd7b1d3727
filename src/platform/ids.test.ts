// Ids: never twice, sorted like the time they were made.

import assert from 'node:assert/strict'
import test from 'node:test'
import { newId, randomText } from './ids.ts'

const at = (milliseconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds)

test('ids sort like the moments they were made at', () => {
  const moments = [0, 1, 999, 1_000_000, 1_795_000_000_000, 1_795_000_000_001]
  const ids = moments.map((moment) => newId('consent', at(moment)))
  assert.deepStrictEqual(ids.toSorted(), ids)
  assert.match(ids[0] ?? '', /^consent_[0-9a-hjkmnp-tv-z]{26}$/)
})

test('two ids of the same moment differ', () => {
  assert.equal(new Set(Array.from({ length: 10_000 }, () => newId('x', at(5)))).size, 10_000)
})

test('ids of one moment sort as they were made, whatever moments lie between', () => {
  const pairs = Array.from({ length: 1000 }, () => [newId('journal', at(7)), newId('journal', at(8))] as const)
  for (const ids of [pairs.map(([id]) => id), pairs.map(([, id]) => id)]) assert.deepStrictEqual(ids.toSorted(), ids)
})

test('random text has the length asked for and uses the whole alphabet', () => {
  const text = randomText('abcdefghijklmnopqrstuvwxyz0123456789', 10_000)
  assert.equal(text.length, 10_000)
  assert.equal(new Set(text).size, 36)
})
