// Accounts as the Banking API names their members, written from the standard's values that the consent opens, and no others.

import { z } from 'zod'
import type { Details } from '../../domain/retrieval/account-details.ts'
import type { PostedTransaction } from '../../domain/retrieval/posted-transactions.ts'
import type { ReadStatement } from '../../domain/retrieval/statements.ts'
import { account as accountEntity, type Account } from '../../fdx/account.ts'
import { customer as customerEntity, type Customer } from '../../fdx/customer.ts'
import { writerOf, type Clusters } from '../../fdx/write-entity.ts'
import { DAY_ZONE } from '../../platform/clock.ts'
import { toJsonNumber } from '../../platform/decimal.ts'
import { inPieces } from '../../platform/give-way.ts'
import type { DetailRequest } from './account-request.ts'
import { categories, CATEGORIES, transactionGuid, TYPES } from './account-names.ts'
import { flinksCodes } from './flinks-codes.ts'

const number = z.number().nullable()
const text = z.string().nullable()

const balance = z
  .object({
    Available: number.describe('Posted and authorized.'),
    Current: number.describe('Posted.'),
    Limit: number.describe('The most that may be owed.'),
  })
  .describe('Its members are null where it was not asked for or not consented to.')

const holder = z
  .object({
    Name: text,
    Address: z
      .object({ CivicAddress: text, City: text, Province: text, PostalCode: text, POBox: z.null(), Country: text })
      .describe('Its members are null where the bank knows none.'),
    Email: text,
    PhoneNumber: text,
  })
  .meta({ id: 'BankingHolder' })

const common = {
  Title: text,
  AccountNumber: text,
  LastFourDigits: text,
  Balance: balance,
  Category: z.enum(categories),
  Type: z.string(),
  Currency: text,
  Holder: holder.nullable(),
  AccountType: z.enum(['Personal', 'Business']).nullable(),
  Id: z.string().describe('The AccountId of PartnerData.'),
}

export const summaryAccount = z
  .object({
    EftEligibleRatio: number.describe('1 where money can be moved to and from the account, 0 where it cannot.'),
    ETransferEligibleRatio: number,
    TransitNumber: text
      .optional()
      .describe('Where WithAccountIdentity is true. In the United States the routing number.'),
    InstitutionNumber: text.optional(),
    ...common,
  })
  .meta({ id: 'BankingAccountSummary' })

export const statementFile = z
  .object({ UniqueId: z.string(), FileType: z.literal('PDF'), Base64Bytes: z.string() })
  .meta({ id: 'BankingStatement' })

const transactionRow = z
  .object({
    Date: text.describe('The day on which it posted, in Toronto.'),
    Code: z.null(),
    Description: z.string(),
    Debit: number,
    Credit: number,
    Balance: number.describe(
      'What was in the account, or owed on it, right after it posted; null where that is not certain.',
    ),
    Id: z.string().describe('A GUID that never changes and differs for each recipient; RefreshDelta takes it.'),
  })
  .meta({ id: 'BankingTransaction' })

/** A member that was not consented to, or not asked for, is null; an object has such members, and a list is empty if not asked for. */
export const detailAccount = z
  .object({
    Transactions: z
      .array(transactionRow)
      .nullable()
      .describe('Those that have posted, the last to post first. Null where the consent does not cover them.'),
    Statements: z.array(statementFile).nullable().optional().describe('Where statements were asked for.'),
    TransitNumber: text.describe('In the United States the routing number.'),
    InstitutionNumber: text,
    OverdraftLimit: z.number().describe('0 also where the bank does not say it: the standard has no member for it.'),
    ...common,
  })
  .meta({ id: 'BankingAccount' })

const unavailableAccount = z
  .object({
    Id: z.string().describe('The AccountId.'),
    Category: z.enum(categories),
    FlinksCode: z.literal('RETRY_LATER'),
    Message: z.string(),
  })
  .meta({ id: 'BankingUnavailableAccount' })

