// Recipients as partners administer them: what is answered, what is refused and why, and whose they are.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { authenticateClient } from '../../src/domain/clients/authenticate-client.ts'
import { findRecipient, findRecipientOf } from '../../src/domain/recipients/recipient.ts'
import { openSharer } from '../banking.ts'
import { anApp, assertRefused, createApp, openAdministrator, openOtherPartner, type Administrator } from '../partner.ts'
import { clientToken, jsonRequest, send } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

let server: TestServer
let partner: Administrator
before(async () => {
  server = await openTestServer()
  partner = await openAdministrator(server)
})
after(() => server[Symbol.asyncDispose]())

const create = (changes: Record<string, unknown>) => partner.post('/api/v1/recipients', { ...anApp, ...changes })

test('a recipient is answered as the contract shows it, and its secret once', async () => {
  server.clock.advance({ seconds: 1 })
  const created = await create({ scope: ['TRANSACTIONS', 'ACCOUNT_BASIC', 'TRANSACTIONS'] })
  const { client_id: clientId, client_secret: clientSecret, ...rest } = created.body as Record<string, string>
  assert.equal(created.status, 200)
  assert.match(clientId ?? '', /^dc-[a-z0-9]{25}$/)
  assert.match(clientSecret ?? '', /^[A-Za-z0-9_-]{43}$/)
  assert.deepEqual(rest, { ...anApp, scope: 'ACCOUNT_BASIC TRANSACTIONS' })
  assert.equal(created.headers.get('cache-control'), 'no-store')

  const detail = { client_id: clientId, ...anApp, scope: 'ACCOUNT_BASIC TRANSACTIONS' }
  assert.deepEqual(await partner.read(`/api/v1/recipients/${clientId}`), detail)
  const { scope: _scope, redirect_uris: _uris, ...listItem } = detail
  const list = await partner.read<{ client_id: string }[]>('/api/v1/recipients')
  assert.deepEqual(
    list.map((item) => item.client_id),
    [server.recipient.clientId, clientId],
  )
  assert.deepEqual(list.at(-1), listItem)
})

test('PUT replaces the redirect URIs and nothing else, also by a single text', async () => {
  const { clientId } = await createApp(partner)
  const path = `/api/v1/recipients/${clientId}`
  const uris = ['https://harvest.example/back', 'https://harvest.example/back?from=bank']
  const changed = await partner.put(path, { redirect_uris: uris })
  assert.deepEqual([changed.status, changed.body], [200, { client_id: clientId, ...anApp, redirect_uris: uris }])
  assert.deepEqual(await partner.read(path), changed.body)
  await partner.put(path, { redirect_uris: anApp.redirect_uris[0] })
  assert.deepEqual(await partner.read(path), { client_id: clientId, ...anApp })
  // Programs send back all that they know of the recipient: what cannot be changed stays.
  const more = await partner.put(path, { redirect_uris: uris, name: 'Another Bank', note: null })
  assert.deepEqual([more.status, more.body], [200, { client_id: clientId, ...anApp, redirect_uris: uris }])
})

/** What has to be said of a recipient. */
const few = { name: 'Harvest Few', redirect_uris: 'https://harvest.example/callback', scope: 'ACCOUNT_BASIC' }

test('a recipient is created from its name, its redirect URIs and its scope, and what it left out is not answered', async () => {
  const { status, text, body } = await partner.post('/api/v1/recipients', few)
  assert.equal(status, 200, text)
  const { client_id: clientId, client_secret: secret, ...rest } = body as Record<string, unknown>
  const said = { ...few, redirect_uris: [few.redirect_uris], country: 'CA', contacts: [] }
  assert.deepEqual(rest, said)
  assert.equal(typeof secret, 'string')
  assert.deepEqual(await partner.read(`/api/v1/recipients/${String(clientId)}`), { client_id: clientId, ...said })
  const nulls = { description: null, logo_uri: null, terms_uri: null, client_uri: null, country: null, contacts: null }
  const withNulls = await partner.post('/api/v1/recipients', { ...few, ...nulls })
  assert.equal(withNulls.status, 200, withNulls.text)
  const asked = await server.database.read.selectFrom('logo_fetch').select('client_id').execute()
  assert.ok(!asked.some((row) => row.client_id === clientId), 'no logo is fetched where none was named')
})

