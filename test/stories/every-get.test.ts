// Every page and every GET of every interface, as the server declares them: opened with the ids that real trips made, in every
// state that there is, by everybody who may, and with ids that fit nowhere. Whatever is answered was foreseen.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, postForm } from '../requests.ts'
import { z } from 'zod'
import { registrationStatuses } from '../../src/domain/registrations/registration.ts'
import { roles } from '../../src/domain/operators/operator.ts'
import type { ClientStatus } from '../../src/domain/clients/client-record.ts'
import type { SubscriptionEndedBecause } from '../../src/domain/notifications/end-subscription.ts'
import { listShares } from '../../src/domain/shares/list-shares.ts'
import type { TripOwner } from '../../src/domain/trips/trip.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { hashSecret } from '../../src/platform/secret.ts'
import { openBrowser, type Browser } from '../customer.ts'
import { RETURN_URL } from '../connect.ts'
import { liveIn, type LivedIn } from '../lived-in.ts'
import { openTestServer, type TestServer } from '../server.ts'

type Answered = { readonly status: number; readonly text: string }
type Caller = { readonly name: string; get(address: string): Promise<Answered> }

let server: TestServer
let world: LivedIn
let callers: Readonly<Record<string, readonly Caller[]>>
let ids: Readonly<Record<string, readonly string[]>>
let states: Readonly<Record<TripOwner['kind'], string>>

before(async () => {
  server = await openTestServer({ sharesOnward: true })
  world = await liveIn(server)
  callers = await everybody()
  ids = await everything()
  states = await statesOfTrips()
})
after(() => server[Symbol.asyncDispose]())

function bearing(name: string, headers: Readonly<Record<string, string>>): Caller {
  return {
    name,
    get: (address) => send(server, address, { headers: { 'x-fapi-interaction-id': crypto.randomUUID(), ...headers } }),
  }
}

const browsing = (name: string, browser: Browser): Caller => ({ name, get: (address) => browser.open(address) })

/** Who may call, by the name of the rule; the stranger, who may not, has a story of his own. */
async function everybody(): Promise<typeof callers> {
  const { sharer, accessTokens, browsers, programs, consoles, registrationToken, authSecrets } = world
  const bearer = (name: string, token: string) => bearing(name, { authorization: `Bearer ${token}` })
  const clients = await Promise.all(
    [server.recipient, server.otherRecipient, server.partner].map(async (client, index) => {
      const scope = client === server.partner ? { scope: 'client:admin' } : {}
      // The suspended client is given no token.
      const token = await postForm(server, '/api/v1/token', { grant_type: 'client_credentials', ...scope }, client)
      return bearer(`client ${index}`, String(token.body['access_token']))
    }),
  )
  const operators = programs.map(({ token, operator }) => bearer(operator.name, token))
  const pages = consoles.map((browser, index) => browsing(`console ${index}`, browser))
  return {
    anyone: [
      ...Object.entries(browsers).map(([where, browser]) => browsing(where, browser)),
      ...pages,
      { name: 'newcomer', get: (address) => openBrowser(server.issuer, 'fr').open(address) },
    ],
    reader: Object.entries(accessTokens).map(([name, token]) => bearer(name, token)),
    userinfo: [bearer('everything', accessTokens['everything'] ?? '')],
    recipient: clients,
    'consent-holder': clients,
    partner: clients,
    'partner-or-recipient': clients,
    registrant: [bearer('registrant', registrationToken)],
    'api secret': [bearer('organization', sharer.apiSecret)],
    'x-api-key': [bearing('organization', { 'x-api-key': sharer.xApiKey })],
    'sharing partner': authSecrets.map((secret, index) => bearer(`sharing partner ${index}`, secret)),
    ...Object.fromEntries(roles.map((role) => [`${role} token`, operators])),
    ...Object.fromEntries(roles.map((role) => [`console ${role}`, pages])),
  }
}

/** The states that the sandbox's banks were given of a customer who has signed in, and of an operator who has left. */
async function statesOfTrips(): Promise<typeof states> {
  const given = await server.database.run<{ state: string }>('select state from sandbox_sign_in', [])
  const trips = await server.database.run<{ state_hash: string; kind: TripOwner['kind'] }>(
    `select b.state_hash, case when b.trial_id is not null then 'trial' when b.visit_id is not null then 'visit'
       else 'authorization' end as kind
     from bank_trip b left join authorization_request a using (authorization_id)
     where (b.trial_id is not null and b.trip_sealed is not null) or b.visit_id is not null
       or (a.signed_in_sealed is not null and a.expires_at > $1)`,
    [server.clock.now()],
  )
  const kindOf = new Map(trips.map(({ state_hash, kind }) => [state_hash, kind]))
  const found = given.map(({ state }) => [kindOf.get(hashSecret(state)), state])
  return Object.fromEntries(found) as typeof states
}

/** Every id of a table, whatever became of what it names; or one of each sort, where there are many that differ in nothing else. */
async function column(table: string, name: string, sort = name): Promise<readonly string[]> {
  const query = `select min(${name}::text) as id from ${table} group by ${sort}`
  return (await server.database.run<{ id: string }>(query, [])).map(({ id }) => id)
}

