// The whole trip of Data Sharing over the wire: from Authorize to the partner's read, and every way in which it ends.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Reply } from '../requests.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { keepSharingPartner } from '../../src/domain/shares/sharing-partner.ts'
import { access, accountsOf, codeOf, GUID, openSharer, type Opened, type Sharer } from '../banking.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
let opened: Opened
let accountId: string
let authSecret: string
let permissionId: string
before(async () => {
  server = await openTestServer({ sharesOnward: true })
  sharer = await openSharer(server)
  opened = await sharer.open()
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: opened.requestId })
  accountId = accountsOf(summary).find(({ Type }) => Type === 'Chequing')!.Id
  const { body } = await sharer.share('authsecret/Payment%20House')
  authSecret = String(body['AuthSecret'])
  permissionId = String(body['PermissionId'])
})
after(() => server[Symbol.asyncDispose]())

const share = (login = opened.loginId, account = accountId): Promise<Reply> => sharer.share(`${login}/${account}`)
const bearer = (secret = authSecret) => ({ authorization: `Bearer ${secret}` })
const tokenOf = ({ status, text, body }: Reply): string => {
  assert.equal(status, 200, text)
  return String(body['AccessToken'])
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
/** To the byte. */
const refusalOf = (parameter: string, words: string): string =>
  `{"HttpStatusCode":400,"ValidationDetails":{"${parameter}":["${words}"]},"FlinksCode":"INVALID_REQUEST"}`
const EXPIRED = refusalOf('accessToken', "This accessToken doesn't exist or has expired.")

async function isOver(token: string): Promise<void> {
  const { status, text } = await access(server, token, bearer())
  assert.deepEqual([status, text], [400, EXPIRED])
}

test('an AuthSecret is one for each partner name, and PartnerTest for no name', async () => {
  const first = await sharer.share('authsecret/Payment%20House')
  assert.deepEqual(Object.keys(first.body), ['RequestId', 'PermissionId', 'AuthSecret', 'Message'])
  for (const name of ['RequestId', 'PermissionId', 'AuthSecret']) assert.match(String(first.body[name]), GUID)
  assert.equal(first.body['Message'], 'The partner authorization secret was generated successfully.')
  assert.deepEqual([first.body['PermissionId'], first.body['AuthSecret']], [permissionId, authSecret])
  const unnamed = await Promise.all(
    ['authsecret', 'authsecret/', 'authsecret/PartnerTest'].map((path) => sharer.share(path)),
  )
  assert.equal(new Set(unnamed.map(({ body }) => body['AuthSecret'])).size, 1)
  const another = await sharer.share('authsecret/payment%20house')
  assert.notEqual(another.body['AuthSecret'], authSecret)
})

test('ten simultaneous first calls make one AuthSecret and one access token', async () => {
  const ten = <T>(call: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 10 }, call))
  const secrets = await ten(() => sharer.share('authsecret/Ten'))
  assert.equal(
    new Set(secrets.map(({ body }) => `${String(body['AuthSecret'])} ${String(body['PermissionId'])}`)).size,
    1,
  )
  const tokens = await ten(() => share())
  assert.equal(new Set(tokens.map((reply) => `${tokenOf(reply)} ${String(reply.body['Date'])}`)).size, 1)
})

test('a name that nobody could read, or that is a call of its own, is refused and makes no partner', async () => {
  const count = async (): Promise<number> =>
    (await server.database.read.selectFrom('sharing_partner').select('permission_id').execute()).length
  const before = await count()
  for (const name of [
    'disable',
    'Enable',
    'enable',
    'a%E2%80%AEb',
    'a%0Ab',
    'x'.repeat(101),
    '%20a',
    'disable/',
    'enable/x',
  ]) {
    assert.equal(codeOf(await sharer.share(`authsecret/${name}`)), '400 INVALID_REQUEST', name)
  }
  assert.equal(await count(), before)
  for (const letter of ['é', '漢', 'ệ', '한', 'क', '😀']) {
    const asked = [letter.repeat(100), letter.normalize('NFD').repeat(100)]
    const [made, again] = await Promise.all(asked.map((name) => sharer.share(`authsecret/${encodeURIComponent(name)}`)))
    assert.deepEqual([made!.status, made!.body['AuthSecret']], [200, again!.body['AuthSecret']], letter)
    assert.equal(
      codeOf(await sharer.share(`authsecret/${encodeURIComponent(letter.repeat(101))}`)),
      '400 INVALID_REQUEST',
    )
  }
})

