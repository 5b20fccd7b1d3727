// Tests of one-time codes, with the vectors of RFC 6238, appendix B.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newTotpSecret, oneTimeCode, stepOfCode } from './one-time-code.ts'

/** '12345678901234567890' in base 32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

const at = (seconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test('the codes are those of RFC 6238, their last six digits', () => {
  const vectors: readonly [number, string][] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ]
  for (const [seconds, code] of vectors) assert.equal(oneTimeCode(SECRET, at(seconds)), code)
})

test('a code counts in its own half minute, the one before and the one after, and says which it was', () => {
  const now = 1111111111
  const step = Math.floor(now / 30)
  for (const [offset, taken] of [
    [-60, undefined],
    [-30, step - 1],
    [0, step],
    [30, step + 1],
    [60, undefined],
  ] as const) {
    assert.equal(stepOfCode(SECRET, oneTimeCode(SECRET, at(now + offset)), at(now)), taken)
  }
})

test('spaces in a code are forgiven, anything else is not', () => {
  assert.equal(stepOfCode(SECRET, ' 287 082 ', at(59)), 1)
  for (const wrong of ['', '287083', '28708', '2870820', '28708a', '٢٨٧٠٨٢']) {
    assert.equal(stepOfCode(SECRET, wrong, at(59)), undefined)
  }
})

test('a secret has 160 bits in base 32, and no two are the same', () => {
  const secrets = Array.from({ length: 20 }, newTotpSecret)
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/)
  assert.equal(new Set(secrets).size, 20)
})
