// Tests of accounts: what the bank does not say is unknown, and never counted as nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Amount } from 'portage-client/amount'
import type { Account as PortageAccount, Connection } from 'portage-client/connection'
import { netWorth, readAccounts, type Account } from './accounts.ts'

const common = { accountId: 'one', accountType: 'OTHER', status: 'OPEN', productName: 'One' } as const

/** Accounts as the client gives them. */
function read(...rows: readonly object[]): Promise<Account[]> {
  const accounts = rows.map((row) => ({ ...common, ...row }) as unknown as PortageAccount)
  const connection = { accounts: () => ({ toArray: async () => accounts }) } as unknown as Connection
  return readAccounts((work) => work(connection))
}

const chequing = { accountCategory: 'DEPOSIT_ACCOUNT', currentBalance: new Amount('100.00') }

test('a card that the bank cannot read is owed an unknown amount, and so the net worth is unknown', async () => {
  const error = { code: '500', message: 'Down', debugMessage: 'Later.' }
  const [worth] = netWorth(await read(chequing, { accountCategory: 'LOC_ACCOUNT', productName: undefined, error }))
  assert.deepEqual([worth?.owned, worth?.owed], [10_000, undefined])
  assert.deepEqual(
    worth?.unknown.map(({ name }) => name),
    [undefined],
  )
})

test('who owes nothing owes nothing, and each currency is counted by itself', async () => {
  const us = { ...chequing, currency: { currencyCode: 'USD' } }
  assert.deepEqual(
    netWorth(await read(chequing, chequing, us)).map(({ currency, owned, owed }) => [currency, owned, owed]),
    [
      ['CAD', 20_000, 0],
      ['USD', 10_000, 0],
    ],
  )
})

test('a business account and an annuity are counted, and an insurance is told by what it covers and costs', async () => {
  const commercial = {
    accountCategory: 'COMMERCIAL_ACCOUNT',
    currentLedgerBalance: new Amount('412880.00'),
    currentAvailableBalance: new Amount('400000.00'),
  }
  const annuity = { accountCategory: 'ANNUITY_ACCOUNT', surrenderValue: new Amount('164800.00') }
  const insurance = {
    accountCategory: 'INSURANCE_ACCOUNT',
    policyCoverageAmount: new Amount('250000.00'),
    bills: [{ totalPaymentDue: new Amount('142.50'), dueDate: '2026-07-08' }],
  }
  const accounts = await read(commercial, annuity, insurance)
  assert.equal(netWorth(accounts)[0]?.owned, 41_288_000 + 16_480_000)
  assert.deepEqual(
    netWorth(accounts)[0]?.unknown.map(({ coverage, next }) => [coverage, next?.amount, next?.on]),
    [[25_000_000, 14_250, '2026-07-08']],
  )
})
