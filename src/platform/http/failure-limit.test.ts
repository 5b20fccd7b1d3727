// The failure limit: whoever fails too often waits a minute, and nobody else does.

import assert from 'node:assert/strict'
import test from 'node:test'
import { movableClock } from '../clock.ts'
import { Problem } from '../problem.ts'
import { failureLimit } from './failure-limit.ts'

test('after so many failures a key waits until the next minute and is told what was wrong, and other keys do not', () => {
  const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
  const limit = failureLimit(clock, 3)
  for (let count = 0; count < 3; count++) {
    limit.demandAllowed('guesser', 'x-api-key')
    limit.failed('guesser')
  }
  assert.throws(
    () => limit.demandAllowed('guesser', 'x-api-key'),
    (error) => {
      assert.ok(error instanceof Problem)
      assert.equal(error.detail, 'Too many failed attempts. Wait a minute and check the x-api-key.')
      return error.code === 'too_many_requests'
    },
  )
  limit.demandAllowed('somebody else', 'x-api-key')
  clock.advance({ minutes: 1 })
  limit.demandAllowed('guesser', 'x-api-key')
})
