// The conformance suite: holds an open bank to the contract of a connector, with the permits that a real trip made.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AccountPermit, CustomerPermit } from '../../src/domain/consents/permit.ts'
import type { Bank, BankCall, HistoryRequest, Page, Reads, Window } from '../../src/domain/retrieval/connector.ts'
import { account as accountEntity } from '../../src/fdx/account.ts'
import { transaction as transactionEntity, type Transaction } from '../../src/fdx/transaction.ts'
import { Problem, type ProblemCode } from '../../src/platform/problem.ts'
import { aCall } from '../sandbox-bank.ts'
import { filledIn, nameIn } from './filled.ts'

export type ConformingBank = AsyncDisposable & {
  readonly bank: Bank
  readonly customer: CustomerPermit
  /** At least one, and one with at least twenty transactions and three statements, as far as the bank offers them. */
  readonly accounts: readonly AccountPermit[]
  /** The customer's permit for an account that the bank does not have. */
  readonly unknown: AccountPermit
  readonly now: Temporal.Instant
}

/** @param open is called once. The grant of its trip is ended by the last test. */
export function conformance(name: string, open: () => Promise<ConformingBank>): void {
  let given: ConformingBank
  before(async () => {
    given = await open()
  })
  after(() => given[Symbol.asyncDispose]())
  const holds = (guarantee: string, body: (given: ConformingBank) => Promise<void>): void =>
    void test(`${name}: ${guarantee}`, () => body(given))

  holds('each account that was shared is told, and is among those that the customer holds', tellsAccounts)
  holds('small pages give each transaction once, in the order of the whole list, and lead back', walksTransactions)
  holds('small pages give each statement once, and one that is ready is a PDF file', walksStatements)
  holds('both ends of a window are inside it', keepsWindows)
  holds('an account that the bank does not have is account_not_found, at each read', refusesUnknown)
  holds('a second read tells the same ids and amounts, each exact', isStable)
  holds('the inventory names every field that is filled', keepsInventory)
  holds('changes since the cursor of a read are none at once, and a cursor of somebody else is refused', followsChanges)
  holds('a call that nobody waits for any more ends', obeysSignals)
  holds('what is not offered is refused, and nothing that is offered is', refusesAbsent)
  holds('a page or a statement that does not exist is a problem and no bug', refusesNonsense)
  holds('the end of the grant may be told twice', endsGrant)
}

/** Two years: more than any bank gives by itself. */
const whole = ({ now }: ConformingBank): Window => ({ start: now.subtract({ hours: 24 * 730 }), end: now })

async function tellsAccounts({ bank, customer, accounts }: ConformingBank): Promise<void> {
  for (const permit of accounts) {
    const account = await bank.account(permit, aCall)
    assert.equal(account.accountId, permit.bankAccountId)
    assert.notEqual(nameIn(accountEntity, account.accountCategory), account.accountCategory, 'a category of FDX')
  }
  if (!bank.offers.has('heldAccounts')) return
  const held = (await bank.heldAccounts(customer, aCall)).map(({ bankAccountId }) => bankAccountId)
  assert.equal(new Set(held).size, held.length)
  for (const { bankAccountId } of accounts) assert.ok(held.includes(bankAccountId))
}

type ReadPage<Row> = (request: HistoryRequest) => Promise<Page<Row>>

const MOST_PAGES = 2000

/** Walks to the last page, and from there back to the first where the bank can go back. */
async function walk<Row>(read: ReadPage<Row>, window: Window, limit: number): Promise<readonly Row[]> {
  const pages: Page<Row>[] = []
  let from: string | undefined
  do {
    const page: Page<Row> = await read({ window, page: { limit, ...(from !== undefined && { from }) } })
    assert.ok(page.rows.length <= limit, 'no page is longer than was asked for')
    assert.ok((page.next?.length ?? 0) <= 200 && (page.previous?.length ?? 0) <= 200)
    pages.push(page)
    assert.ok(pages.length < MOST_PAGES, 'the walk comes to its end')
    from = page.next
  } while (from !== undefined)
  assert.equal(pages[0]?.previous, undefined, 'nothing is before the first page')
  for (const [place, { previous }] of pages.entries()) {
    if (previous === undefined) continue
    const before = await read({ window, page: { limit, from: previous } })
    assert.deepEqual(JSON.stringify(before.rows), JSON.stringify(pages[place - 1]?.rows), 'back to the page before')
  }
  const rows = pages.flatMap((page) => page.rows)
  const total = pages[0]?.total
  if (total !== undefined) assert.equal(total, rows.length)
  return rows
}

