// The tally: servers count together, each goes on by itself where they cannot, and whatever a stranger sends it is bounded.

import assert from 'node:assert/strict'
import test from 'node:test'
import { until } from '../../../test/until.ts'
import { movableClock } from '../clock.ts'
import { openTally, type AddToAll } from './tally.ts'

const START = Temporal.Instant.from('2026-06-17T17:00:00Z')

test('what a key is beyond its limit, and a stranger too many, is neither kept nor told to anybody', async () => {
  const clock = movableClock(START)
  const told: number[] = []
  const all: AddToAll = async (_minute, added) => {
    told.push([...added.values()].reduce((sum, count) => sum + count))
    return added
  }
  const tally = openTally(clock, all)
  for (let count = 0; count < 1000; count++) assert.equal(tally.take('one', 5), count < 5)
  await until(() => told.length > 0)
  assert.deepEqual(told, [5])
  for (let count = 0; count < 19_999; count++) assert.ok(tally.take(`${count}`, 5))
  assert.equal(tally.take('one too many', 5), false)
  assert.equal(tally.take('7', 5), true)
  clock.advance({ minutes: 1 })
  assert.equal(tally.take('one too many', 5), true)
})

test('a server that cannot tell the others goes on counting by itself, and tells them when it can again', async () => {
  let asked = 0
  let sum = 0
  const tally = openTally(movableClock(START), async (_minute, added) => {
    if (++asked === 1) throw new Error('no database')
    sum += added.get('key') ?? 0
    return new Map([['key', sum + 3]])
  })
  for (let count = 0; count < 2; count++) assert.ok(tally.take('key', 5))
  await until(() => asked === 1)
  assert.ok(tally.take('key', 5))
  await until(() => asked === 2 && sum === 1)
  assert.ok(tally.take('key', 5))
  assert.equal(tally.take('key', 5), false)
})
