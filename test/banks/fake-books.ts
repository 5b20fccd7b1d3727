// Books: the customers, accounts and transactions of the fake bank, as the JSON that it sends.

import type { DataFault } from './fault.ts'

export type Json = Readonly<Record<string, unknown>>

export type FakeAccount = {
  readonly accountId: string
  /** As in FDX 6, without transactions and statements. */
  readonly account: Json & { readonly accountCategory: string }
  /** How many there are; each is made from its place in the list, newest first. */
  transactions: number
  /** Minutes between two of them: six hours at first. */
  minutesApart: number
  readonly statements: readonly Json[]
}

export type FakeCustomer = { readonly customerId: string; readonly customer: Json; readonly accounts: FakeAccount[] }

/** Transactions go back from this moment, one every six hours. */
export const NEWEST = Temporal.Instant.from('2026-01-09T12:00:00Z')

export function makeBooks(): Map<string, FakeCustomer> {
  return new Map(['ada', 'grace'].map((name) => [name, customerOf(name)]))
}

function customerOf(name: string): FakeCustomer {
  const last = name === 'ada' ? 'Lovelace' : 'Hopper'
  return {
    customerId: name,
    customer: {
      customerId: name,
      type: 'CONSUMER',
      name: { first: name === 'ada' ? 'Ada' : 'Grace', last },
      email: [`${name}@example.com`],
      telephones: [{ type: 'CELL', country: '1', number: '4165550100' }],
      addresses: [
        { type: 'HOME', line1: '1 Main Street', city: 'Toronto', region: 'ON', postalCode: 'M5V 2T6', country: 'CA' },
      ],
    },
    accounts: [
      accountOf(name, 'chq', {
        accountCategory: 'DEPOSIT_ACCOUNT',
        accountType: 'CHECKING',
        nickname: 'Everyday',
        currentBalance: 1234.56,
        availableBalance: 1200,
      }),
      accountOf(name, 'sav', {
        accountCategory: 'DEPOSIT_ACCOUNT',
        accountType: 'SAVINGS',
        nickname: 'Rainy day',
        currentBalance: 9000.1,
        availableBalance: 9000.1,
        interestRate: 1.25,
      }),
      accountOf(name, 'card', {
        accountCategory: 'LOC_ACCOUNT',
        accountType: 'CREDITCARD',
        nickname: 'Card',
        currentBalance: -310.4,
        creditLine: 5000,
        availableCredit: 4689.6,
      }),
      accountOf(name, 'loan', {
        accountCategory: 'LOAN_ACCOUNT',
        accountType: 'MORTGAGE',
        nickname: 'House',
        principalBalance: 250000,
        originalPrincipal: 300000,
      }),
      accountOf(name, 'inv', {
        accountCategory: 'INVESTMENT_ACCOUNT',
        accountType: 'RRSP',
        nickname: 'Later',
        currentValue: 42000.42,
        availableCashBalance: 120.5,
      }),
    ],
  }
}

function accountOf(name: string, kind: string, members: Json & { readonly accountCategory: string }): FakeAccount {
  const accountId = `${name}-${kind}`
  return {
    accountId,
    account: {
      accountId,
      accountNumber: `0001234${kind.length}${name.length}567`,
      accountNumberDisplay: '*****4567',
      productName: `Fake ${kind}`,
      status: 'OPEN',
      currency: { currencyCode: 'CAD' },
      balanceAsOf: NEWEST.toString(),
      ...members,
    },
    transactions: 250,
    minutesApart: 360,
    statements: [0, 1, 2].map((month) => ({
      statementId: `${accountId}-2025-${12 - month}`,
      accountId,
      statementDate: `2025-${12 - month}-28`,
      description: 'Monthly statement',
      status: 'AVAILABLE',
    })),
  }
}

