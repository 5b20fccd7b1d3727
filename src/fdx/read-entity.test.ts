// Tests of reading a bank's answer: exact, tolerant of what we do not know, strict about what we do.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { account } from './account.ts'
import { readJson, schemaOf } from './read-entity.ts'
import { writerOf } from './write-entity.ts'

const accounts = schemaOf(account)

const loan = `{"accountCategory":"LOAN_ACCOUNT","accountId":"loan-1","accountType":"MORTGAGE","status":"OPEN",
  "principalBalance":204000.70,"loanTerm":300,"nextPaymentDate":"2026-03-01","balanceAsOf":"2026-02-01T00:00:00Z"`

test('an amount survives a bank to the digit, and back out again', () => {
  const read = accounts.parse(readJson(`${loan}}`))
  const written = JSON.stringify(writerOf(account, '6.4.1', new Set(['ACCOUNT_DETAILED']))(read))
  assert.match(written, /"principalBalance":204000\.70,/)
  assert.match(written, /"loanTerm":300,"nextPaymentDate":"2026-03-01"/)
})

test('a field, a word or a null that we do not know is taken as absent', () => {
  const read = accounts.parse(readJson(`${loan},"somethingNew":{"a":1},"balanceType":"NEITHER","nickname":null}`))
  assert.equal('somethingNew' in read, false)
  assert.equal(read.balanceType, undefined)
  assert.equal(read.nickname, undefined)
})

test('an amount, a day or a category that cannot be understood is refused', () => {
  for (const wrong of [
    '"principalBalance":"much"',
    '"nextPaymentDate":"soon"',
    '"loanTerm":1.5',
    '"accountCategory":"X"',
  ]) {
    assert.equal(accounts.safeParse(readJson(`${loan},${wrong}}`)).success, false, wrong)
  }
})

test('an account without what identifies it is refused', () => {
  assert.equal(
    accounts.safeParse({ accountCategory: 'LOAN_ACCOUNT', accountType: 'LOAN', status: 'OPEN' }).success,
    false,
  )
})
