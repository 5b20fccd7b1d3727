// Tests of version 5 on the wire, to the byte where the contract shows the bytes.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DepositAccount, DigitalWallet, InvestmentAccount, LineOfCreditAccount } from '../../fdx/account.ts'
import { dataClusters, type DataCluster } from '../../fdx/cluster.ts'
import { customer, type Customer } from '../../fdx/customer.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import type { DepositTransaction } from '../../fdx/transaction.ts'
import { decimal } from '../../platform/decimal.ts'
import { transactionWriter, writeAccount } from './version-5.ts'

const everything = new Set(dataClusters)

const chequing: DepositAccount = {
  accountCategory: 'DEPOSIT_ACCOUNT',
  accountId: 'account-1',
  accountType: 'HIGHINTERESTSAVINGSACCOUNT',
  accountNumber: '900001234567',
  accountNumberDisplay: '*****4567',
  productName: 'High Interest Savings',
  nickname: 'Rainy days',
  status: 'OPEN',
  description: 'Savings',
  currency: { currencyCode: 'CAD', currencyRate: decimal('1.0') },
  routingTransitNumber: '000412345',
  bankTransitId: '12345',
  currentBalance: decimal('12345678901234567890.10'),
  balanceAsOf: Temporal.Instant.from('2026-02-01T10:30:00.123456Z'),
  lastActivityDate: Temporal.PlainDate.from('2026-01-31'),
  earnedInterest: { rate: decimal('2.650'), type: 'INDEXED' },
}

const purchase: DepositTransaction = {
  accountCategory: 'DEPOSIT_ACCOUNT',
  accountId: 'account-1',
  transactionId: 'transaction-1',
  transactionTimestamp: Temporal.Instant.from('2020-02-01T00:00:00Z'),
  description: 'Bread',
  debitCreditMemo: 'DEBIT',
  status: 'POSTED',
  amount: decimal('-4.10'),
  transactionPayee: { merchantName: { name1: 'Moulin Imaginaire' } },
}

test('a list of accounts gives the descriptor alone, whatever else was consented', () => {
  assert.equal(
    JSON.stringify(writeAccount(chequing, everything, 'lightweight')),
    '{"depositAccount":{"accountCategory":"DEPOSIT_ACCOUNT","accountId":"account-1","accountType":"SAVINGS",' +
      '"accountNumberDisplay":"*****4567","productName":"High Interest Savings","nickname":"Rainy days","status":"OPEN",' +
      '"description":"Savings","currency":{"currencyRate":1.0,"currencyCode":"CAD"}}}',
  )
})

test('the numbers that move money need ACCOUNT_PAYMENTS', () => {
  const details = detailsWithout('ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT')
  assert.equal(details['accountNumber'], undefined)
  assert.equal(details['routingTransitNumber'], undefined)
  const paid = inside(writeAccount(chequing, new Set(['ACCOUNT_BASIC', 'ACCOUNT_PAYMENTS']), 'details'))
  assert.equal(paid['accountNumber'], '900001234567')
  assert.equal(paid['routingTransitNumber'], '000412345')
  assert.equal(paid['currentBalance'], undefined)
})

test('amounts and rates keep every digit', () => {
  const text = JSON.stringify(writeAccount(chequing, everything, 'details'))
  assert.match(text, /"currentBalance":12345678901234567890\.10}/)
  assert.match(text, /"interestRate":2\.650,/)
})

test('what came with version 6 stays out, under its older name where it has one', () => {
  const details = inside(writeAccount(chequing, everything, 'details'))
  assert.equal(details['earnedInterest'], undefined)
  assert.equal(details['bankTransitId'], undefined)
  assert.equal(details['interestRateType'], 'VARIABLE')
})

test('a day is a day and a moment has milliseconds', () => {
  const details = inside(writeAccount(chequing, everything, 'details'))
  assert.equal(details['lastActivityDate'], '2026-01-31')
  assert.equal(details['balanceAsOf'], '2026-02-01T10:30:00.123Z')
})