const idsOf = (rows: readonly Transaction[]): readonly string[] => rows.map(({ transactionId }) => transactionId)

function momentOf({ status, postedTimestamp, transactionTimestamp }: Transaction): Temporal.Instant {
  return (status === 'POSTED' ? postedTimestamp : undefined) ?? transactionTimestamp
}

const transactionsOf = (bank: Bank, permit: AccountPermit): ReadPage<Transaction> => {
  return (request) => bank.transactions(permit, request, aCall)
}

/** There are kinds of account on which nothing happens. */
async function unlessNone<T>(rows: Promise<readonly T[]>): Promise<readonly T[]> {
  return rows.catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'account_type_not_supported') return []
    throw error
  })
}

async function walksTransactions(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  if (!bank.offers.has('transactions')) return
  const window = whole(given)
  for (const permit of accounts) {
    const read = transactionsOf(bank, permit)
    const all = await unlessNone(walk(read, window, 500))
    assert.equal(new Set(idsOf(all)).size, all.length)
    for (const [place, row] of all.entries()) {
      const newer = all[place - 1]
      assert.ok(!newer || Temporal.Instant.compare(momentOf(newer), momentOf(row)) >= 0, 'the newest first')
    }
    const last = all.slice(0, 60).at(-1)
    if (!last) continue
    const recent = { start: momentOf(last), end: window.end }
    assert.deepEqual(idsOf(await walk(read, recent, 7)), idsOf(await walk(read, recent, 500)))
  }
}

async function walksStatements(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  if (!bank.offers.has('statements')) return
  for (const permit of accounts) {
    const read = (request: HistoryRequest) => bank.statements(permit, request, aCall)
    const all = await walk(read, whole(given), 500)
    const ids = all.map(({ statementId }) => statementId)
    assert.equal(new Set(ids).size, ids.length)
    const inPages = await walk(read, whole(given), 2)
    assert.deepEqual(
      inPages.map(({ statementId }) => statementId),
      ids,
    )
    const ready = all.find(({ status = 'AVAILABLE' }) => status === 'AVAILABLE')
    if (!ready || !bank.offers.has('statementFile')) continue
    const { bytes, statementDate } = await bank.statementFile(permit, ready.statementId, aCall)
    assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-')
    assert.equal(statementDate.toString(), ready.statementDate?.toString())
  }
}

async function keepsWindows(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  if (!bank.offers.has('transactions')) return
  for (const permit of accounts) {
    const read = transactionsOf(bank, permit)
    const some = (await unlessNone(walk(read, whole(given), 500))).slice(0, 40)
    const row = some[Math.floor(some.length / 2)]
    if (!row) continue
    const at = momentOf(row)
    const window = { start: at, end: at }
    const found = await walk(read, window, 500)
    assert.ok(idsOf(found).includes(row.transactionId), 'both ends are inclusive')
    for (const one of found) assert.equal(momentOf(one).epochNanoseconds, at.epochNanoseconds)
  }
}

async function refusesUnknown(given: ConformingBank): Promise<void> {
  const { bank, unknown } = given
  const request = { window: whole(given), page: { limit: 5 } }
  const asked: Partial<Record<keyof Reads, () => Promise<unknown>>> = {
    account: () => bank.account(unknown, aCall),
    transactions: () => bank.transactions(unknown, request, aCall),
    statements: () => bank.statements(unknown, request, aCall),
  }
  for (const [name, ask] of Object.entries(asked)) {
    if (bank.offers.has(name as keyof Reads)) assert.equal(await codeOf(ask()), 'account_not_found', name)
  }
}

async function isStable(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  if (!bank.offers.has('transactions')) return
  const [permit] = accounts
  assert.ok(permit)
  const read = async () => {
    const rows = await unlessNone(walk(transactionsOf(bank, permit), whole(given), 500))
    return rows.map(({ transactionId, amount }) => ({ transactionId, amount }))
  }
  const first = await read()
  assert.deepEqual(await read(), first)
  for (const { amount } of first) assert.match(String(amount), /^-?\d+(\.\d+)?$/)
}

async function keepsInventory(given: ConformingBank): Promise<void> {
  const { bank, customer, accounts } = given
  const { inventory } = bank
  if (!inventory) return
  const declares = (entity: string, value: object): void => {
    const declared = new Set<string>(inventory[entity] ?? [])
    const undeclared = filledIn(entity, value).filter((path) => !declared.has(path))
    assert.deepEqual(undeclared, [], entity)
  }
  if (bank.offers.has('customer')) declares('Customer', await bank.customer(customer, aCall))
  for (const permit of accounts) {
    const account = await bank.account(permit, aCall)
    declares(nameIn(accountEntity, account.accountCategory), account)
    if (!bank.offers.has('transactions')) continue
    for (const row of await unlessNone(walk(transactionsOf(bank, permit), whole(given), 500))) {
      declares(nameIn(transactionEntity, row.accountCategory), row)
    }
  }
}

