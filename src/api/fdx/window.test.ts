// Windows: days count whole at the bank, also on the two days a year that have 23 or 25 hours.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../../platform/problem.ts'
import { readWindow } from './window.ts'

const now = Temporal.Instant.from('2026-06-17T17:00:00Z')
const window = (startTime?: string, endTime?: string): string[] => {
  const { start, end } = readWindow({ startTime, endTime }, now, 90, {
    unreadable: 'invalid_request',
    half: 'invalid_date',
  })
  return [start.toString(), end.toString()]
}

function codeOf(startTime?: string, endTime?: string): string {
  try {
    window(startTime, endTime)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'none'
}

test('a day is from its first to its last moment in Toronto, in winter, in summer, and when the clocks change', () => {
  assert.deepStrictEqual(window('2026-01-15', '2026-01-15'), ['2026-01-15T05:00:00Z', '2026-01-16T04:59:59.999Z'])
  assert.deepStrictEqual(window('2026-06-15', '2026-06-15'), ['2026-06-15T04:00:00Z', '2026-06-16T03:59:59.999Z'])
  assert.deepStrictEqual(window('2026-03-08', '2026-03-08'), ['2026-03-08T05:00:00Z', '2026-03-09T03:59:59.999Z'])
  assert.deepStrictEqual(window('2026-11-01', '2026-11-01'), ['2026-11-01T04:00:00Z', '2026-11-02T04:59:59.999Z'])
})

test('without dates the window is the default number of days up to now', () => {
  assert.deepStrictEqual(window(), ['2026-03-19T17:00:00Z', '2026-06-17T17:00:00Z'])
})

test('half a window, a window that runs backwards and what is no date are told apart', () => {
  assert.equal(codeOf('2026-01-01'), 'invalid_date')
  assert.equal(codeOf('2026-01-01T00:00:00Z[Foo/Bar]', '2026-01-02'), 'invalid_request')
  assert.equal(codeOf(undefined, '2026-01-01'), 'invalid_date')
  assert.equal(codeOf('2026-01-02', '2026-01-01'), 'invalid_date_range')
  for (const text of ['yesterday', '2026-02-30', '2026-1-1', '20260101', '']) {
    assert.equal(codeOf(text, '2026-01-01'), 'invalid_request', text)
  }
})
