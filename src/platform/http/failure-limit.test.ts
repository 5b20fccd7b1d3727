// The failure limit: whoever fails too often waits a minute, and nobody else does.

import assert from 'node:assert/strict'
import test from 'node:test'
import { movableClock } from '../clock.ts'
import { Problem } from '../problem.ts'
import { failureLimit } from './failure-limit.ts'

test('after so many failures a key waits until the next minute, and other keys do not', () => {
  const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
  const limit = failureLimit(clock, 3)
  for (let count = 0; count < 3; count++) {
    limit.demandAllowed('guesser')
    limit.failed('guesser')
  }
  assert.throws(() => limit.demandAllowed('guesser'), Problem)
  limit.demandAllowed('somebody else')
  clock.advance({ minutes: 1 })
  limit.demandAllowed('guesser')
})