async function followsChanges(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  const [permit] = accounts
  if (!bank.offers.has('changes') || !permit) return
  const page = { limit: 50 }
  const { updateCursor } = await bank.transactions(permit, { window: whole(given), page }, aCall)
  assert.ok(updateCursor !== undefined)
  const { rows, removed } = await bank.changes(permit, { since: updateCursor, page }, aCall)
  assert.deepEqual([rows, removed], [[], []])
  const nonsense = bank.changes(permit, { since: 'a cursor of nobody', page }, aCall)
  assert.equal(await codeOf(nonsense), 'update_not_found')
}

async function obeysSignals(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  const [permit] = accounts
  assert.ok(permit)
  const left = new Error('the caller has left')
  const aborted: BankCall = { ...aCall, signal: AbortSignal.abort(left) }
  await assert.rejects(bank.account(permit, aborted))
  const controller = new AbortController()
  const request = { window: whole(given), page: { limit: 500 } }
  const running = bank.transactions(permit, request, { ...aCall, signal: controller.signal })
  controller.abort(left)
  await Promise.allSettled([running])
  assert.equal(
    (await bank.account(permit, aCall)).accountId,
    permit.bankAccountId,
    'the next call is as if nothing was',
  )
}

async function refusesAbsent(given: ConformingBank): Promise<void> {
  const { bank, customer } = given
  const [permit] = given.accounts
  assert.ok(permit)
  const history = { window: whole(given), page: { limit: 1 } }
  const asked: Readonly<Record<keyof Reads, () => Promise<unknown>>> = {
    customer: () => bank.customer(customer, aCall),
    heldAccounts: () => bank.heldAccounts(customer, aCall),
    account: () => bank.account(permit, aCall),
    contact: () => bank.contact(permit, aCall),
    transactions: () => bank.transactions(permit, history, aCall),
    changes: () => bank.changes(permit, { since: 'none', page: { limit: 1 } }, aCall),
    statements: () => bank.statements(permit, history, aCall),
    statementFile: () => bank.statementFile(permit, 'none', aCall),
    paymentNetworks: () => bank.paymentNetworks(permit, aCall),
    assetTransferNetworks: () => bank.assetTransferNetworks(permit, aCall),
    transactionImage: () => bank.transactionImage(permit, 'none', aCall),
    rewardPrograms: () => bank.rewardPrograms(customer, aCall),
    rewardCategories: () => bank.rewardCategories(customer, 'none', aCall),
    rewardTransactions: () => bank.rewardTransactions(permit, history, aCall),
    termsAndConditions: () => bank.termsAndConditions(permit, 'en', aCall),
    taxStatements: () => bank.taxStatements(permit, aCall),
    taxDocument: () => bank.taxDocument(permit, 'none', aCall),
  }
  for (const [name, ask] of Object.entries(asked)) {
    const isOffered = bank.offers.has(name as keyof Reads)
    assert.equal((await codeOf(ask())) === 'not_supported_by_provider', !isOffered, name)
  }
  assert.equal(bank.offers.has('directSignIn'), bank.signIn.direct !== undefined)
}

async function refusesNonsense(given: ConformingBank): Promise<void> {
  const { bank, accounts } = given
  const [permit] = accounts
  assert.ok(permit)
  const request = { window: whole(given), page: { limit: 5, from: 'no place in any list' } }
  if (bank.offers.has('transactions')) assert.ok(await codeOf(bank.transactions(permit, request, aCall)))
  if (bank.offers.has('statementFile')) {
    for (const id of ['no-such-statement', '../x', 'a b/c']) {
      assert.equal(await codeOf(bank.statementFile(permit, id, aCall)), 'statement_not_found')
    }
  }
}

async function endsGrant({ bank, customer }: ConformingBank): Promise<void> {
  await bank.endGrant(customer.bankGrant, aCall)
  await bank.endGrant(customer.bankGrant, aCall)
}

/** Returns the code of the problem; `undefined` for an answer. Whatever else is thrown is a bug. */
async function codeOf(asked: Promise<unknown>): Promise<ProblemCode | undefined> {
  return asked.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    },
  )
}
