// Decimals: exact to the last digit, whatever is reckoned with them.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { absolute, add, compare, decimal, fromCents, negate, subtract, sum, toCents, toJsonNumber } from './decimal.ts'

const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })

test('adding and taking away again gives the same amount, to the digit', () => {
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      assert.equal(subtract(add(fromCents(a), fromCents(b)), fromCents(b)), fromCents(a))
    }),
  )
})

test('an amount and its cents are the same value', () => {
  fc.assert(fc.property(cents, (amount) => assert.equal(toCents(fromCents(amount)), amount)))
})

test('a sum does not depend on the order, as it does with floats', () => {
  const amounts = ['0.10', '0.20', '-0.30'].map(decimal)
  assert.equal(sum(amounts), '0.00')
  assert.equal(sum(amounts.toReversed()), '0.00')
})

test('amounts of different scales meet at the finer one', () => {
  assert.equal(add(decimal('1.5'), decimal('0.25')), '1.75')
  assert.equal(compare(decimal('1.50'), decimal('1.5')), 0)
  assert.ok(compare(decimal('-2'), decimal('1')) < 0)
  assert.equal(absolute(decimal('-0.05')), '0.05')
  assert.equal(negate(decimal('0.05')), '-0.05')
})

test('JSON carries the very digits', () => {
  assert.equal(
    JSON.stringify({ amount: toJsonNumber(decimal('1234567890123456789.10')) }),
    '{"amount":1234567890123456789.10}',
  )
})

test('what is not a decimal is refused', () => {
  for (const text of ['', '1e3', '.5', '5.', '+1', ' 1', 'NaN', '1,50', '--1'])
    assert.throws(() => decimal(text), RangeError)
  assert.throws(() => toCents(decimal('0.001')), RangeError)
})