/** @param index 0 is the newest. */
export function transactionAt({ accountId, account, minutesApart }: FakeAccount, index: number): Json {
  const made = NEWEST.subtract({ minutes: index * minutesApart })
  return {
    accountCategory: account.accountCategory,
    accountId,
    transactionId: `${accountId}-t${index}`,
    amount: (((index * 37) % 9973) / 100 + 0.01).toFixed(2),
    debitCreditMemo: index % 3 === 0 ? 'CREDIT' : 'DEBIT',
    description: `Purchase ${index}`,
    status: 'POSTED',
    transactionType: index % 3 === 0 ? 'DEPOSIT' : 'POSDEBIT',
    transactionTimestamp: made.toString(),
    postedTimestamp: made.add({ hours: 3 }).toString(),
  }
}

const DATE_FORMS = [
  (at: Temporal.Instant) => at.toString(),
  (at: Temporal.Instant) => at.toZonedDateTimeISO('America/Toronto').toString({ timeZoneName: 'never' }),
  (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDate().toString(),
  (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDateTime().toString(),
  (at: Temporal.Instant) => at.toString({ fractionalSecondDigits: 9 }).replace('Z', '+0000'),
]

type Row = Record<string, unknown>

/** How the fault changes each row of a list; those that change the order or the paging are the list's own affair. */
const ROW_FAULTS: Partial<Record<DataFault, (row: Row, index: number) => Row>> = {
  duplicateIds: (row, index) =>
    index % 10 === 9
      ? replaceId(row, (id) => id.replace(/\d+$/, (number) => String(Math.max(Number(number) - 1, 0))))
      : row,
  strangeIds: (row) => replaceId(row, (id) => `${id.replaceAll('-', '/')} é #?%2F..`),
  negativeZero: (row) => replaceAmounts(row, () => '-0.00', true),
  amountsAsText: (row) => replaceAmounts(row, (amount) => String(amount), false),
  manyDecimals: (row) => replaceAmounts(row, (amount) => `${Number(amount).toFixed(2)}1234567891`, true),
  fiveDates: (row, index) => replaceDates(row, index),
  unknownCategory: (row) => ({ ...row, ...('accountCategory' in row && { accountCategory: 'MOON_ACCOUNT' }) }),
  noBalances: (row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !/balance|value|principal/i.test(name))),
  nulls: (row) => ({ ...row, description: null, nickname: null, status: null }),
}

/** Returns the row as it is sent with this fault; amounts are numbers unless the fault says otherwise. */
export function faultyRow(row: Json, index: number, fault: DataFault | undefined): Json {
  const changed = (fault && ROW_FAULTS[fault]?.({ ...row }, index)) ?? row
  const { amount } = row
  // The text is the amount as the books hold it; unless the fault replaced it, it is sent as a number.
  return typeof amount === 'string' && changed['amount'] === amount && fault !== 'amountsAsText'
    ? { ...changed, amount: exactly(amount) }
    : changed
}

const AMOUNT = /amount|balance|value|creditLine|availableCredit|principal/i

/** @param exact writes the text as a JSON number, digit by digit. */
function replaceAmounts(row: Row, replace: (amount: unknown) => string, exact: boolean): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (!AMOUNT.test(name) || (typeof value !== 'number' && typeof value !== 'string') || name.endsWith('AsOf'))
        return [name, value]
      return [name, exact ? exactly(replace(value)) : replace(value)]
    }),
  )
}

function replaceId(row: Row, replace: (id: string) => string): Row {
  const name = ['transactionId', 'statementId', 'accountId'].find((name) => name in row)
  return name === undefined ? row : { ...row, [name]: replace(String(row[name])) }
}

function replaceDates(row: Row, index: number): Row {
  const form = DATE_FORMS[index % DATE_FORMS.length]!
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('Timestamp') || name.endsWith('AsOf') ? form(Temporal.Instant.from(String(value))) : value,
    ]),
  )
}

/** A number with the digits of the text. */
function exactly(text: string): object {
  return (JSON as unknown as { rawJSON(text: string): object }).rawJSON(text)
}