test('what the operator demands of recipients is demanded, in every way that one is created', async () => {
  await using strict = await openTestServer({ demandedMembers: ['description', 'client_uri', 'contacts'] })
  const administrator = await openAdministrator(strict)
  const missing = await administrator.post('/api/v1/recipients', few)
  const why = /^description: is missing; client_uri: is missing; contacts: is missing$/
  assertRefused(missing, 400, 'invalid_request', why)
  const { logo_uri: _logo, terms_uri: _terms, country: _country, ...demanded } = anApp
  assert.equal((await administrator.post('/api/v1/recipients', demanded)).status, 200)
  const registered = await administrator.post('/api/fdx/6/register', { ...few, client_name: few.name })
  assertRefused(registered, 400, 'invalid_client_metadata', /client_uri: is missing; contacts: is missing|contacts/)
})

test('of replacements at the same moment one secret lives, and every older one is dead', async () => {
  const { clientId, clientSecret } = await createApp(partner)
  const path = `/api/v1/recipients/${clientId}/secret`
  const replies = await Promise.all(Array.from({ length: 8 }, () => partner.post(path)))
  const secrets = replies.map(({ status, body }) => {
    const { client_id, client_secret, ...rest } = body as Record<string, string>
    assert.deepEqual([status, client_id, rest], [200, clientId, {}])
    return client_secret ?? ''
  })
  const lives = async (secret: string): Promise<boolean> =>
    authenticateClient(server.database, server.clock.now(), clientId, secret).then(
      () => true,
      () => false,
    )
  const living = await Array.fromAsync([clientSecret, ...secrets], lives)
  assert.equal(living[0], false)
  assert.equal(living.filter(Boolean).length, 1)
})

test("another partner's recipient is like one that does not exist, to the byte, and stays as it is", async () => {
  const stranger = await openOtherPartner(server)
  const { clientId } = server.recipient
  const before = await findRecipient(server.database, clientId)
  const uris = { redirect_uris: ['https://thief.example/callback'] }
  const calls = [
    (id: string) => stranger.get(`/api/v1/recipients/${id}`),
    (id: string) => stranger.put(`/api/v1/recipients/${id}`, uris),
    (id: string) => stranger.post(`/api/v1/recipients/${id}/secret`),
    (id: string) => stranger.get(`/api/v1/recipients/${id}/providers/requests`),
  ]
  for (const call of calls) {
    const theirs = await call(clientId)
    assertRefused(theirs, 404, 'invalid_request', /^There is no such recipient\.$/)
    for (const nobodys of [`dc-${'x'.repeat(25)}`, server.partner.clientId, 'x', '%00', "'--"]) {
      const unknown = await call(nobodys)
      assert.equal(unknown.status, 404)
      if (nobodys !== '%00') assert.equal(unknown.text, theirs.text)
    }
  }
  const list = await stranger.read<{ client_id: string }[]>('/api/v1/recipients')
  assert.deepEqual(
    list.map((item) => item.client_id),
    [server.otherRecipient.clientId],
  )
  assert.deepEqual(await findRecipient(server.database, clientId), before)
})

test("the Connect client of the partner's own organization is none of its recipients, and stays as it is", async () => {
  const { connectClientId: clientId, organizationId } = await openSharer(server)
  const before = await findRecipientOf(server.database, organizationId, clientId)
  const path = `/api/v1/recipients/${clientId}`
  const calls = [
    partner.get(path),
    partner.put(path, { redirect_uris: ['https://thief.example/callback'] }),
    partner.post(`${path}/secret`),
    partner.get(`${path}/providers/requests`),
  ]
  for (const refused of await Promise.all(calls)) {
    assertRefused(refused, 404, 'invalid_request', /^There is no such recipient\.$/)
  }
  const requested = await partner.post(`/api/v1/recipients/providers/requests/${clientId}/1000`)
  assertRefused(requested, 404, 'invalid_request', /^There is no recipient dc-\S+ Nothing was requested\.$/)
  for (const list of ['/api/v1/recipients', '/api/v1/recipients/providers/requests']) {
    assert.ok(!(await partner.get(list)).text.includes(clientId), list)
  }
  assert.deepEqual(await findRecipientOf(server.database, organizationId, clientId), before)
})

