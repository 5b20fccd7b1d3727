// The client of ours: the first trip again, through `portage-client` alone.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Amount } from 'portage-client/amount'
import { PortageClient, type ConnectRequest } from 'portage-client'
import type { Connection } from 'portage-client/connection'
import {
  AuthorizationRefused,
  ConsentEnded,
  DataRefused,
  RequestRefused,
  Unavailable,
} from 'portage-client/portage-error'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { consent, openBrowser, signIn } from '../customer.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

/** The paths that were asked for, in order. */
type Watched = { readonly client: PortageClient; readonly asked: string[] }

function openClient(server: TestServer, clientSecret = server.recipient.clientSecret): Watched {
  const asked: string[] = []
  const client = new PortageClient({
    issuer: server.issuer,
    clientId: server.recipient.clientId,
    clientSecret,
    redirectUri: REDIRECT_URI,
    fetch: (url, init) => {
      asked.push(new URL(url).pathname)
      return fetch(url, init)
    },
  })
  return { client, asked }
}

async function connect(
  server: TestServer,
  { client }: Watched,
  asked: Partial<ConnectRequest> = {},
): Promise<Connection> {
  const departure = await client.authorize({ providerId: 1000, scope: dataClusters, language: 'fr', ...asked })
  const answer = await consent(openBrowser(server.issuer), departure.url)
  return client.connect(answer.searchParams, departure)
}

test('an app connects a customer, reads everything, and is cut off when it revokes', async () => {
  await using server = await openTestServer()
  const watched = openClient(server)
  const connection = await connect(server, watched)

  const accounts = await connection.accounts({ details: true, pageSize: 2 }).toArray()
  assert.equal(accounts.length, 5)
  const chequing = accounts.find((account) => account.accountType === 'CHECKING')
  assert.ok(chequing?.accountCategory === 'DEPOSIT_ACCOUNT')
  assert.ok(chequing.currentBalance instanceof Amount)
  assert.match(chequing.currentBalance.text, /^-?\d+\.\d\d$/)
  assert.deepEqual((await connection.account(chequing.accountId)).accountId, chequing.accountId)

  const window = { from: '2026-05-01', to: '2026-06-17' }
  const whole = await connection.transactions(chequing.accountId, window).toArray()
  const inPieces: string[] = []
  for await (const { transactionId } of connection.transactions(chequing.accountId, { ...window, pageSize: 7 })) {
    inPieces.push(transactionId)
  }
  assert.ok(whole.length > 7)
  assert.deepEqual(
    inPieces,
    whole.map(({ transactionId }) => transactionId),
  )
  for await (const { total } of connection.transactions(chequing.accountId, window).pages())
    assert.equal(total, whole.length)

  const [statement] = await connection.statements(chequing.accountId).toArray()
  assert.ok(statement)
  const file = await connection.statementFile(chequing.accountId, statement.statementId)
  assert.equal(new TextDecoder().decode(file.slice(0, 5)), '%PDF-')
  assert.ok((await connection.paymentNetworks(chequing.accountId).toArray()).length > 0)
  assert.ok((await connection.customer()).name?.last)
  const refreshToken = connection.refreshToken ?? ''
  assert.equal((await watched.client.introspect(refreshToken)).active, true)

  await connection.revoke()
  await connection.revoke()
  assert.deepEqual(await watched.client.introspect(refreshToken), { active: false })
  await assert.rejects(connection.customer(), ConsentEnded)
})

test('however many reads wait for a new access token, it is asked for once', async () => {
  await using server = await openTestServer()
  const watched = openClient(server)
  const { refreshToken } = await connect(server, watched)
  assert.ok(refreshToken)
  const connection = watched.client.connection(refreshToken)
  watched.asked.length = 0
  await Promise.all(Array.from({ length: 10 }, () => connection.customer()))
  assert.equal(watched.asked.filter((path) => path === '/api/v1/token').length, 1)

  // The server's time passes, this process's does not: only the server's 401 says that the token is over.
  server.clock.advance({ minutes: 6 })
  watched.asked.length = 0
  await Promise.all(Array.from({ length: 10 }, () => connection.customer()))
  assert.equal(watched.asked.filter((path) => path === '/api/v1/token').length, 1)
})

