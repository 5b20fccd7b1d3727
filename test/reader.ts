// Reader: an app that is connected in one call and reads FDX over the wire, with every amount to the digit.

import { strict as assert } from 'node:assert'
import { accountsOnOffer } from '../src/connectors/sandbox/sign-in/accounts-on-offer.ts'
import { sandboxPeople } from '../src/connectors/sandbox/bank/people.ts'
import type { OfferedAccount } from '../src/domain/authorizations/signed-in.ts'
import type { ConsentTerms } from '../src/domain/consents/consent-terms.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import { ACCESS_TOKEN_LIFE } from '../src/domain/keys/key-life.ts'
import type { DataCluster } from '../src/fdx/cluster.ts'
import type { Decimal } from '../src/platform/decimal.ts'
import { postForm, fdxHeaders } from './requests.ts'
import type { TestServer } from './server.ts'
import { makeTrip, type Connection } from './trip.ts'

export type ConnectOptions = {
  /** The first recipient by default. */
  readonly client?: NewClient
  /** All by default. */
  readonly clusters?: readonly DataCluster[]
  /** No terms by default, but the consent's end. */
  readonly terms?: ConsentTerms
  /** Chooses the accounts that are shared; all by default. */
  readonly choose?: (account: OfferedAccount) => boolean
}

export type SharedAccount = OfferedAccount & { readonly handle: string }

export type Reader = {
  readonly consentId: string
  readonly clientId: string
  /** In the order of the bank. */
  readonly accounts: readonly SharedAccount[]
  /** Returns a living access token, refreshed when the clock has passed the end of the last one. */
  token(): Promise<string>
  /** Reads any answer, which must have the headers of every answer of FDX. */
  get(address: string, headers?: Record<string, string>): Promise<Reading>
}

export type Reading = {
  readonly status: number
  readonly headers: Headers
  /** The body as it was sent. */
  readonly text: string
}

/** Connects a customer of the sandbox, who walks the pages. */
export async function connect(server: TestServer, username: string, options: ConnectOptions = {}): Promise<Reader> {
  const { client = server.recipient, choose = () => true } = options
  const person = sandboxPeople.find((person) => person.username === username)
  assert.ok(person, `no ${username} at the sandbox`)
  const offered = await accountsOnOffer(server.database, person.bankCustomerId, 'en', server.clock.now())
  const connection = await makeTrip(server, { ...options, client, person }, offered)
  return openReader(server, client, connection, offered.filter(choose))
}

async function openReader(
  server: TestServer,
  client: NewClient,
  connection: Connection,
  chosen: readonly OfferedAccount[],
): Promise<Reader> {
  const { consentId } = connection
  const token = tokenSource(server, client, connection)
  return {
    consentId,
    clientId: client.clientId,
    accounts: await withHandles(server, consentId, chosen),
    token,
    get: async (address, headers = {}) => get(server, address, { ...fdxHeaders(await token()), ...headers }),
  }
}

async function withHandles(
  { database }: TestServer,
  consentId: string,
  chosen: readonly OfferedAccount[],
): Promise<readonly SharedAccount[]> {
  const rows = await database.read
    .selectFrom('consent_account')
    .innerJoin('account_handle', 'account_handle.account_handle', 'consent_account.account_handle')
    .select(['account_handle.account_handle', 'bank_account_id'])
    .where('consent_id', '=', consentId)
    .execute()
  const handleOf = new Map(rows.map((row) => [row.bank_account_id, row.account_handle]))
  return chosen.map((account) => ({ ...account, handle: handleOf.get(account.bankAccountId) ?? '' }))
}

function tokenSource(server: TestServer, client: NewClient, first: Connection): () => Promise<string> {
  const { clock } = server
  let living = { token: first.accessToken, until: clock.now().add({ seconds: ACCESS_TOKEN_LIFE }) }
  return async () => {
    if (Temporal.Instant.compare(clock.now(), living.until) < 0) return living.token
    const fields = { grant_type: 'refresh_token', refresh_token: first.refreshToken ?? '' }
    const { status, body } = await postForm(server, '/api/v1/token', fields, client)
    assert.equal(status, 200, 'the connection lives')
    const { access_token: token, expires_in: seconds } = body as TokenAnswer
    living = { token, until: clock.now().add({ seconds }) }
    return token
  }
}

type TokenAnswer = { readonly access_token: string; readonly expires_in: number }

