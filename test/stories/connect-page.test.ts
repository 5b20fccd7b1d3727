// Connect, without a screen: what it sends where, what it refuses, who may frame it, and who may continue in a window.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply } from '../requests.ts'
import { openSharer } from '../banking.ts'
import { RETURN_URL, setConnectOf, type OpenedConnect } from '../connect.ts'
import { GREATDAY, openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { openTestServer, type TestServer } from '../server.ts'

const ORIGIN = 'https://site.example'

let server: TestServer
let opened: OpenedConnect

before(async () => {
  server = await openTestServer()
  const settings = { redirectUrls: [RETURN_URL], origins: [ORIGIN, 'https://www.site.example'] }
  opened = await setConnectOf(server, await openSharer(server), settings)
})
after(() => server[Symbol.asyncDispose]())

function address(path: string, changes: Record<string, string | undefined> = {}): string {
  const all = { customerId: opened.customerId, redirectUrl: RETURN_URL, ...changes }
  const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(sent).toString()}`
}

const embedded = { redirectUrl: undefined }

function bankLink(page: OpenedPage, bank = 1000): string {
  const link = new RegExp(`href="(/connect/banks/${bank}\\?[^"]*)"`).exec(page.text)?.[1]
  assert.ok(link, 'the bank is not offered')
  return link.replaceAll('&amp;', '&')
}

async function agree(browser: Browser, accounts: OpenedPage): Promise<OpenedPage> {
  const review = await browser.submit(accounts, { decision: 'all' })
  return browser.submit(review, { decision: 'allow' })
}

async function countAuthorizations(): Promise<number> {
  return (await server.database.run('select 1 from authorization_request', [])).length
}

test('a customer chooses a bank, signs in and consents, and comes back with a loginId and the state', async () => {
  const browser = openBrowser(server.issuer)
  const picker = await browser.open(address('/connect', { state: 'ä & b' }))
  assert.equal(picker.status, 200)
  const signIn = await browser.open(bankLink(picker))
  const accounts = await browser.submit(signIn, GREATDAY)
  const { address: back } = await agree(browser, accounts)
  assert.ok(back.href.startsWith(`${RETURN_URL}&loginId=`))
  assert.deepEqual([...back.searchParams.keys()], ['from', 'loginId', 'institution', 'state'])
  assert.equal(back.searchParams.get('state'), 'ä & b')
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

test('nobody is sent to an address that is not listed, to the letter, and nothing is begun', async () => {
  const before = await countAuthorizations()
  const wrong: Record<string, string | undefined>[] = [
    { customerId: '00000000-0000-4000-8000-000000000000' },
    { customerId: 'x' },
    { customerId: undefined },
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
  for (const repeated of ['customerId', 'redirectUrl']) {
    const reply = await send(server, `${address('/connect')}&${repeated}=x`)
    assert.deepEqual([reply.status, reply.headers.get('location')], [400, null])
  }
  assert.equal(await countAuthorizations(), before)
})

test('a language that is not spoken, a state that is too long and a bank that is not offered are told on a page', async () => {
  for (const changes of [{ language: 'de' }, { state: 'x'.repeat(2049) }]) {
    const reply = await send(server, address('/connect', changes))
    assert.equal(reply.status, 400)
    assert.match(reply.text, /language must be en or fr|state is longer/)
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

test('the sites that are listed may frame Connect, and nobody may frame what follows or has no need of it', async () => {
  for (const path of ['/connect', '/connect/banks/1000']) {
    const framed = await send(server, address(path, embedded))
    assert.equal(framed.status, 200)
    assert.match(policyOf(framed), new RegExp(`frame-ancestors ${ORIGIN} https://www.site.example$`))
    assert.equal(framed.headers.get('x-frame-options'), null)
  }
  const alone = await send(server, address('/connect'))
  assert.match(policyOf(alone), /frame-ancestors 'none'/)
  assert.equal(alone.headers.get('x-frame-options'), 'DENY')
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
  const accounts = await browser.submit(await browser.submit(waiting, {}), GREATDAY)
  const done = await agree(browser, accounts)
  assert.equal(done.address.pathname, '/connect/done')
  assert.match(done.text, /Your bank is connected/)
  const answer = await browser.submit(waiting, {}, answerPath)
  assert.equal(answer.status, 200)
  const message = JSON.parse(/data-answer="([^"]*)"/.exec(answer.text)![1]!.replaceAll('&quot;', '"')) as object
  assert.deepEqual(Object.keys(message), ['step', 'loginId', 'institution', 'state'])
  assert.match(answer.text, new RegExp(`data-origins="${ORIGIN} https://www.site.example"`))
  const stranger = { ...waiting, text: waiting.text.replaceAll(/(browser_secret" value=")[^"]*/g, '$1guessed') }
  assert.equal((await browser.submit(stranger, {}, answerPath)).status, 403)
  server.clock.advance({ minutes: 11 })
  assert.equal((await browser.submit(waiting, {}, answerPath)).status, 410)
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
