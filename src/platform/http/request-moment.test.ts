// Rules of moments in requests: what no database could hold is none, whatever the calendar of the language reaches.

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { isDay, readInstant } from './request-moment.ts'

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
