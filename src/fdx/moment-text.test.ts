// Tests of the text of moments against Temporal's own.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { newMomentText } from './moment-text.ts'

test('any moment reads as Temporal writes it, whatever moment came before', () => {
  const text = newMomentText()
  const milliseconds = fc.oneof(
    fc.integer({ min: -8.64e15, max: 8.64e15 }),
    fc.integer({ min: -200_000_000, max: 200_000_000 }),
  )
  const parts = fc.record({ milliseconds, nanoseconds: fc.integer({ min: 0, max: 999_999 }) })
  fc.assert(
    fc.property(parts, ({ milliseconds, nanoseconds }) => {
      const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds)
      const exact = milliseconds < 8.64e15 ? moment.add({ nanoseconds }) : moment
      assert.equal(text(exact), exact.toString({ smallestUnit: 'millisecond' }))
    }),
    { numRuns: 1000 },
  )
})