export const unavailableShape = {
  UnavailableAccounts: z
    .array(unavailableAccount)
    .optional()
    .describe(
      'The accounts that the institution cannot read just now, which are in no other list. Absent where it reads all.',
    ),
}

/** Members that the consent opens: amounts are JSON numbers with their exact digits. */
type Open = Readonly<Record<string, unknown>>

const VERSION = '6.4.1'

function openAccount(account: Account, clusters: Clusters): Open {
  return writerOf(accountEntity, VERSION, clusters)(account) as Open
}

/** Fewer are too few to judge an income by; the documentation has a code for it. */
const ENOUGH_TRANSACTIONS = 25

const NO_TRANSACTION = { FlinksCode: 'NO_TRANSACTION', Message: flinksCodes.NO_TRANSACTION.means }

export async function writeDetails(details: Details, clusters: Clusters, request: DetailRequest) {
  const holder = writeHolder(details.holder, clusters)
  const accounts = details.accounts.map(({ account, statements }) => {
    const open = openAccount(account, clusters)
    return {
      ...(request.WithDetailsAndBankingStatements && { Statements: statements ? writeStatements(statements) : null }),
      ...numbersOf(open),
      OverdraftLimit: 0,
      ...writeCommon(account, open, { withBalance: request.WithBalance, holder }),
    }
  })
  const isFew = request.WithTransactions && clusters.has('TRANSACTIONS') && hasFew(details, request)
  const others = { ...writeUnavailable(details), ...(isFew && NO_TRANSACTION) }
  const rows = await writeTransactions(details.accounts)
  const unread = request.WithTransactions ? null : []
  return { Accounts: accounts.map((account, at) => ({ Transactions: rows[at] ?? unread, ...account })), ...others }
}

/** Writes the rows of each account. They are many, so they are written in pieces. */
async function writeTransactions(
  accounts: Details['accounts'],
): Promise<readonly (readonly TransactionRow[] | null)[]> {
  const rows = []
  for (const { transactions } of accounts) {
    rows.push(transactions ? await inPieces(transactions, (piece) => piece.map(writeTransaction)) : null)
  }
  return rows
}

/** Returns false if the number is not known: only what has posted since a known transaction was read, or not every account. */
function hasFew({ accounts, unavailable }: Details, { RefreshDelta = [] }: DetailRequest): boolean {
  if (RefreshDelta.length > 0 || unavailable.length > 0) return false
  return accounts.reduce((count, { transactions = [] }) => count + transactions.length, 0) < ENOUGH_TRANSACTIONS
}

type SummaryRequest = { readonly WithBalance: boolean; readonly WithAccountIdentity: boolean }

export function writeSummaries(details: Details, clusters: Clusters, request: SummaryRequest) {
  const holder = writeHolder(details.holder, clusters)
  const Accounts = details.accounts.map(({ account }) => {
    const open = openAccount(account, clusters)
    const movable = clusters.has('ACCOUNT_DETAILED')
      ? Number(open['transferIn'] === true && open['transferOut'] === true)
      : null
    return {
      EftEligibleRatio: movable,
      ETransferEligibleRatio: movable,
      ...(request.WithAccountIdentity && numbersOf(open)),
      ...writeCommon(account, open, { withBalance: request.WithBalance, holder }),
    }
  })
  return { Accounts, ...writeUnavailable(details) }
}

export function writeStatementsByAccount(details: Details, clusters: Clusters) {
  const StatementsByAccount = details.accounts.map(({ account, statements = [] }) => ({
    AccountId: account.accountId,
    AccountNumber: clusters.has('ACCOUNT_PAYMENTS') ? (account.accountNumber ?? null) : null,
    Statements: writeStatements(statements),
  }))
  return { StatementsByAccount, ...writeUnavailable(details) }
}

function writeUnavailable({ unavailable }: Details) {
  if (unavailable.length === 0) return {}
  return {
    UnavailableAccounts: unavailable.map(({ accountHandle, accountCategory, problem }) => ({
      Id: accountHandle,
      Category: CATEGORIES[accountCategory],
      FlinksCode: 'RETRY_LATER',
      Message: problem.detail,
    })),
  }
}

