// World: a server on which real trips were made, with the ids and secrets that they left and everybody who may call.

import assert from 'node:assert/strict'
import { send, basic, clientToken, jsonRequest, fdxHeaders } from '../requests.ts'
import { access, accountsOf, openSharer } from '../banking.ts'
import { openClient, read } from '../oauth-client.ts'
import { openProgram } from '../operator-program.ts'
import { aRegistration } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { openPool, type Pool } from './pool.ts'
import { ORGANIZATION, type Credentials } from './request.ts'

export type FuzzWorld = AsyncDisposable & {
  readonly server: TestServer
  readonly pool: Pool
  readonly credentials: Credentials
}

const PEOPLE = [
  { username: 'greatday_nomfa', password: 'Everyday' },
  { username: 'every_account', password: 'Everyday' },
]

/** Each kind of list, from which ids are taken. */
const LISTS = [
  'consents',
  'journal',
  'keys',
  'operators',
  'organizations',
  'providers',
  'recipients',
  'registrations',
  'notification-subscriptions',
  'sessions',
  'tokens',
]

export async function openFuzzWorld(): Promise<FuzzWorld> {
  // A guess is answered like any other call: what slows guesses down has stories of its own.
  const server = await openTestServer({ sharesOnward: true, failuresPerMinute: 1_000_000 })
  const pool = openPool()
  const data = await connectCustomers(server, pool)
  const sharing = await shareOnward(server, pool)
  const management = await administrate(server, pool)
  const operating = await operate(server, pool, sharing.organizationId)
  const credentials = { ...data, ...sharing.credentials, ...management, ...operating }
  return { server, pool, credentials, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` })

/** Apps with living connections, and what they may read. */
async function connectCustomers(server: TestServer, pool: Pool): Promise<Credentials> {
  const app = await openClient(server)
  const tokens = []
  for (const person of PEOPLE) {
    const { accessToken, refreshToken, code } = await app.connectAs(person)
    tokens.push(accessToken)
    pool.add('refresh_token', refreshToken)
    pool.add('token', refreshToken)
    pool.add('token', accessToken)
    pool.add('code', code)
    pool.gather(await app.introspect(accessToken))
    await readAll(server, pool, accessToken)
  }
  for (const { clientId, clientSecret } of [server.recipient, server.otherRecipient, server.partner]) {
    pool.add('client_id', clientId)
    pool.add('client_secret', clientSecret)
  }
  for (const grant of ['client_credentials', 'authorization_code', 'refresh_token']) pool.add('grant_type', grant)
  pool.add('redirect_uri', app.redirectUri)
  return {
    dataToken: tokens.map(bearer),
    clientBasic: [server.recipient, server.otherRecipient, server.partner].map((one) => ({
      authorization: basic(one),
    })),
  }
}

async function readAll(server: TestServer, pool: Pool, accessToken: string): Promise<void> {
  const get = async (path: string): Promise<void> => {
    pool.gather((await send(server, `/api/fdx/6/${path}`, { headers: fdxHeaders(accessToken) })).body)
  }
  const { body } = await read(server, accessToken, '/api/fdx/5/accounts')
  pool.gather(body)
  for (const path of ['customers', 'reward-programs', 'tax-forms', 'accounts']) await get(path)
  const accounts = (body['accounts'] ?? []) as readonly Readonly<Record<string, { accountId?: string }>>[]
  for (const account of accounts.flatMap((one) => Object.values(one)).slice(0, 8)) {
    for (const list of ['transactions?limit=5', 'statements'])
      await get(`accounts/${String(account.accountId)}/${list}`)
  }
}

/** An organization of the Banking API, a login of it, and a partner that reads one account. */
async function shareOnward(server: TestServer, pool: Pool) {
  const sharer = await openSharer(server)
  const opened = await sharer.open()
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: opened.requestId })
  const accountId = accountsOf(summary)[0]?.Id ?? ''
  const partner = await sharer.share('authsecret/Payment%20House')
  const shared = await sharer.share(`${opened.loginId}/${accountId}`)
  assert.equal(shared.status, 200, shared.text)
  for (const { body } of [summary, partner, shared]) pool.gather(body)
  const token = String(shared.body['AccessToken'])
  pool.add('accesstoken', token)
  pool.add('RequestId', opened.requestId)
  pool.add('LoginId', opened.loginId)
  pool.add('AccountId', accountId)
  pool.add(ORGANIZATION, sharer.customerId)
  const authSecret = String(partner.body['AuthSecret'])
  assert.equal((await access(server, token, bearer(authSecret))).status, 200)
  const authKeys = [sharer.secretKey, await sharer.newToken(), authSecret]
  const credentials: Credentials = {
    apiSecret: [bearer(sharer.apiSecret)],
    xApiKey: [{ 'x-api-key': sharer.xApiKey }],
    authKey: authKeys.map((key) => ({ 'flinks-auth-key': key })),
    authSecret: [bearer(authSecret)],
    authSecretAndToken: [{ authorization: `Basic ${btoa(`${authSecret}:${token}`)}` }],
  }
  return { organizationId: sharer.organizationId, credentials }
}

/** Partners and recipients with their own tokens. */
async function administrate(server: TestServer, pool: Pool): Promise<Credentials> {
  const partner = await clientToken(server, server.partner, 'client:admin')
  const recipient = await clientToken(server, server.recipient)
  const registration = {
    ...aRegistration,
    duration_type: ['ONE_TIME', 'TIME_BOUND'],
    duration_period: 90,
    lookback_period: 60,
    registry_references: [],
    intermediaries: [],
  }
  const registered = await send(server, '/api/fdx/6/register', jsonRequest('POST', bearer(partner), registration))
  assert.equal(registered.status, 201, registered.text)
  pool.gather(registered.body)
  return {
    managementToken: [partner, recipient].map(bearer),
    registrationToken: [bearer(registered.body['registration_access_token'])],
  }
}

/** Operators of every role, and the ids that their lists show. */
async function operate(server: TestServer, pool: Pool, organizationId: string): Promise<Credentials> {
  const programs = [
    await openProgram(server, 'operator'),
    await openProgram(server, 'operator'),
    await openProgram(server, 'auditor'),
    await openProgram(server, 'viewer'),
  ]
  const [first] = programs
  assert.ok(first)
  pool.add('organization_id', organizationId)
  for (const list of [...LISTS, `organizations/${organizationId}`, `organizations/${organizationId}/sharing`]) {
    pool.gather((await first.call('GET', `/${list}`)).body)
  }
  return { operatorToken: programs.map(({ token }) => bearer(token)) }
}
