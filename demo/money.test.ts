// Tests of money: no cent is made or lost between the bank's digits and ours.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCents, toText } from './money.ts'

test('the digits that a bank wrote become whole cents and the same digits again', () => {
  for (const [written, cents] of [
    ['0.10', 10],
    ['1.1', 110],
    ['-1234.5', -123450],
    ['1100', 110000],
    ['90071992547409.91', 9007199254740991],
  ] as const) {
    assert.equal(toCents(written), cents)
    assert.equal(toCents(toText(cents)), cents)
  }
  assert.equal(toText(-5), '-0.05')
})

test('fractions of a cent are rounded, not cut', () => {
  assert.deepEqual(['0.005', '0.0049', '-0.005', '1.995'].map(toCents), [1, 0, -1, 200])
})

test('what is not an amount, or is too large to count, is refused', () => {
  for (const text of ['', '1e3', 'NaN', '1.', '90071992547409.92']) assert.throws(() => toCents(text), RangeError)
})