test('the amount of a transaction has no sign, because debitCreditMemo names the direction', () => {
  assert.equal(
    JSON.stringify(transactionWriter(new Set(['TRANSACTIONS']))(purchase)),
    '{"depositTransaction":{"accountId":"account-1","transactionId":"transaction-1",' +
      '"transactionTimestamp":"2020-02-01T00:00:00.000Z","description":"Bread","debitCreditMemo":"DEBIT",' +
      '"status":"POSTED","amount":4.10,"payee":"Moulin Imaginaire"}}',
  )
})

test('a card takes what is due from its first bill', () => {
  const card: LineOfCreditAccount = {
    accountCategory: 'LOC_ACCOUNT',
    accountId: 'account-2',
    accountType: 'CREDITCARD',
    status: 'OPEN',
    bills: [{ minimumPaymentDue: decimal('10.00'), dueDate: Temporal.PlainDate.from('2026-03-01') }],
  }
  const details = JSON.stringify(writeAccount(card, new Set(['ACCOUNT_DETAILED']), 'details'))
  assert.equal(details, '{"locAccount":{"nextPaymentDate":"2026-03-01","minimumPaymentAmount":10.00}}')
})

test('holdings need INVESTMENTS, and name their first security id', () => {
  const fund: InvestmentAccount = {
    accountCategory: 'INVESTMENT_ACCOUNT',
    accountId: 'account-3',
    accountType: 'TAXFREESAVINGSACCOUNT',
    status: 'OPEN',
    holdings: [
      { securityIds: [{ id: 'CA0000000001', idType: 'ISIN' }], security: { securityCategory: 'STOCK_SECURITY' } },
    ],
  }
  assert.equal(
    inside(writeAccount(fund, new Set(['ACCOUNT_BASIC', 'ACCOUNT_DETAILED']), 'details'))['holdings'],
    undefined,
  )
  assert.deepEqual(inside(writeAccount(fund, new Set(['INVESTMENTS']), 'details')), {
    holdings: [{ securityId: 'CA0000000001', securityIdType: 'ISIN' }],
  })
})

test('contact and identity are two consents, and an identity number leaves as its last four', () => {
  const person: Customer = {
    customerId: 'customer-1',
    name: { first: 'Ottilie', last: 'Beispiel' },
    emails: ['ottilie@example.org'],
    dateOfBirth: Temporal.PlainDate.from('1990-05-06'),
    taxId: '000-123-456',
  }
  assert.deepEqual(writerOf(customer, '5.2.0', new Set(['CUSTOMER_CONTACT']))(person), {
    customerId: 'customer-1',
    name: { first: 'Ottilie', last: 'Beispiel' },
    email: ['ottilie@example.org'],
  })
  assert.deepEqual(writerOf(customer, '5.2.0', new Set(['CUSTOMER_PERSONAL']))(person), {
    dateOfBirth: '1990-05-06',
    taxId: '*****3456',
    customerId: 'customer-1',
  })
  assert.deepEqual(writerOf(customer, '5.2.0', new Set())(person), {})
})

test('a digital wallet is refused, because version 5 has no name for it', () => {
  const wallet: DigitalWallet = {
    accountCategory: 'DIGITAL_WALLET',
    accountId: 'account-4',
    accountType: 'DIGITALWALLET',
    status: 'OPEN',
  }
  assert.throws(() => writeAccount(wallet, everything, 'details'), { code: 'account_type_not_supported' })
})

function detailsWithout(...clusters: readonly DataCluster[]) {
  return inside(writeAccount(chequing, new Set(dataClusters).difference(new Set(clusters)), 'details'))
}

function inside(wrapped: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const [entity] = Object.values(wrapped)
  assert.ok(typeof entity === 'object' && entity !== null)
  return { ...entity }
}
