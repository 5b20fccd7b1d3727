// Rules of moments in requests: what no database could hold is none, whatever the calendar of the language reaches.

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { isDay, readDay, readInstant } from './request-moment.ts'

await test('a moment is one of the years 1 to 9999, however it is written', () => {
  assert.equal(readInstant('2026-06-17t13:00:00-04:00')?.toString(), '2026-06-17T17:00:00Z')
  const none = ['', 'x', '2026-06-17', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z']
  for (const text of [...none, '0000-06-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '2026-06-17T13:00:00Z[Foo/Bar]']) {
    assert.equal(readInstant(text), undefined, text)
  }
})

await test('a day is one of the years 1 to 9999, written in one way', () => {
  for (const text of ['0001-01-01', '2024-02-29', '9999-12-31']) assert.ok(isDay(text), text)
  const none = [
    '-271821-04-20',
    '+275760-09-13',
    '0000-01-01',
    '2026-02-30',
    '20260101',
    '2026-01-01T00:00',
    '2026-01-01[u-ca=hebrew]',
  ]
  for (const text of none) assert.ok(!isDay(text), text)
})

await test('the day of a moment is its day in the zone; of a date and time without a zone, the one that is written', () => {
  const days = [
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T00:00:00Z', '2026-01-30'],
    ['2026-01-31t23:59:59.9999999-05:00', '2026-01-31'],
    ['2026-01-31 00:00:00', '2026-01-31'],
    [' 2026-01-31T23:59 ', '2026-01-31'],
  ] as const
  for (const [text, day] of days) assert.equal(readDay(text, 'America/Toronto')?.toString(), day, text)
  const none = ['', '2026-02-30T00:00:00Z', '2026-01-31T24:00', '2026-01-31T', '2026-01-31 00:00 x', '31/01/2026']
  for (const text of [...none, '2026-01-31T00:00[UTC]']) assert.equal(readDay(text, 'America/Toronto'), undefined, text)
})