test('one answer names everything that is wrong, and why', async () => {
  const nothing = await partner.post('/api/v1/recipients', {})
  const missing = ['name', 'scope', 'redirect_uris']
  assertRefused(nothing, 400, 'invalid_request', /^/)
  const said = (nothing.body as { error_description: string }).error_description
  assert.equal(said, missing.map((name) => `${name}: is missing`).join('; '))

  const everything = await partner.post('/api/v1/recipients', {
    name: 'Bank\u202Eknab',
    description: 'x'.repeat(513),
    scope: 'TRANSACTIONS EVERYTHING',
    redirect_uris: ['https://a.example/ok', 'http://a.example/', 'https://a.example/#x'],
    logo_uri: 'javascript:alert(1)',
    terms_uri: 'http://a.example/terms',
    client_uri: 7,
    country: 'FR',
    contacts: [{ email: 'nobody' }, { email: 'a@example.com', phone: '1' }],
    status: 'ACTIVE',
  })
  const reasons = [
    'name: must be one line without control, invisible or direction-changing characters',
    'description: must have at most 512 characters',
    'scope: there is no scope EVERYTHING',
    'scope: must contain ACCOUNT_BASIC',
    'redirect_uris.1: must begin with https://',
    'redirect_uris.2: must have no fragment',
    'logo_uri: must begin with https://',
    'terms_uri: must begin with https://',
    'client_uri: must be text',
    'country: must be CA or US',
    'contacts.0.email: must be an e-mail address',
    'contacts.1: there is no member phone',
    'there is no member status',
  ]
  assert.equal((everything.body as { error_description: string }).error_description, reasons.join('; '))
})

const wrong: readonly (readonly [what: string, change: Record<string, unknown>, why: RegExp])[] = [
  ['a name with a line break', { name: 'Harvest\nBudget' }, /name: must be one line/],
  ['a name with a NUL', { name: 'Harvest\u0000' }, /without NUL/],
  ['a name with a zero-width space', { name: 'Har\u200Bvest' }, /name: must be one line/],
  ['a name with a bidi isolate', { name: '\u2067Harvest\u2069' }, /name: must be one line/],
  ['a name with a soft hyphen', { name: 'Har\u00ADvest' }, /name: must be one line/],
  ['a name with an invisible letter', { name: 'Harvest\u3164' }, /name: must be one line/],
  ['a name with a no-break space', { name: 'Harvest\u00A0Budget' }, /name: must be one line/],
  ['a name with half a surrogate pair', { name: 'Harvest\uD800' }, /half of a surrogate pair/],
  ['a name with a Cyrillic a', { name: 'H\u0430rvest' }, /name: must be in one script/],
  ['a name with a Greek omicron', { name: 'B\u03BFnds' }, /name: must be in one script/],
  ['a name in mathematical letters', { name: '\u{1D5DB}arvest' }, /name: must be in plain letters/],
  ['a name in wide letters', { name: '\uFF28arvest' }, /name: must be in plain letters/],
  ['a name of piled marks', { name: 'H\u0300\u0301\u0302arvest' }, /name: must not pile marks/],
  ['a name of signs', { name: '---' }, /name: must have a letter or a digit/],
  ['a name with a space at its end', { name: 'Harvest ' }, /name: must not begin or end/],
  ['an empty name', { name: '' }, /name: must have a letter/],
  ['a name of 257 characters', { name: 'x'.repeat(257) }, /name: must have at most 256/],
  ['an empty description', { description: '' }, /description: must not be empty/],
  ['a description with a bidi override', { description: 'A\u202Eb' }, /description: must be one line/],
  ['a scope in another case', { scope: 'account_basic' }, /scope: there is no scope account_basic/],
  ['an empty scope', { scope: '' }, /scope: must contain ACCOUNT_BASIC/],
  ['a scope with a hostile word', { scope: 'ACCOUNT_BASIC "\u0007é' }, /there is no scope \?\?\?/],
  ['a scope that is a number', { scope: 7 }, /scope: must be a list of texts/],
  ['no redirect URI', { redirect_uris: [] }, /redirect_uris: must name at least one/],
  ['a redirect URI twice', { redirect_uris: ['https://a.example/', 'https://a.example/'] }, /uris.1: is named twice/],
  ['21 redirect URIs', { redirect_uris: manyUris(21) }, /redirect_uris: must name at most 20/],
  ['redirect URIs that are objects', { redirect_uris: [{}] }, /redirect_uris: must be a list of texts/],
  ['a logo_uri that is data', { logo_uri: 'data:image/svg+xml,<svg/>' }, /logo_uri: must begin with https/],
  [
    'a client_uri with a user name',
    { client_uri: 'https://bank.example@evil.example/' },
    /client_uri: must have no user/,
  ],
  ['a lower-case country', { country: 'ca' }, /country: must be CA or US/],
  ['contacts that are text', { contacts: 'a@example.com' }, /contacts: must be a list/],
  [
    '11 contacts',
    { contacts: Array.from({ length: 11 }, () => ({ email: 'a@example.com' })) },
    /contacts: must name at most 10/,
  ],
  ['a member of the prototype', { constructor: 1 }, /there is no member constructor/],
]

