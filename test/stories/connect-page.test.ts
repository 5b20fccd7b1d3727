// Connect, without a screen: what it sends where, what it refuses, who may frame it, and who may continue in a window.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply } from '../requests.ts'
import { accountsOf, GUID, openSharer, type Sharer } from '../banking.ts'
import { agree, bankLink, RETURN_URL, setConnectOf, told, type OpenedConnect } from '../connect.ts'
import { GREATDAY, openBrowser } from '../customer.ts'
import { openTestServer, type TestServer } from '../server.ts'

const ORIGIN = 'https://site.example'

const SETTINGS = { redirectUrls: [RETURN_URL], origins: [ORIGIN, 'https://www.site.example'] }

let server: TestServer
let sharer: Sharer
let other: Sharer
let opened: OpenedConnect

before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
  other = await openSharer(server, server.otherRecipient)
  opened = await setConnectOf(server, sharer, SETTINGS)
})
after(() => server[Symbol.asyncDispose]())

function address(path: string, changes: Record<string, string | undefined> = {}): string {
  const all = { customerId: opened.customerId, redirectUrl: RETURN_URL, ...changes }
  const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(sent).toString()}`
}

const embedded = { redirectUrl: undefined }

async function countAuthorizations(): Promise<number> {
  return (await server.database.run('select 1 from authorization_request', [])).length
}

test('a customer chooses a bank, signs in and consents, and comes back with a loginId and the state', async () => {
  const browser = openBrowser(server.issuer)
  const picker = await browser.open(address('/connect', { state: ' ä & b ' }))
  assert.equal(picker.status, 200)
  const signIn = await browser.open(bankLink(picker))
  const accounts = await browser.submit(signIn, GREATDAY)
  const { address: back } = await agree(browser, accounts)
  assert.ok(back.href.startsWith(`${RETURN_URL}&loginId=`))
  assert.deepEqual([...back.searchParams.keys()], ['from', 'loginId', 'institution', 'state'])
  assert.equal(back.searchParams.get('state'), ' ä & b ')
  assert.equal(back.searchParams.get('institution'), 'FlinksCapital')
  const [login] = await server.database.read.selectFrom('login').selectAll().execute()
  assert.equal(back.searchParams.get('loginId'), login?.login_id)
  assert.equal(login?.client_id, opened.clientId)
})

test('the same customer keeps the loginId, however often they connect', async () => {
  const connectOnce = async (): Promise<string | null> => {
    const browser = openBrowser(server.issuer)
    const signIn = await browser.open(address('/connect/banks/1000'))
    const { address: back } = await agree(browser, await browser.submit(signIn, GREATDAY))
    return back.searchParams.get('loginId')
  }
  const first = await connectOnce()
  assert.ok(first)
  assert.equal(await connectOnce(), first)
})

test('a refusal comes back as access_denied, without a loginId', async () => {
  const browser = openBrowser(server.issuer)
  const accounts = await browser.submit(await browser.open(address('/connect/banks/1000')), GREATDAY)
  const { address: back } = await browser.submit(accounts, { decision: 'deny' })
  assert.equal(back.searchParams.get('error'), 'access_denied')
  assert.equal(back.searchParams.get('loginId'), null)
})

test('a second press of the button, and the back button, lead to the same answer', async () => {
  const browser = openBrowser(server.issuer)
  const accounts = await browser.submit(await browser.open(address('/connect/banks/1000')), GREATDAY)
  const review = await browser.submit(accounts, { decision: 'all' })
  const [first, second] = await Promise.all([
    browser.submit(review, { decision: 'allow' }),
    browser.submit(review, { decision: 'allow' }),
  ])
  const back = await browser.open(review.address.href)
  assert.ok(first.address.searchParams.get('loginId'))
  assert.equal(second.address.href, first.address.href)
  assert.equal(back.address.href, first.address.href)
})

test('nobody is sent to an address that is not listed, and nothing is begun', async () => {
  const before = await countAuthorizations()
  const wrong: Record<string, string | undefined>[] = [
    { customerId: '00000000-0000-4000-8000-000000000000' },
    { customerId: 'x' },
    { customerId: undefined },
    { customerId: undefined, authorizeToken: '00000000-0000-4000-8000-000000000000' },
    { redirectUrl: 'https://elsewhere.example/' },
    { redirectUrl: `${RETURN_URL}/` },
    { redirectUrl: RETURN_URL.toUpperCase() },
    { redirectUrl: `${RETURN_URL}#x` },
    { redirectUrl: 'javascript:alert(1)' },
  ]
  for (const changes of wrong) {
    for (const path of ['/connect', '/connect/banks/1000']) {
      const reply = await send(server, address(path, changes))
      assert.equal(reply.status, 400, JSON.stringify(changes))
      assert.equal(reply.headers.get('location'), null)
      assert.equal(reply.headers.get('x-frame-options'), 'DENY')
    }
  }
  for (const repeated of ['customerId', 'redirectUrl', 'CUSTOMERID']) {
    const reply = await send(server, `${address('/connect')}&${repeated}=x`)
    assert.deepEqual([reply.status, reply.headers.get('location')], [400, null])
  }
  assert.equal(await countAuthorizations(), before)
})

