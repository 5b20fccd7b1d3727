// Running balances: reckoned back from the present one, and told only where they are certain.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Account } from '../../fdx/account.ts'
import { decimal } from '../../platform/decimal.ts'
import { balancesOf, type Posted } from './running-balance.ts'

const day = (of: number): Temporal.Instant => Temporal.Instant.from('2026-06-01T12:00:00Z').add({ hours: 24 * of })

function row(of: number, debitCreditMemo: Posted['debitCreditMemo'], amount: string): Posted {
  return {
    accountCategory: 'DEPOSIT_ACCOUNT',
    transactionType: 'ADJUSTMENT',
    accountId: 'an account',
    transactionId: `of day ${of}`,
    transactionTimestamp: day(of),
    postedTimestamp: day(of),
    status: 'POSTED',
    description: 'A row',
    debitCreditMemo,
    amount: decimal(amount),
  }
}

const rows = [
  row(5, 'DEBIT', '1.00'),
  row(4, 'MEMO', '500.00'),
  row(3, 'CREDIT', '20.00'),
  row(2, 'DEBIT', '300.00'),
  row(1, 'CREDIT', '4000.00'),
]

function balances(more: Partial<Account> = {}, certain = day(0)): readonly string[] {
  const account = {
    accountCategory: 'DEPOSIT_ACCOUNT',
    accountType: 'CHECKING',
    accountId: 'an account',
    status: 'OPEN',
    balanceType: 'ASSET',
    currentBalance: decimal('10000.00'),
    ...more,
  } as Account
  const balanceAfter = balancesOf(account)
  return rows.flatMap((row) => {
    const balance = balanceAfter(row, certain)
    return balance === undefined ? [] : [`${row.transactionId}: ${balance}`]
  })
}

test('a credit has raised what is in an account and a debit has lowered it; a memo has moved nothing', () => {
  assert.deepStrictEqual(balances(), [
    'of day 5: 10000.00',
    'of day 4: 10001.00',
    'of day 3: 10001.00',
    'of day 2: 9981.00',
    'of day 1: 10281.00',
  ])
})

test('a debit has raised what is owed and a credit has lowered it; a memo has moved nothing', () => {
  assert.deepStrictEqual(balances({ accountCategory: 'LOC_ACCOUNT', balanceType: 'LIABILITY' }), [
    'of day 5: 10000.00',
    'of day 4: 9999.00',
    'of day 3: 9999.00',
    'of day 2: 10019.00',
    'of day 1: 9719.00',
  ])
})

test('what posted when nothing before it is missing has a balance, and what posted earlier has none', () => {
  const certain = [day(3).subtract({ nanoseconds: 1 }), day(3), day(3).add({ nanoseconds: 1 })]
  assert.deepStrictEqual(
    certain.map((from) => balances({}, from).length),
    [3, 3, 2],
  )
})

test('what posted after the balance was told has none, and the balance is that of the last before', () => {
  const told = ['of day 3: 10000.00', 'of day 2: 9980.00', 'of day 1: 10280.00']
  assert.deepStrictEqual(balances({ balanceAsOf: day(3) }), told)
  assert.deepStrictEqual(balances({ balanceAsOf: day(4).subtract({ nanoseconds: 1 }) }), told)
})

test('no balance is reckoned where the bank tells none, nor where more than transactions moves it', () => {
  assert.deepStrictEqual(balances({ currentBalance: undefined }), [])
  assert.deepStrictEqual(balances({ accountCategory: 'LOAN_ACCOUNT' }), [])
})