function manyUris(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `https://a.example/${index}`)
}

test('what is wrong is refused with its reason', async (t) => {
  for (const [what, change, why] of wrong) {
    await t.test(what, async () => assertRefused(await create(change), 400, 'invalid_request', why))
  }
  const tooMany = await create({ redirect_uris: manyUris(10_000) })
  assertRefused(tooMany, 400, 'invalid_request', /^redirect_uris: must name at most 20$/)
  // Whoever sends so much loses the connection: it is closed, so that the next request is not on its way on it.
  const authorization = `Bearer ${await clientToken(server, server.partner, 'client:admin')}`
  const long = jsonRequest('POST', { authorization, connection: 'close' }, { description: 'x'.repeat(1_048_576) })
  const tooLong = await send(server, '/api/v1/recipients', long)
  assertRefused(tooLong, 400, 'invalid_request', /^The body is larger than the \d+ bytes that are taken here\.$/)
  const noJson = await partner.post('/api/v1/recipients', [])
  assertRefused(noJson, 400, 'invalid_request', /must be a JSON object/)
  const none = await server.database.read.selectFrom('recipient').where('name', '=', '---').selectAll().execute()
  assert.deepEqual(none, [])
})

test('names of the world are taken as they are', async () => {
  const names = [
    'Épargne & Cie',
    "L'Œuf 2.0",
    'Планировщик',
    '家計簿 Plus',
    '가계부 App',
    'ᐃᓄᒃᑎᑐᑦ',
    'Ahorro™ 100%',
    '7',
  ]
  for (const name of names) {
    const { status, text, body } = await create({ name })
    assert.deepEqual([status, (body as { name: string }).name], [200, name], text)
  }
  const { body } = await create({ name: 'Cafe\u0301' })
  assert.equal((body as { name: string }).name, 'Café')
})

