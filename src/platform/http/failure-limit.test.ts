// The failure limit: whoever fails too often waits a minute, and nobody else does.

import assert from 'node:assert/strict'
import test from 'node:test'
import { movableClock } from '../clock.ts'
import { Problem } from '../problem.ts'
import { failureLimit } from './failure-limit.ts'
import { openTally } from './tally.ts'

const START = Temporal.Instant.from('2026-06-17T17:00:00Z')

test('after so many failures a caller waits until the next minute and is told what was wrong, and nobody else does', () => {
  const clock = movableClock(START)
  const limit = failureLimit(openTally(clock), 3)
  const fail = (address: string, whose = 'app') => limit.failed({ address }, whose, 'x-api-key')
  for (let count = 0; count < 3; count++) fail('192.0.2.1')
  assert.throws(
    () => fail('192.0.2.1'),
    (error) => {
      assert.ok(error instanceof Problem)
      assert.equal(error.detail, 'Too many failed attempts. Wait a minute and check the x-api-key.')
      return error.code === 'too_many_requests'
    },
  )
  fail('192.0.2.2')
  fail('192.0.2.1', 'another app')
  clock.advance({ minutes: 1 })
  fail('192.0.2.1')
})

test('who changes address within an IPv6 network, or makes names up, is still one caller', () => {
  const clock = movableClock(START)
  const limit = failureLimit(openTally(clock), 3)
  const fail = (address: string, whose: string) => limit.failed({ address }, whose, 'secret')
  for (let count = 0; count < 3; count++) fail(`2001:db8::${count}`, 'app')
  assert.throws(() => fail('2001:db8::ffff', 'app'))
  for (let count = 4; count < 30; count++) fail('2001:db8::', `made up ${count}`)
  assert.throws(() => fail('2001:db8::', 'made up'))
})
