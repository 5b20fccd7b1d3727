// The tally: servers count together, each goes on by itself where they cannot, and whatever a stranger sends it is bounded.

import assert from 'node:assert/strict'
import test from 'node:test'
import { until } from '../../../test/until.ts'
import { movableClock } from '../clock.ts'
import { openTally, type AddToAll } from './tally.ts'

const START = Temporal.Instant.from('2026-06-17T17:00:00Z')

const five = (key: string) => [{ key, most: 5 }]

test('what a key is beyond its limit, and a stranger too many, is neither kept nor told to anybody', async () => {
  const clock = movableClock(START)
  const told: number[] = []
  const all: AddToAll = async (_minute, added) => {
    told.push([...added.values()].reduce((sum, count) => sum + count))
    return added
  }
  const tally = openTally(clock, all)
  for (let count = 0; count < 1000; count++) assert.equal(tally.take(five('one')), count < 5)
  await until(() => told.length > 0)
  assert.deepEqual(told, [5])
  for (let count = 0; count < 19_999; count++) assert.ok(tally.take(five(`${count}`)))
  for (let count = 0; count < 20_000; count++) tally.take([{ key: `crowd ${count}`, most: 300 }])
  await until(() => told.length >= 21)
  assert.equal(
    told.reduce((sum, count) => sum + count),
    5 + 19_999,
  )
  for (let count = 0; count < 5; count++) tally.take(five('one too many'))
  assert.equal(tally.take(five('one too many')), false, 'counted all the same')
  assert.equal(tally.take(five('7')), true)
  clock.advance({ minutes: 1 })
  assert.equal(tally.take(five('one too many')), true)
})

test('however many keys are made up in a minute, who comes next is not refused because of them', () => {
  const tally = openTally(movableClock(START))
  for (let count = 0; count < 20_000; count++) tally.take([{ key: `made up ${count}`, most: 300 }])
  for (let count = 0; count < 1000; count++) {
    assert.ok(tally.take([{ key: `customer ${count}`, most: 300 }]), `${count}`)
  }
})

test('what is beyond one bound is counted at none', () => {
  const tally = openTally(movableClock(START))
  const wide = { key: 'wide', most: 10 }
  const take = (key: string) => tally.take([wide, { key, most: 2 }])
  assert.deepEqual(Array.from({ length: 20 }, () => take('greedy')).filter(Boolean).length, 2)
  for (let count = 0; count < 8; count++) assert.ok(take(`other ${count}`))
  assert.equal(take('late'), false)
})

test('a server that cannot tell the others goes on counting by itself, and tells them when it can again', async () => {
  let asked = 0
  let sum = 0
  const tally = openTally(movableClock(START), async (_minute, added) => {
    if (++asked === 1) throw new Error('no database')
    sum += added.get('key') ?? 0
    return new Map([['key', sum + 3]])
  })
  for (let count = 0; count < 2; count++) assert.ok(tally.take(five('key')))
  await until(() => asked === 1)
  assert.ok(tally.take(five('key')))
  await until(() => asked === 2 && sum === 1)
  assert.ok(tally.take(five('key')))
  assert.equal(tally.take(five('key')), false)
})