test('HEAD makes, shares, disables and enables nothing, however the address is spelled', async () => {
  const held = async () => [
    await server.database.read.selectFrom('sharing_partner').select(['name', 'is_enabled']).orderBy('name').execute(),
    await server.database.read.selectFrom('share').select(['share_id', 'expires_at']).orderBy('share_id').execute(),
  ]
  const before = JSON.stringify(await held())
  server.clock.advance({ minutes: 1 })
  const paths = ['authsecret', 'authsecret/Unheard', 'AuthSecret/Unheard', `${opened.loginId}/${accountId}`]
  const changes = ['disable', 'enable'].map((verb) => `authsecret/${verb}/${permissionId}`)
  for (const path of [...paths, ...changes]) {
    const response = await fetch(`${server.issuer}/v3/${sharer.customerId}/partnerdata/${path}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${sharer.apiSecret}` },
    })
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET'], path)
  }
  assert.equal(JSON.stringify(await held()), before)
})

test('addresses are taken in any case, names and ids as they are', async () => {
  const ask = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(server.issuer + path, { headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const client = { authorization: `Bearer ${sharer.apiSecret}` }
  const base = `/V3/${sharer.customerId}`
  const named = await ask(`${base}/PartnerData/AuthSecret/Payment%20House`, client)
  assert.equal(named.body['AuthSecret'], authSecret)
  const shared = await ask(`${base}/PARTNERDATA/${opened.loginId}/${accountId}`, client)
  const token = String(shared.body['AccessToken'])
  assert.equal((await ask(`/PartnerAccess/${token}?DaysOfTransactions=Days365`, bearer())).status, 200)
  const banks = await ask(`${base}/bankingservices/institutions?take=1`, { 'x-api-key': sharer.xApiKey })
  assert.deepEqual([banks.status, banks.body['Count']], [200, 2])
  const unknown = await ask('/PartnerAccess/a/b', {})
  assert.deepEqual([unknown.status, unknown.body['FlinksCode']], [404, 'METHOD_NOT_AVAILABLE'])
  assert.equal((await fetch(`${server.issuer}/API/v1/providers`)).status, 404)
})

test('PartnerData answers and refuses in the documented bytes', async () => {
  const { status, text } = await share()
  const shape = text
    .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"guid"')
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z"/g, '"stamp"')
  assert.deepEqual(
    [status, shape],
    [200, '{"RequestId":"guid","AccessToken":"guid","Date":"stamp","ExpirationDate":"stamp"}'],
  )
  for (const login of [NOBODY, 'not-a-guid', "'%20or%201=1"]) {
    const refused = await share(login)
    assert.equal(refused.status, 400)
    assert.equal(refused.text, refusalOf('loginId', "This loginId doesn't exist."))
  }
  for (const account of [NOBODY, 'not-a-guid']) {
    const refused = await share(opened.loginId, account)
    assert.equal(refused.status, 400)
    assert.equal(refused.text, refusalOf('accountId', "This accountId doesn't exist within the Card."))
  }
})

test('the client endpoints take the API secret of their own organization and no other', async () => {
  const others = await openSharer(server, server.otherRecipient)
  const wrong = [
    '',
    'Bearer',
    'Bearer x',
    `Bearer ${sharer.secretKey}`,
    `Bearer ${others.apiSecret}`,
    `Basic ${sharer.apiSecret}`,
  ]
  const paths = [
    'authsecret/x',
    'authsecret',
    `authsecret/disable/${permissionId}`,
    `authsecret/enable/${permissionId}`,
  ]
  for (const path of [...paths, `${opened.loginId}/${accountId}`]) {
    for (const authorization of wrong) {
      const refused = await sharer.share(path, authorization)
      assert.equal(codeOf(refused), '401 UNAUTHORIZED', `${path} ${authorization}`)
      assert.deepEqual(Object.keys(refused.body), ['HttpStatusCode', 'FlinksCode', 'Message'])
    }
  }
  assert.match((await others.share(`${opened.loginId}/${accountId}`)).text, /loginId/)
  assert.match((await others.share(`authsecret/disable/${permissionId}`)).text, /permissionId/)
})

test('the AuthSecret travels in three ways, and nothing else opens a share', async () => {
  const token = tokenOf(await share())
  const basic = (secret: string, of = token) => ({ authorization: `Basic ${btoa(`${secret}:${of}`)}` })
  for (const headers of [bearer(), basic(authSecret), { 'flinks-auth-key': authSecret }]) {
    const { status, text, body } = await access(server, token, headers)
    assert.equal(status, 200, text)
    assert.deepEqual(Object.keys(body), ['GetAccountsDetail', 'RequestId'])
  }
  const wrong: Record<string, string>[] = [
    {},
    bearer(NOBODY),
    bearer(token),
    bearer(sharer.apiSecret),
    basic(NOBODY),
    basic(authSecret, NOBODY),
    basic(`${authSecret}:`),
    { 'flinks-auth-key': NOBODY },
    { 'flinks-auth-key': `Bearer ${authSecret}` },
    { ...bearer(), 'flinks-auth-key': NOBODY },
    { 'x-api-key': authSecret },
  ]
  for (const headers of wrong) {
    assert.equal(codeOf(await access(server, token, headers)), '401 UNAUTHORIZED', JSON.stringify(headers))
  }
  for (const unknown of [NOBODY, 'x', authSecret, `${token}x`]) await isOver(unknown)
})

test("a token opens with any enabled partner of its organization, and never with another organization's", async () => {
  const token = tokenOf(await share())
  const second = await sharer.share('authsecret/Second')
  assert.equal((await access(server, token, bearer(String(second.body['AuthSecret'])))).status, 200)
  const others = await server.database.read
    .selectFrom('client')
    .select('organization_id')
    .where('client_id', '=', server.otherRecipient.clientId)
    .executeTakeFirstOrThrow()
  const theirs = await keepSharingPartner(
    { ...server.stage, vault: server.vault },
    bySystem('test'),
    others.organization_id,
    'Theirs',
  )
  const { status, text } = await access(server, token, bearer(theirs.authSecret))
  assert.deepEqual([status, text], [400, EXPIRED])
})

test('PartnerAccess gives that one account, read live, and the journal says once what was read and for which partner', async () => {
  const token = tokenOf(await share())
  const { text, body } = await access(server, token, bearer())
  const [shared, ...more] = body['GetAccountsDetail'] as Record<string, unknown>[]
  assert.ok(shared)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [shared['LoginId'], shared['CustomerId'], shared['Institution']],
    [opened.loginId, sharer.customerId, 'FlinksCapital'],
  )
  const [account, ...others] = shared['Accounts'] as Record<string, unknown>[]
  assert.equal(account?.['Id'], accountId)
  assert.deepEqual(others, [])
  assert.equal((shared['Login'] as Record<string, unknown>)['Username'], null)
  assert.equal((account['Holder'] as Record<string, unknown>)['Name'], 'Robin Greatday')
  const dates = (account['Transactions'] as { Date: string }[]).map(({ Date }) => Date)
  assert.ok(dates.length > 20)
  assert.ok(
    dates.every((date) => date >= '2026-03-19' && date <= '2026-06-17'),
    dates.join(),
  )
  const year = await access(server, token, bearer(), '?DaysOfTransactions=Days365')
  assert.ok(year.text.length > text.length * 2)
  assert.equal(codeOf(await access(server, token, bearer(), '?DaysOfTransactions=Days7')), '400 INVALID_REQUEST')
  const entries = await server.database.read
    .selectFrom('journal_entry')
    .select(['action', 'detail'])
    .where('kind', '=', 'read')
    .where('request_id', '=', String(body['RequestId']))
    .execute()
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['read-shared-account'],
  )
  const { from: _from, to: _to, ...said } = entries[0]!.detail as Record<string, unknown>
  assert.deepEqual(said, {
    reads: ['read-accounts', 'read-customer', 'read-transactions'],
    clusters: ['ACCOUNT_BASIC', 'ACCOUNT_DETAILED', 'ACCOUNT_PAYMENTS', 'CUSTOMER_CONTACT', 'TRANSACTIONS'],
    account: accountId,
    count: said['count'],
    partner: permissionId,
  })
  assert.ok(Number(said['count']) >= dates.length)
})