test('a parameter that would change what is shared is told on a page if it is wrong, and a bank that is not offered', async () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ state: 'x'.repeat(2049) }, /state is longer/],
    [{ daysOfTransactions: 'Days0' }, /daysOfTransactions must be Days90/],
    [{ daysOfTransactions: 'all' }, /daysOfTransactions must be Days90/],
    [{ tag: 'x'.repeat(201) }, /tag is longer/],
    [{ institution: 'Nowhere' }, /institution is not one/],
    [{ loginId: '00000000-0000-4000-8000-000000000000' }, /loginId is not one/],
  ]
  for (const [changes, why] of wrong) {
    const reply = await send(server, address('/connect', changes))
    assert.equal(reply.status, 400)
    assert.match(reply.text, why)
  }
  for (const bank of ['1002', 'x', '1000.5', '-1']) {
    assert.equal((await send(server, address(`/connect/banks/${bank}`))).status, 400)
  }
})

test('only banks that are active, and where the organization is admitted, are offered', async () => {
  const suspend = (status: string) =>
    server.database.run('update registration set status = $1 where client_id = $2 and provider_id = 1001', [
      status,
      opened.clientId,
    ])
  await suspend('SUSPENDED')
  const without = await openBrowser(server.issuer).open(address('/connect'))
  assert.doesNotMatch(without.text, /Boréale/)
  assert.equal((await send(server, address('/connect/banks/1001'))).status, 400)
  await suspend('ACTIVE')
  const both = await openBrowser(server.issuer).open(address('/connect'))
  assert.match(both.text, /Boréale/)
})

test('the search finds a bank by a part of its name in either language, whatever the accents', async () => {
  const find = async (search: string): Promise<string> =>
    (await openBrowser(server.issuer).open(address('/connect', { search }))).text
  assert.match(await find('boreale'), /Boréale/)
  assert.doesNotMatch(await find('boreale'), /Maple/)
  assert.match(await find('ÉRABLE'), /Maple/)
  const nothing = await find('<b>nowhere')
  assert.match(nothing, /No bank here is called/)
  assert.match(nothing, /&lt;b&gt;nowhere/)
})

test('every address of the page is the same page, whatever the case of its parameters and whatever else is sent', async () => {
  const others =
    'consentEnable=false&customerName=Other&features=a&features=b&backgroundColor=fff&demo=true&language=de'
  for (const path of ['/connect', '/v2', '/v2/']) {
    const query = `CUSTOMERID=${opened.customerId}&RedirectURL=${encodeURIComponent(RETURN_URL)}&state=&${others}`
    const reply = await send(server, `${path}?${query}`)
    assert.equal(reply.status, 200, path)
    assert.match(reply.text, /Choose your bank/)
    assert.doesNotMatch(reply.text, /Other/)
    assert.match(bankLink({ ...reply, address: new URL(server.issuer) }), /redirectUrl=/)
  }
})

