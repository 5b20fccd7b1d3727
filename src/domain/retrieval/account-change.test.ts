// Rules of account changes: what is told of a difference, and what is not.

import assert from 'node:assert/strict'
import test from 'node:test'
import { changesBetween, type Sighting } from './account-change.ts'

const one: Sighting = { accountMac: 'one', numberMac: '1', closed: false }
const two: Sighting = { accountMac: 'two', numberMac: '2', closed: false }
const shared = new Map([['one', 'handle']])

test('each difference of a shared account is told, and of one that is not shared only that it was opened', () => {
  assert.deepEqual(changesBetween([one, two], [one, two], shared), [])
  assert.deepEqual(changesBetween([one], [one, two], shared), [{ kind: 'account-opened' }])
  assert.deepEqual(changesBetween([one, two], [{ ...one, closed: true, numberMac: '9' }, two], shared), [
    { kind: 'account-closed', accountHandle: 'handle' },
    { kind: 'account-renumbered', accountHandle: 'handle' },
  ])
  assert.deepEqual(changesBetween([one, two], [one, { ...two, closed: true, numberMac: '9' }], shared), [])
  assert.deepEqual(changesBetween([one, two], [one], shared), [])
  assert.deepEqual(changesBetween([one, two], [two], shared), [{ kind: 'owner-withdrew', accountHandle: 'handle' }])
})

test('what is seen first was not changed, but what is shared and missing is gone', () => {
  assert.deepEqual(changesBetween(undefined, [{ ...one, closed: true }, two], shared), [])
  assert.deepEqual(changesBetween(undefined, [two], shared), [{ kind: 'owner-withdrew', accountHandle: 'handle' }])
})

test('a bank that does not say the number has renumbered nothing', () => {
  const silent = { ...one, numberMac: null }
  assert.deepEqual(changesBetween([one], [silent], shared), [])
  assert.deepEqual(changesBetween([silent], [one], shared), [])
})