test('a token lasts thirty days, thirty more by the same call, and revives after its end', async () => {
  const made = await share()
  const token = tokenOf(made)
  server.clock.advance({ days: 29 })
  const extended = await share()
  assert.deepEqual([extended.body['AccessToken'], extended.body['Date']], [token, made.body['Date']])
  assert.ok(String(extended.body['ExpirationDate']) > String(made.body['ExpirationDate']))
  server.clock.advance({ days: 29 })
  assert.equal((await access(server, token, bearer())).status, 200)
  server.clock.advance({ days: 2 })
  await isOver(token)
  assert.equal(tokenOf(await share()), token)
  assert.equal((await access(server, token, bearer())).status, 200)
})

test('a disabled AuthSecret opens nothing at the very next call, and enabled again it is the same', async () => {
  const token = tokenOf(await share())
  const change = (verb: string) => sharer.share(`authsecret/${verb}/${permissionId}`)
  const disabled = await change('disable')
  assert.deepEqual(disabled.body, {
    permissionId,
    authSecret,
    message: 'The partner authorization was disabled successfully.',
  })
  assert.equal(codeOf(await access(server, token, bearer())), '401 UNAUTHORIZED')
  assert.deepEqual((await change('disable')).body, disabled.body)
  assert.equal((await sharer.share('authsecret/Payment%20House')).body['AuthSecret'], authSecret)
  assert.equal(codeOf(await access(server, token, bearer())), '401 UNAUTHORIZED')
  const enabled = await change('enable')
  assert.deepEqual(enabled.body, {
    permissionId,
    authSecret,
    message: 'The partner authorization was re-enabled successfully.',
  })
  assert.equal((await access(server, token, bearer())).status, 200)
})