/** What the pattern finds first, each once. */
function found(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, one = '']) => one))]
}

/** By the name of the parameter, written in one way; where the same name means two things, by the beginning of the path too. */
async function everything(): Promise<typeof ids> {
  const { accounts, told } = await accountsAndData()
  const signIns = await column('sandbox_sign_in', 'sign_in_id', 'provider_id, step, failures, expires_at')
  const places = ['/console/sign-in', '/my-data', world.embeddedAddress, `/sandbox-bank/1000/sign-in/${signIns[0]}`]
  const pages = await Promise.all(places.map((path) => openBrowser(server.issuer).open(path)))
  const linked = pages.map((page) => page.text).join()
  return {
    accountid: accounts,
    statementid: found(told, /"statementId":"([^"]+)"/g).slice(0, 1),
    imageid: found(told, /"imageIds":\["([^"]+)"/g).slice(0, 1),
    taxformid: found(told, /"taxStatementId":"([^"]+)"/g).slice(0, 3),
    rewardprogramid: found(told, /"rewardProgramId":"([^"]+)"/g),
    customerid: found(told, /"customerId":"([^"]+)"/g),
    '/v3 customerid': [world.sharer.customerId],
    consentid: await column('consent', 'consent_id'),
    subscriptionid: await column('notification_subscription', 'subscription_id'),
    clientid: await column('client', 'client_id'),
    organizationid: await column('organization', 'organization_id'),
    providerid: await column('provider', 'provider_id'),
    trialid: await column('trial', 'trial_id'),
    id: await column('authorization_request', 'authorization_id'),
    requestid: await column('banking_session', 'request_id'),
    loginid: await column('login', 'login_id'),
    permissionid: await column('sharing_partner', 'permission_id'),
    nameofpartner: ['Paystone'],
    routingnumber: ['110000000'],
    signinid: signIns,
    token: world.invitations,
    accesstoken: world.shareTokens,
    '/connect file': found(linked, /"\/connect\/accents\/([\w.-]+)"/g),
    institution: ['FlinksCapital', '1000'],
    '/assets file': found(linked, /"\/assets\/([\w.-]+)"/g),
    '/console file': found(linked, /"\/console\/assets\/([\w.-]+)"/g),
    '/sandbox-bank file': found(linked, /"\/sandbox-bank\/assets\/([\w.-]+)"/g),
    '/docs file': ['swagger-ui.css', 'return.js'],
    guide: ['connect', 'fdx'],
  }
}

/** The accounts of the two who may read everything, with all that they are told; and a few of others. */
async function accountsAndData(): Promise<{ readonly accounts: readonly string[]; readonly told: string }> {
  const readers = (callers['reader'] ?? []).filter(({ name }) => name === 'everything' || name === 'living')
  const ask = async (paths: readonly string[]): Promise<string> => {
    const answers = await Promise.all(
      readers.flatMap((reader) => paths.map((path) => reader.get(`/api/fdx/6/${path}`))),
    )
    return answers.map(({ text }) => text).join()
  }
  const own = found(await ask(['accounts']), /"accountId":"([^"]+)"/g)
  const times = 'startTime=2026-04-01&endTime=2026-06-10&limit=500'
  const lists = own.flatMap((id) => ['statements', 'transactions'].map((list) => `accounts/${id}/${list}?${times}`))
  const told = await ask(['customers', 'tax-forms', 'reward-programs', ...lists])
  const others = (await column('account_handle', 'account_handle')).filter((id) => !own.includes(id))
  return { accounts: [...own, ...others.slice(0, 3)], told }
}

/** What an endpoint must be asked before it does anything. */
function questionOf({ name }: Endpoint): string {
  const connect = new URLSearchParams({ customerId: world.sharer.customerId, redirectUrl: RETURN_URL })
  const questions: Readonly<Record<string, string>> = {
    authorize: world.authorizeUrl.search,
    connect: `?${connect}`,
    'connect-bank': `?${connect}`,
    'return-from-any-bank': `?state=${states.authorization}`,
    'return-to-trial': `?state=${states.trial}`,
  }
  return questions[name] ?? (name.startsWith('connect-v2') ? `?${connect}` : '')
}

const gets = (): readonly Endpoint[] => server.app.endpoints.filter(({ method }) => method === 'GET')

function parametersOf({ path }: Endpoint): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
}

function idsFor({ path }: Endpoint, name: string): readonly string[] {
  const plain = name.replaceAll('_', '').toLowerCase()
  return ids[`/${path.split('/')[1]} ${plain}`] ?? ids[plain] ?? []
}

/** Every id that there is in every place; of what belongs together, every pair. */
function addressesOf(endpoint: Endpoint): readonly string[] {
  const rows = parametersOf(endpoint).reduce<readonly (readonly string[])[]>(
    (rows, name) => rows.flatMap((row) => idsFor(endpoint, name).map((id) => [...row, id])),
    [[]],
  )
  return rows.map((values) => {
    const path = values.reduce((address, value) => address.replace(/:\w+/, () => value), endpoint.path)
    return `${path}${questionOf(endpoint)}`
  })
}