test('a link that names a bank, or a customer who connected before, goes straight there', async () => {
  const straight = [
    address('/v2/', { institution: 'FlinksCapital' }),
    address('/v2/', { institutionId: '1000' }),
    address('/v2/Credential/flinkscapital'),
    address('/v2/Credential/FlinksCapital/'),
  ]
  for (const link of straight) {
    const signIn = await openBrowser(server.issuer).open(link)
    assert.match(signIn.text, /name="username"/, link)
  }
  const browser = openBrowser(server.issuer)
  const accounts = await browser.submit(await browser.open(straight[0] ?? ''), GREATDAY)
  const { address: back } = await agree(browser, accounts)
  const loginId = back.searchParams.get('loginId') ?? ''
  const again = await openBrowser(server.issuer).open(address('/v2/', { loginId }))
  assert.match(again.text, /name="username"/)
  const some = await openBrowser(server.issuer).open(address('/v2/', { fiList: 'CaisseTestBoreale,Unknown' }))
  assert.match(some.text, /Boréale/)
  assert.doesNotMatch(some.text, /Maple/)
})

test('what a link adds to a listed address comes back with the answer, which stands there once', async () => {
  const browser = openBrowser(server.issuer)
  const redirectUrl = `${RETURN_URL}&state=abc&loginId=theirs`
  const sent = { redirectUrl, tag: 'T&1', accountSelectorEnable: 'true', institution: '1000' }
  const accounts = await browser.submit(await browser.open(address('/v2/', sent)), GREATDAY)
  const { address: back } = await agree(browser, accounts)
  assert.deepEqual([...back.searchParams.keys()], ['from', 'state', 'loginId', 'institution', 'accountId', 'tag'])
  assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('tag')], ['abc', 'T&1'])
  assert.notEqual(back.searchParams.get('loginId'), 'theirs')
  assert.match(back.searchParams.get('accountId') ?? '', GUID)
})