/** Reads with the credentials in the headers, or with none. */
export async function get(
  { issuer }: Pick<TestServer, 'issuer'>,
  address: string,
  headers: Record<string, string>,
): Promise<Reading> {
  const response = await fetch(new URL(address, issuer), { headers })
  const reading = { status: response.status, headers: response.headers, text: await response.text() }
  for (const name of ['ob-correlation-id', 'ob-trace-id', 'x-fapi-interaction-id']) {
    assert.ok(reading.headers.get(name), `${address} answers without ${name}`)
  }
  assert.equal(reading.headers.get('cache-control'), 'no-store', address)
  return reading
}

/** Reads an address that must answer 200. */
export async function read<Body>(reader: Pick<Reader, 'get'>, address: string): Promise<Body> {
  const { status, text } = await reader.get(address)
  assert.equal(status, 200, `${address}: ${text}`)
  return parseExactly(text) as Body
}

/** Parses JSON and keeps a number with a point, an amount or a rate, as the text that was written. */
export function parseExactly(text: string): unknown {
  return (JSON.parse as ParseWithSource)(text, (_name, value, { source }) =>
    typeof value === 'number' && source.includes('.') ? source : value,
  )
}

type ParseWithSource = (
  text: string,
  reviver: (name: string, value: unknown, context: { readonly source: string }) => unknown,
) => unknown

/** Returns the value of the one member, whose name is that of the entity. */
export function unwrap<Inner>(wrapped: Readonly<Record<string, Inner>>): Inner {
  const entities = Object.values(wrapped)
  assert.equal(entities.length, 1)
  return entities[0]!
}

export type Paging = {
  readonly page: { readonly totalElements: number; readonly nextOffset?: string }
  readonly links: { readonly next?: { readonly href: string } }
}

export type AccountRow = {
  readonly accountId: string
  readonly accountCategory: string
  readonly accountType: string
  readonly status: string
} & Readonly<Record<string, unknown>>

export type TransactionRow = {
  readonly accountId: string
  readonly transactionId: string
  readonly transactionTimestamp: string
  readonly postedTimestamp?: string
  readonly status: 'PENDING' | 'POSTED'
  readonly debitCreditMemo: 'DEBIT' | 'CREDIT'
  readonly amount: Decimal
  readonly description: string
}

export type StatementRow = {
  readonly accountId: string
  readonly statementId: string
  readonly statementDate: string
  readonly status: string
  readonly links: readonly { readonly href: string }[]
}

export type AccountsPage = Paging & { readonly accounts: readonly Readonly<Record<string, AccountRow>>[] }
export type TransactionsPage = Paging & {
  readonly transactions: readonly Readonly<Record<string, TransactionRow>>[]
  readonly updates: { readonly nextUpdateId: string; readonly removedTransactionIds?: readonly string[] }
  readonly links: { readonly updates: { readonly href: string } }
}
export type StatementsPage = Paging & { readonly statements: readonly StatementRow[] }

/** Follows the links to the last page. */
export async function walk<Page extends Paging>(
  reader: Pick<Reader, 'get'>,
  address: string,
  between: () => void = () => {},
): Promise<readonly Page[]> {
  const pages: Page[] = []
  let next: string | undefined = address
  while (next !== undefined) {
    const page: Page = await read<Page>(reader, next)
    pages.push(page)
    next = page.links.next?.href
    assert.equal(page.page.nextOffset === undefined, next === undefined, 'nextOffset and links.next come together')
    between()
  }
  return pages
}

/** Every transaction of the window, newest first. */
export async function readTransactions(
  reader: Pick<Reader, 'get'>,
  handle: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly TransactionRow[]> {
  const search = new URLSearchParams({ limit: '500', ...query })
  const pages = await walk<TransactionsPage>(reader, `/api/fdx/5/accounts/${handle}/transactions?${search}`)
  return pages.flatMap(({ transactions }) => transactions.map(unwrap))
}

/** The date by which lists are sorted: when the transaction posted, or when a pending one was made. */
export const dateOf = ({ postedTimestamp, transactionTimestamp }: TransactionRow): string =>
  postedTimestamp ?? transactionTimestamp

export const accountOf = (reader: Reader, type: string): SharedAccount => {
  const account = reader.accounts.find(({ accountType }) => accountType === type)
  assert.ok(account, `no account of type ${type}`)
  return account
}
