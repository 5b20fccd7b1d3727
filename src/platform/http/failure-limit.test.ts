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
  assert.throws(() => fail('192.0.2.1', 'APP'), Problem, 'the same name in capitals')
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
  for (let count = 3; count < 30; count++) fail('2001:db8::', `made up ${count}`)
  assert.throws(() => fail('2001:db8::', 'made up'))
})

test('who changes network within an IPv6 site is still one caller, and its neighbours are not', () => {
  const limit = failureLimit(openTally(movableClock(START)), 3)
  const fail = (network: number) => limit.failed({ address: `2001:db8:0:${network.toString(16)}::1` }, 'app', 'secret')
  for (let network = 0; network < 9; network++) fail(network)
  assert.throws(() => fail(10), Problem, 'a home')
  for (let network = 256; network < 256 + 9; network++) fail(network)
  for (let network = 512; network < 512 + 9; network++) fail(network)
  for (let network = 768; network < 768 + 3; network++) fail(network)
  assert.throws(() => fail(1024), Problem, 'a site')
  limit.failed({ address: '2001:db8:1::1' }, 'app', 'secret')
})