test('daysOfTransactions narrows how far back the consent reaches', async () => {
  const browser = openBrowser(server.issuer)
  const sent = { daysOfTransactions: 'Days90', institution: '1000', scheduleRefresh: 'true' }
  const accounts = await browser.submit(await browser.open(address('/v2/', sent)), GREATDAY)
  const { address: back } = await agree(browser, accounts)
  const row = await server.database.read
    .selectFrom('consent')
    .innerJoin('login', 'login.login_id', 'consent.login_id')
    .select(['lookback_days', 'is_scheduled_refresh'])
    .where('consent.login_id', '=', back.searchParams.get('loginId'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  assert.deepEqual({ ...row }, { lookback_days: 90, is_scheduled_refresh: true })
})

test('a link that names nobody opens the Connect of the organization that is the default, or says what to add', async () => {
  const nobody = address('/v2/', { customerId: undefined })
  const before = await send(server, nobody)
  assert.equal(before.status, 400)
  assert.match(before.text, /Add customerId=\.\.\. or authorizeToken/)
  await setConnectOf(server, sharer, { ...SETTINGS, isDefault: true })
  assert.equal((await send(server, nobody)).status, 200)
  await assert.rejects(setConnectOf(server, other, { ...SETTINGS, isDefault: true }), /open the Connect of/)
  await setConnectOf(server, sharer, SETTINGS)
})

test('the language that was chosen goes along to the bank and back', async () => {
  const browser = openBrowser(server.issuer)
  const picker = await browser.open(address('/connect', { language: 'fr' }))
  assert.match(picker.text, /Choisissez votre institution/)
  const accounts = await browser.submit(await browser.open(bankLink(picker)), GREATDAY)
  assert.match(accounts.text, /Choisissez les comptes/)
})

function policyOf({ headers }: Reply): string {
  return headers.get('content-security-policy') ?? ''
}

test('the sites that are listed may frame Connect, and nobody may frame what follows', async () => {
  for (const path of ['/connect', '/connect/banks/1000']) {
    const framed = await send(server, address(path, embedded))
    assert.equal(framed.status, 200)
    assert.match(policyOf(framed), new RegExp(`frame-ancestors ${ORIGIN} https://www.site.example$`))
    assert.equal(framed.headers.get('x-frame-options'), null)
  }
  const both = await send(server, address('/v2/'), { headers: { 'sec-fetch-dest': 'iframe' } })
  assert.match(policyOf(both), new RegExp(`frame-ancestors ${ORIGIN}`))
  const browser = openBrowser(server.issuer)
  const waiting = await browser.open(address('/connect/banks/1000', embedded))
  const accounts = await browser.submit(await browser.submit(waiting, {}), GREATDAY)
  assert.match(accounts.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
})

test('in a frame the answer waits for the secret that the frame holds, and names whose pages may hear it', async () => {
  const browser = openBrowser(server.issuer)
  const waiting = await browser.open(address('/connect/banks/1000', { ...embedded, state: 's' }))
  const answerPath = /action="(\/connect\/[^"]*\/answer)"/.exec(waiting.text)?.[1]
  assert.ok(answerPath)
  const early = await browser.submit(waiting, {}, answerPath)
  assert.equal(early.status, 202)
  assert.doesNotMatch(early.text, /hreflang/, 'the address of a form is no page in another language')
  const accounts = await browser.submit(await browser.submit(waiting, {}), GREATDAY)
  const done = await agree(browser, accounts)
  assert.equal(done.address.pathname, '/connect/done')
  assert.match(done.text, /Your bank is connected/)
  const answer = await browser.submit(waiting, {}, answerPath)
  assert.equal(answer.status, 200)
  const steps = told(answer)
  const message = steps.at(-1)
  assert.deepEqual(
    steps.map(({ step }) => step),
    [
      'INSTITUTION_SELECTED',
      'COMPONENT_LOAD_CREDENTIAL',
      'SUBMIT_CREDENTIAL',
      'COMPONENT_LOAD_ACCOUNT_SELECTION',
      'COMPONENT_LOAD_CONSENT',
      'COMPONENT_ACCEPT_CONSENT',
      'ACCOUNT_SELECTED',
      'REDIRECT',
    ],
  )
  const members = ['step', 'loginId', 'requestId', 'accountId', 'institution', 'url', 'state']
  assert.deepEqual(Object.keys(message ?? {}), members)
  assert.match(answer.text, new RegExp(`data-origins="${ORIGIN} https://www.site.example"`))
  const stranger = { ...waiting, text: waiting.text.replaceAll(/(browser_secret" value=")[^"]*/g, '$1guessed') }
  assert.equal((await browser.submit(stranger, {}, answerPath)).status, 403)
  server.clock.advance({ minutes: 11 })
  assert.equal((await browser.submit(waiting, {}, answerPath)).status, 410)
})

test('the requestId that the page around a frame hears reads the accounts, and the tag is that of the link', async () => {
  const browser = openBrowser(server.issuer)
  const sent = { ...embedded, institution: '1000', tag: 'lead-7' }
  const waiting = await browser.open(address('/v2/', sent))
  assert.deepEqual(
    told(waiting).map(({ step }) => step),
    ['APP_MOUNTED', 'INSTITUTION_SELECTED'],
  )
  await agree(browser, await browser.submit(await browser.submit(waiting, {}), GREATDAY))
  const answerPath = /action="(\/connect\/[^"]*\/answer)"/.exec(waiting.text)?.[1]
  const message = told(await browser.submit(waiting, {}, answerPath)).at(-1)
  assert.equal(message?.['tag'], 'lead-7')
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: message?.['requestId'] })
  assert.deepEqual([summary.status, summary.body['Tag']], [200, 'lead-7'])
  assert.ok(accountsOf(summary).some(({ Id }) => Id === message?.['accountId']))
  const authorized = await sharer.authorize({ LoginId: message?.['loginId'], MostRecentCached: true })
  assert.equal(authorized.body['Tag'], 'lead-7')
  const named = await sharer.authorize({ LoginId: message?.['loginId'], Tag: 'mine' })
  assert.equal(named.body['Tag'], 'mine')
})