test('every kind of trouble is an error of its own', async () => {
  await using server = await openTestServer()
  const watched = openClient(server)
  const departure = await watched.client.authorize({ providerId: 1000, scope: ['ACCOUNT_BASIC'] })
  const browser = openBrowser(server.issuer)
  const refusal = await browser.submit(await signIn(browser, departure.url), { decision: 'deny' })
  await assert.rejects(watched.client.connect(refusal.address.searchParams, departure), (error) => {
    return error instanceof AuthorizationRefused && error.code === 'access_denied'
  })

  const connection = await connect(server, watched, { scope: ['ACCOUNT_BASIC', 'ACCOUNT_DETAILED'] })
  watched.asked.length = 0
  await assert.rejects(connection.customer(), (error) => {
    assert.ok(error instanceof DataRefused)
    assert.ok(error.traceId)
    return error.code === 602 && error.status === 401
  })
  assert.deepEqual(watched.asked, ['/api/fdx/5/customers/current'], 'a wider consent is missing, not a new token')
  await assert.rejects(connection.account('unknown'), (error) => error instanceof DataRefused && error.code === 701)

  const stranger = openClient(server, 'wrong').client
  await assert.rejects(stranger.connection('a token').customer(), (error) => {
    return error instanceof RequestRefused && error.code === 'invalid_client'
  })
  const nobody = new PortageClient({ issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' })
  await assert.rejects(nobody.introspect('c'), Unavailable)
})

test('a consent for one time is a connection like any other, until its one access token ends it', async () => {
  await using server = await openTestServer()
  const watched = openClient(server)
  const terms = { durationType: 'ONE_TIME', lookbackPeriod: 30 } as const
  const connection = await connect(server, watched, { terms })
  assert.equal(connection.refreshToken, undefined)
  assert.ok((await connection.customer()).name?.last)
  assert.deepEqual((await connection.version6.consent()).durationType, 'ONE_TIME')
  server.clock.advance({ minutes: 5 })
  const isOver = (error: unknown): boolean =>
    error instanceof ConsentEnded && /for one time, and is over/.test(error.message)
  watched.asked.length = 0
  await assert.rejects(connection.accounts().toArray(), isOver)
  assert.deepEqual(watched.asked, ['/api/fdx/5/accounts'], 'there is nothing to ask a new token with')
  await connection.revoke()

  const another = await connect(server, watched, { terms })
  await another.revoke()
  await assert.rejects(another.customer(), isOver)
})

test('the same connection is read in version 6, down to its consent, which the client ends', async () => {
  await using server = await openTestServer()
  const connection = await connect(server, openClient(server))
  const { version6 } = connection
  const accounts = await version6.accounts({ details: true, pageSize: 2 }).toArray()
  const others = await connection.accounts().toArray()
  assert.deepEqual(new Set(accounts.map(({ accountId }) => accountId)), new Set(others.map((one) => one.accountId)))
  const chequing = accounts.find((one) => 'accountType' in one && one.accountType === 'CHECKING')!
  const { accountId } = chequing
  const whole = await version6.account(accountId)
  assert.ok(whole.accountCategory === 'DEPOSIT_ACCOUNT' && whole.currentBalance instanceof Amount)
  const window = { from: '2026-05-01', to: '2026-05-31' }
  const transactions = await version6.transactions(accountId, { ...window, pageSize: 5 }).toArray()
  const sameOnes = await connection.transactions(accountId, window).toArray()
  assert.ok(transactions.length > 5)
  assert.deepEqual(
    transactions.map((row) => row.transactionId),
    sameOnes.map((row) => row.transactionId),
  )
  const statements = await version6.statements(accountId, { from: '2026-01-01', to: '2026-06-01' }).toArray()
  assert.ok(statements.length > 3)
  assert.equal((await version6.contact(accountId)).holders?.length, 1)
  assert.deepEqual(
    (await version6.rewardPrograms().toArray()).map(({ rewardProgramId }) => rewardProgramId),
    ['cash-back-1000'],
  )
  assert.equal((await version6.consent()).status, 'ACTIVE')
  await version6.revoke({ reason: 'USER_ACTION', initiator: 'INDIVIDUAL' })
  await assert.rejects(version6.consent(), ConsentEnded)
})