const NOWHERE = ['00000000-0000-4000-8000-000000000000', '0', '-1', '9999999999999999999', 'x', '%F0%9F%98%80']

/** What no thing is called, and what other things are called. */
function strayAddressesOf(endpoint: Endpoint): readonly string[] {
  if (parametersOf(endpoint).length === 0) return []
  const others = ['consentid', 'clientid', 'id', 'loginid'].map((name) => ids[name]?.[0] ?? '')
  return [...NOWHERE, ...others].map((value) => endpoint.path.replaceAll(/:\w+/g, () => value))
}

const VALUES = ['', 'x', '0', '-1', '9999999999999999999', '2026-02-30', '2026-06-01', '%F0%9F%98%80']

/** Each parameter that the endpoint declares, with what may stand in some and what may stand in none. */
function askingAddressesOf(endpoint: Endpoint): readonly string[] {
  const declared = endpoint.query ?? endpoint.describedQuery
  const names = declared instanceof z.ZodObject ? Object.keys(declared.shape) : []
  const [address = ''] = addressesOf(endpoint)
  const sign = address.includes('?') ? '&' : '?'
  return names.flatMap((name) => VALUES.map((value) => `${address}${sign}${name}=${value}`))
}

/** Of one caller, until it is taken for somebody who is let in nowhere. */
const MAX_REFUSALS = 3

/** A few at a time, as several would call. Gives whoever was given something. */
async function callAll(callers: readonly Caller[], addresses: readonly string[]): Promise<ReadonlySet<Caller>> {
  const welcome = new Set<Caller>()
  const refusals = new Map<Caller, number>()
  const calls = callers.flatMap((caller) => addresses.map((address) => ({ caller, address })))
  const work = async (): Promise<void> => {
    for (let call = calls.pop(); call; call = calls.pop()) {
      const refused = refusals.get(call.caller) ?? 0
      if (refused === MAX_REFUSALS && !welcome.has(call.caller)) continue
      const { status, text } = await call.caller.get(call.address)
      // Of all that there is, the bank that is disabled alone may say that it cannot now.
      const isDisabledBank = status === 503 && call.address.startsWith('/connect/banks/1001')
      assert.ok(
        status < 500 || isDisabledBank,
        `${call.caller.name} GET ${call.address}: ${status} ${text.slice(0, 300)}`,
      )
      if (status < 400) welcome.add(call.caller)
      if (status === 401) refusals.set(call.caller, refused + 1)
    }
  }
  await Promise.all(Array.from({ length: 4 }, work))
  return welcome
}

/** The states of each kind of thing, each of which a trip must have brought about. */
const STATES: readonly (readonly [query: string, states: readonly string[]])[] = [
  [
    'select ended_because from consent where ended_at is not null',
    ['customer', 'recipient', 'replaced', 'expired', 'operator'],
  ],
  ['select duration_type from consent', ['ONE_TIME', 'TIME_BOUND']],
  ['select status from registration', registrationStatuses],
  ['select status from client', ['ACTIVE', 'SUSPENDED', 'ENDED'] satisfies ClientStatus[]],
  ['select status from provider', ['ACTIVE', 'DISABLED']],
  ['select decision from authorization_request', ['allowed', 'denied']],
  ['select step from sandbox_sign_in', ['password', 'question', 'redeemed']],
  ['select ended_because from destination', ['recipient', 'gone'] satisfies SubscriptionEndedBecause[]],
  ['select settled_as from delivery', ['delivered', 'given-up']],
  ['select is_enabled::text from sharing_partner', ['true', 'false']],
]

test('the trips before this story leave behind everything, in every state', async () => {
  for (const [query, states] of STATES) {
    const rows = await server.database.run<Record<string, string | null>>(query, [])
    const there = new Set(rows.flatMap((row) => Object.values(row)))
    for (const state of states) assert.ok(there.has(state), `${query}: nothing is ${state}`)
  }
  const shares = await listShares(server.database, server.clock.now(), {}, 100)
  const shareStates = new Set(shares.map(({ state }) => state))
  for (const state of ['LIVING', 'EXPIRED', 'ENDED', 'CONSENT_ENDED'] as const) assert.ok(shareStates.has(state), state)
})

test('every page and every GET answers whoever may call, about everything that there is, in every state and by every name', async (t) => {
  for (const endpoint of gets()) {
    await t.test(endpoint.name, async () => {
      for (const name of parametersOf(endpoint)) {
        assert.ok(idsFor(endpoint, name).length > 0, `no id for ${name}: say above where one is made`)
      }
      const may = callers[endpoint.access.name]
      assert.ok(may, `say above who may call where access is ${endpoint.access.name}`)
      const [welcome] = await callAll(may, addressesOf(endpoint))
      assert.ok(welcome, 'nobody was given anything: no trip of this story comes here')
      await callAll([welcome], [...strayAddressesOf(endpoint), ...askingAddressesOf(endpoint)])
    })
  }
})