test('in a frame a refusal is no REDIRECT, and a token that opens nothing is told', async () => {
  const browser = openBrowser(server.issuer)
  const framed = { headers: { 'sec-fetch-dest': 'iframe' } }
  const waiting = await browser.open(address('/connect/banks/1000', embedded))
  const accounts = await browser.submit(await browser.submit(waiting, {}), GREATDAY)
  const done = await browser.submit(accounts, { decision: 'deny' })
  assert.match(done.text, /Nothing was shared/)
  const answerPath = /action="(\/connect\/[^"]*\/answer)"/.exec(waiting.text)?.[1]
  const last = told(await browser.submit(waiting, {}, answerPath)).at(-1)
  assert.deepEqual(
    [last?.['step'], last?.['error'], last?.['loginId']],
    ['COMPONENT_DENY_CONSENT', 'access_denied', undefined],
  )
  const refused = await send(server, address('/v2/', { ...embedded, authorizeToken: 'used' }), framed)
  assert.equal(refused.status, 400)
  assert.match(policyOf(refused), new RegExp(`frame-ancestors ${ORIGIN}`))
  assert.equal(told(refused).at(-1)?.['step'], 'TOKEN_INVALID')
})

test('another site cannot make a customer continue what somebody else began in a frame', async () => {
  const waiting = await send(server, address('/connect/banks/1000', embedded))
  const path = /action="(\/connect\/[^"]*\/window)"/.exec(waiting.text)?.[1]
  const secret = /browser_secret" value="([^"]*)"/.exec(waiting.text)?.[1]
  assert.ok(path && secret)
  const body = new URLSearchParams({ browser_secret: secret }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: server.issuer, 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    const reply = await send(server, path, { method: 'POST', headers: { ...type, ...headers }, body })
    assert.deepEqual([reply.status, reply.headers.get('set-cookie')], [403, null], JSON.stringify(headers))
  }
  const ours = await send(server, path, { method: 'POST', headers: { ...type, origin: server.issuer }, body })
  assert.equal(ours.status, 303)
  assert.match(ours.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/)
})

test('an organization that lists no site is embedded nowhere', async () => {
  await setOrigins([])
  const reply = await send(server, address('/connect', embedded))
  assert.equal(reply.status, 400)
  assert.match(reply.text, /listed no site that may embed Connect/)
  await setOrigins([ORIGIN])
})

async function setOrigins(origins: readonly string[]): Promise<void> {
  await server.database.run('update organization set connect_origins = $1 where organization_id = $2', [
    origins,
    opened.organizationId,
  ])
}

test('Connect is no app: its client begins no authorization of its own and redeems no code', async () => {
  const query = new URLSearchParams({
    client_id: opened.clientId,
    redirect_uri: RETURN_URL,
    response_type: 'code',
    scope: 'ACCOUNT_BASIC',
    state: 's',
    provider_id: '1000',
  })
  const reply = await send(server, `/api/v1/authorize?${query.toString()}`)
  assert.deepEqual([reply.status, reply.headers.get('location')], [400, null])
  const codes = await server.database.run('select 1 from authorization_code where client_id = $1', [opened.clientId])
  assert.equal(codes.length, 0)
})
