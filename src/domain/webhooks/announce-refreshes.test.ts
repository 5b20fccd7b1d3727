// The night of refreshes: every minute of it comes, also in the nights in which clocks change.

import assert from 'node:assert/strict'
import test from 'node:test'
import { momentOfNight } from './announce-refreshes.ts'

const minuteAt = (at: string): number | undefined => momentOfNight(Temporal.Instant.from(at))?.minute

test('the last minute of the night comes when an hour is left out, and when one comes twice', () => {
  // 04:59 in Toronto: in winter, after the clocks went forward, and after they went back.
  assert.equal(minuteAt('2026-02-10T09:59:00Z'), 239)
  assert.equal(minuteAt('2026-03-08T08:59:00Z'), 239)
  assert.equal(minuteAt('2026-11-01T09:59:00Z'), 239)
  assert.equal(minuteAt('2026-03-08T09:00:00Z'), undefined)
})

test('an hour that comes twice is one night: what was refreshed in the first is not refreshed in the second', () => {
  const [first, second] = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'].map((at) =>
    momentOfNight(Temporal.Instant.from(at)),
  )
  assert.equal(String(first?.began), '2026-11-01T05:00:00Z')
  assert.equal(String(second?.began), '2026-11-01T05:00:00Z')
  assert.equal(second?.minute, 30)
})