test('what the customer revokes is over for every partner, and a new consent begins with new tokens', async () => {
  const token = tokenOf(await share())
  const consent = await server.database.read
    .selectFrom('consent')
    .select('consent_id')
    .where('login_id', '=', opened.loginId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  await act(server.stage, bySystem('test'), (act) => endConsent(act, consent.consent_id, 'customer'))
  await isOver(token)
  assert.equal(codeOf(await sharer.authorize({ LoginId: opened.loginId, MostRecentCached: true })), '401 INVALID_LOGIN')
  const again = await sharer.open()
  assert.equal(again.loginId, opened.loginId)
  await isOver(token)
  assert.notEqual(tokenOf(await share()), token)
})

test('a second Authorize of the same customer keeps what is shared; DeleteCard ends it for ever', async () => {
  const token = tokenOf(await share())
  assert.deepEqual((await sharer.open()).loginId, opened.loginId)
  assert.equal((await access(server, token, bearer())).status, 200)
  const remove = () => sharer.call('DELETE', `DeleteCard/${opened.loginId}`)
  const deleted = await remove()
  assert.deepEqual([deleted.status, deleted.body['StatusCode']], [200, 200])
  await isOver(token)
  assert.equal(codeOf(await remove()), '401 INVALID_LOGIN')
  assert.equal(
    codeOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId: opened.requestId })),
    '400 SESSION_NONEXISTENT',
  )
  const anew = await sharer.open()
  assert.notEqual(anew.loginId, opened.loginId)
  await share(anew.loginId)
  await isOver(token)
})
