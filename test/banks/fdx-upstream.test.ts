// A bank that is another Portage: what comes through its OAuth and its FDX API is what its own books say, in each version.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { permitAccount, permitCustomer } from '../../src/domain/consents/permit.ts'
import { findWatchedConsent } from '../../src/domain/consents/find-living-consent.ts'
import type { HistoryRequest, Page } from '../../src/domain/retrieval/connector.ts'
import { account } from '../../src/fdx/account.ts'
import { accountContact, type AccountContact } from '../../src/fdx/account-contact.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { customer } from '../../src/fdx/customer.ts'
import type { Entity, OneOf, Version } from '../../src/fdx/field.ts'
import { accountPaymentNetwork } from '../../src/fdx/payment-network.ts'
import { statement } from '../../src/fdx/statement.ts'
import { transaction } from '../../src/fdx/transaction.ts'
import { writerOf } from '../../src/fdx/write-entity.ts'
import { openUpstream } from '../fdx-bank.ts'
import { aCall } from '../sandbox-bank.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(() => server[Symbol.asyncDispose]())

const EVERY = new Set(dataClusters)
/** Together they have every kind of account. */
const HOLDERS = ['every_account', 'insurance_annuity', 'wallet_bnpl', 'commercial']

const EVERY_ACCOUNT = { username: 'every_account', password: 'Everyday' }

/** As an app of the version would get it, with the account under the given id. */
function written(kind: Entity | OneOf, version: Version, rows: readonly object[], accountId?: string): unknown {
  const write = writerOf(kind, version, EVERY)
  const named = rows.map((row) => ({ ...row, ...(accountId !== undefined && 'accountId' in row && { accountId }) }))
  return JSON.parse(JSON.stringify(named.map((row) => write(withoutLinks(row)))))
}

/** The members that hold ids of the bank's own never leave it. */
function withoutLinks(row: object): object {
  const {
    links: _links,
    parentAccountId: _parent,
    contact: _contact,
    transactions: _rows,
    ...rest
  } = row as never as Record<string, unknown>
  return rest
}

async function walk<Row>(
  read: (request: HistoryRequest) => Promise<Page<Row>>,
  limit: number,
): Promise<readonly Row[]> {
  const window = { start: server.clock.now().subtract({ hours: 24 * 100 }), end: server.clock.now() }
  const rows: Row[] = []
  let from: string | undefined
  do {
    const page = await read({ window, page: { limit, ...(from !== undefined && { from }) } })
    rows.push(...page.rows)
    from = page.next
  } while (from !== undefined)
  return rows
}

/** The bank's own side of the consent that the upstream sign-in made. */
async function booksOf(bankCustomerId: string) {
  const { database, vault, clock, app } = server
  const row = await database.read
    .selectFrom('consent')
    .select('consent_id')
    .orderBy('consent_id', 'desc')
    .executeTakeFirstOrThrow()
  const consent = await findWatchedConsent(database, vault, clock.now(), row.consent_id)
  assert.ok(consent, bankCustomerId)
  return {
    bank: await app.banks.of(consent),
    customer: permitCustomer(consent, 'CUSTOMER_CONTACT'),
    permitOf: (handle: string) => permitAccount(consent, 'TRANSACTIONS', handle),
  }
}

for (const [number, version] of [
  [6, '6.4.1'],
  [5, '5.2.0'],
] as const) {
  test(`every kind of account with its transactions and statements comes through FDX ${number} as the books have it`, async () => {
    const categories = new Set<string>()
    for (const username of HOLDERS) {
      const upstream = await openUpstream(server, { ...EVERY_ACCOUNT, username }, { version: number })
      for (const { accountCategory } of upstream.signedIn.accounts) categories.add(accountCategory)
      await compare(upstream, version)
      await upstream.bank.close()
    }
    // Version 5 has neither wallets nor what is bought now and paid later.
    assert.equal(categories.size, number === 6 ? 9 : 7)
  })
}

async function compare(
  { bank, signedIn, accounts, customer: who }: Awaited<ReturnType<typeof openUpstream>>,
  version: Version,
) {
  const books = await booksOf(signedIn.bankCustomerId)
  const [theirs, ours] = [await books.bank.customer(books.customer, aCall), await bank.customer(who, aCall)]
  const same = (kind: Entity | OneOf, ours: readonly object[], theirs: readonly object[], id?: string): void =>
    assert.deepEqual(written(kind, version, ours), written(kind, version, theirs, id))
  assert.equal(ours.customerId, signedIn.bankCustomerId)
  const anyone = { accounts: [], customerId: '' }
  same(customer, [{ ...ours, ...anyone }], [{ ...theirs, ...anyone }])
  for (const permit of accounts) {
    const id = permit.bankAccountId
    const book = books.permitOf(id)
    same(account, [await bank.account(permit, aCall)], [await books.bank.account(book, aCall)], id)
    const rows = await walk((request) => bank.transactions(permit, request, aCall), 70).catch(notOffered)
    const booked = await walk((request) => books.bank.transactions(book, request, aCall), 500).catch(notOffered)
    same(transaction, rows, booked, id)
    const statements = await walk((request) => bank.statements(permit, request, aCall), 2)
    same(statement, statements, await walk((request) => books.bank.statements(book, request, aCall), 100), id)
    same(
      accountContact,
      [withoutHolders(await bank.contact(permit, aCall))],
      [withoutHolders(await books.bank.contact(book, aCall))],
    )
    same(
      accountPaymentNetwork,
      await bank.paymentNetworks(permit, aCall),
      await books.bank.paymentNetworks(book, aCall),
    )
  }
}

/** Each app has its own id of a holder. */
function withoutHolders({ holders, ...contact }: AccountContact) {
  return { ...contact, holders: holders?.map(({ customerId: _id, accounts: _accounts, ...holder }) => holder) }
}

test('a statement comes as the same PDF, with its date', async () => {
  const { bank, signedIn, accounts } = await openUpstream(server, EVERY_ACCOUNT)
  const books = await booksOf(signedIn.bankCustomerId)
  const window = { start: server.clock.now().subtract({ hours: 24 * 200 }), end: server.clock.now() }
  for (const permit of accounts) {
    const { rows } = await bank.statements(permit, { window, page: { limit: 1 } }, aCall)
    const [first] = rows
    if (!first) continue
    const file = await bank.statementFile(permit, first.statementId, aCall)
    const book = await books.bank.statementFile(books.permitOf(permit.bankAccountId), first.statementId, aCall)
    assert.equal(String(file.statementDate), String(book.statementDate))
    assert.deepEqual(Buffer.from(file.bytes), Buffer.from(book.bytes))
    break
  }
  await assert.rejects(bank.statementFile(accounts[0]!, 'no such', aCall), { code: 'statement_not_found' })
  await bank.close()
})

test('an access token that is over is renewed once, and the end of the consent is told the bank and believed', async () => {
  const { bank, accounts, customer: who, renewals } = await openUpstream(server, EVERY_ACCOUNT)
  server.clock.advance({ hours: 2 })
  assert.ok((await bank.heldAccounts(who, aCall)).length > 0)
  assert.equal(renewals.count, 1)
  await bank.endGrant(accounts[0]!.bankGrant, aCall)
  await bank.endGrant(accounts[0]!.bankGrant, aCall)
  await assert.rejects(bank.account(accounts[0]!, aCall), { name: 'BankTrouble' })
  await bank.close()
})

function notOffered(error: { readonly code?: string }): readonly never[] {
  if (error.code === 'account_type_not_supported' || error.code === 'not_supported_by_provider') return []
  throw error
}