const redirectUris: readonly (readonly [uri: string, why: RegExp | undefined])[] = [
  ['https://a.example', undefined],
  ['https://a.example/', undefined],
  ['https://a.example?x=1', undefined],
  ['https://a.example:8443/a/b?c=d&e', undefined],
  ['https://xn--caf-dma.example/', undefined],
  [`https://a.example/${'x'.repeat(2030)}`, undefined],
  [`https://a.example/${'x'.repeat(2031)}`, /at most 2048/],
  ['http://a.example/', /must begin with https/],
  ['HTTPS://a.example/', /must begin with https/],
  ['app.harvest:/callback', /must begin with https/],
  ['javascript:alert(1)', /must begin with https/],
  ['//a.example/', /must begin with https/],
  [' https://a.example/', /must begin with https/],
  ['https://a.example/?codes=1&mystate=2', undefined],
  ['https://a.example/?code=1', /must have no parameter code of its own/],
  ['https://a.example/?a=b&state=x', /no parameter state/],
  ['https://a.example/?iss=https%3A%2F%2Fevil.example', /no parameter iss/],
  ['https://a.example/?error=x', /no parameter error/],
  ['https://a.example/?error_description=x', /no parameter error_description/],
  ['https://a.example/?error_uri=x', /no parameter error_uri/],
  ['https://a.example/?response', /no parameter response/],
  ['https://a.example/?session_state=x', /no parameter session_state/],
  ['https://a.example/?C%6Fde=x', /no parameter Code/],
  ['https://a.example/#', /no fragment/],
  ['https://*.example/', /without a wildcard/],
  ['https://a.example/*', /without a wildcard/],
  ['https://user@a.example/', /no user name/],
  ['https://:@a.example/', /no user name/],
  ['https://', /must be an address/],
  ['https://a b/', /must be an address/],
  ['https://A.example/', /as browsers write it: https:\/\/a\.example\//],
  ['https://a.example:443/', /as browsers write it/],
  ['https://a.example/x/../y', /as browsers write it/],
  ['https://a.example\\@b.example/', /as browsers write it/],
  ['https://a.example/\u00E9', /as browsers write it/],
  ['https://caf\u00E9.example/', /as browsers write it/],
  ['https://a.example/\t', /as browsers write it/],
  ['http://127.0.0.1:3000/callback', /no http on loopback/],
  ['http://localhost/callback', /no http on loopback/],
]

test('a redirect URI is https, exact, and written as browsers write it', async (t) => {
  for (const [uri, why] of redirectUris) {
    await t.test(uri.slice(0, 60), async () => {
      const reply = await create({ redirect_uris: [uri] })
      if (why) assertRefused(reply, 400, 'invalid_request', why)
      else assert.deepEqual([reply.status, (reply.body as typeof anApp).redirect_uris], [200, [uri]], reply.text)
    })
  }
})

test('a recipient may have as many addresses as it may, each as long as it may be', async () => {
  const longest = Array.from({ length: 20 }, (_, index) => `https://a.example/${index}/`.padEnd(2048, 'x'))
  const { status, text, body } = await create({ redirect_uris: longest })
  assert.deepEqual([status, (body as typeof anApp).redirect_uris], [200, longest], text)
  const { client_id: clientId } = body as { client_id: string }
  const changed = await partner.put(`/api/v1/recipients/${clientId}`, { redirect_uris: longest.toReversed() })
  assert.equal(changed.status, 200, changed.text)
})

test('http on loopback is taken where the option says so, and nowhere else', async () => {
  await using lenient = await openTestServer({ allowsLoopbackRedirects: true })
  const developer = await openAdministrator(lenient)
  const uris = ['http://127.0.0.1:3000/callback', 'http://localhost:3000/', 'http://[::1]/callback']
  await createApp(developer, { redirect_uris: uris })
  for (const uri of [
    'http://127.0.0.1.example/',
    'http://127.0.0.1:x@b.example/',
    'http://192.168.0.1/',
    'http://0.0.0.0/',
  ]) {
    const reply = await developer.post('/api/v1/recipients', { ...anApp, redirect_uris: [uri] })
    assertRefused(reply, 400, 'invalid_request', /must begin with https/)
  }
})

test('every change is in the journal with the partner that made it', async () => {
  const { clientId } = await createApp(partner)
  server.clock.advance({ seconds: 1 })
  await partner.put(`/api/v1/recipients/${clientId}`, { redirect_uris: ['https://harvest.example/new'] })
  server.clock.advance({ seconds: 1 })
  const { body } = await partner.post(`/api/v1/recipients/${clientId}/secret`)
  const entries = await server.database.read
    .selectFrom('journal_entry')
    .select(['action', 'actor_kind', 'actor_id', 'request_id', 'detail'])
    .where('client_id', '=', clientId)
    .orderBy('at')
    .execute()
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['create-recipient', 'change-redirect-uris', 'replace-secret'],
  )
  for (const entry of entries) {
    assert.deepEqual([entry.actor_kind, entry.actor_id], ['client', server.partner.clientId])
    assert.ok(entry.request_id)
    assert.ok(!JSON.stringify(entry).includes((body as { client_secret: string }).client_secret))
  }
})

test('the last use of a secret is known to the minute', async () => {
  const { clientId, clientSecret } = await createApp(partner)
  const lastUse = async (): Promise<string | undefined> => {
    const { last_used_at: at } = await server.database.read
      .selectFrom('client_secret')
      .select('last_used_at')
      .where('client_id', '=', clientId)
      .executeTakeFirstOrThrow()
    return at?.toString()
  }
  const use = () => authenticateClient(server.database, server.clock.now(), clientId, clientSecret)
  assert.equal(await lastUse(), undefined)
  await use()
  const first = server.clock.now().toString()
  await until(async () => (await lastUse()) === first)
  server.clock.advance({ seconds: 59 })
  await use()
  assert.equal(await lastUse(), first)
  server.clock.advance({ seconds: 1 })
  await use()
  const second = server.clock.now().toString()
  await until(async () => (await lastUse()) === second)
})