function writeStatements(statements: readonly ReadStatement[]) {
  return statements.map(({ statementId, bytes }) => ({
    UniqueId: statementId,
    FileType: 'PDF',
    Base64Bytes: Buffer.from(bytes).toString('base64'),
  }))
}

/** The part of every account that the request decides. */
type Shown = { readonly withBalance: boolean; readonly holder: ReturnType<typeof writeHolder> }

/** An account in the United States has no transit number, and a routing number in its place. */
function numbersOf(open: Open) {
  return {
    TransitNumber: first(open, 'bankTransitId', 'routingTransitNumber'),
    InstitutionNumber: first(open, 'bankInstitutionId'),
  }
}

function writeCommon(account: Account, open: Open, { withBalance, holder }: Shown) {
  const display = open['accountNumberDisplay']
  const currency = open['currency'] as { readonly currencyCode?: string } | undefined
  return {
    Title: first(open, 'nickname', 'productName'),
    AccountNumber: first(open, 'accountNumber'),
    LastFourDigits: (typeof display === 'string' && /\d{4}$/.exec(display)?.[0]) || null,
    Balance: balanceOf(withBalance ? open : {}),
    Category: CATEGORIES[account.accountCategory],
    Type: TYPES[account.accountType] ?? account.accountType,
    Currency: currency?.currencyCode ?? null,
    Holder: holder,
    AccountType: accountTypeOf(open),
    Id: account.accountId,
  }
}

/** Clients read its members without looking whether it is there. */
function balanceOf(open: Open) {
  return {
    Available: first(open, 'availableBalance', 'availableCredit', 'availableCashBalance', 'currentAvailableBalance'),
    Current: first(open, 'currentBalance', 'currentValue', 'principalBalance', 'currentLedgerBalance'),
    Limit: first(open, 'creditLine'),
  }
}

function accountTypeOf(open: Open): 'Personal' | 'Business' | null {
  const line = open['lineOfBusinessType']
  if (typeof line !== 'string') return null
  return line === 'CONSUMER' ? 'Personal' : 'Business'
}

type TransactionRow = { readonly [Name in keyof z.infer<typeof transactionRow>]: unknown }

/** The day on which it posted, as its bank's customers count days: order, days and balances tell one story. */
function writeTransaction({ row, balance }: PostedTransaction): TransactionRow {
  const { postedTimestamp, description, debitCreditMemo, amount } = row
  return {
    Date: postedTimestamp.toZonedDateTimeISO(DAY_ZONE).toPlainDate().toString(),
    Code: null,
    Description: description,
    Debit: debitCreditMemo === 'DEBIT' ? toJsonNumber(amount) : null,
    Credit: debitCreditMemo === 'CREDIT' ? toJsonNumber(amount) : null,
    Balance: balance === undefined ? null : toJsonNumber(balance),
    Id: transactionGuid(row),
  }
}

type OpenCustomer = Pick<Customer, 'name' | 'addresses' | 'emails' | 'telephones'>

/** Null if the holder was not read. */
export function writeHolder(customer: Customer | undefined, clusters: Clusters) {
  if (!customer) return null
  const { name, addresses, emails, telephones } = writerOf(customerEntity, VERSION, clusters)(customer) as OpenCustomer
  const [address] = addresses ?? []
  return {
    Name: name?.company ?? ([name?.first, name?.last].filter(Boolean).join(' ') || null),
    Address: {
      CivicAddress: [address?.line1, address?.line2, address?.line3].filter(Boolean).join(', ') || null,
      City: address?.city ?? null,
      Province: address?.region ?? null,
      PostalCode: address?.postalCode ?? null,
      POBox: null,
      Country: address?.country ?? null,
    },
    Email: emails?.[0] ?? null,
    PhoneNumber: telephones?.[0]?.number ?? null,
  }
}

/** Returns the first of these that is open; null if none is. */
function first(open: Open, ...names: readonly string[]): unknown {
  return names.map((name) => open[name]).find((value) => value !== undefined) ?? null
}
