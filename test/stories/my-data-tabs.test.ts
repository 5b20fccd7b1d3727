// What customers share, in several tabs of one browser: each tab says of which bank it is, and goes on.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send } from '../requests.ts'
import { GREATDAY, openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { openClient, read } from '../oauth-client.ts'
import { connect, type Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const MAPLE = '/my-data/banks/1000'
const BOREALE = '/my-data/banks/1001'

const JOINT_ONE = { username: 'joint_one', password: 'Everyday' }
const BELLEJOURNEE = { username: 'bellejournee', password: 'Everyday' }

let server: TestServer

before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

async function statusOf(token: string): Promise<number> {
  return (await read(server, token, '/api/fdx/5/accounts')).status
}

const leave = (browser: Browser, bank: string): Promise<OpenedPage> => browser.open(`${bank}/sign-in`)

async function countVisits(): Promise<number> {
  return (await server.database.run('select 1 from visit', [])).length
}

/** Presses, in this tab, the button that ends this consent. */
async function stop(browser: Browser, tab: OpenedPage, { consentId }: Reader): Promise<OpenedPage> {
  return browser.submit(tab, {}, `${MAPLE}/consents/${consentId}/stop`)
}

test('two banks in two tabs: each tab says of which bank it is and goes on, and one is left without the other', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const app = await openClient(server)
  const { accessToken } = await app.connectAs(BELLEJOURNEE, { provider_id: '1001' })
  const browser = openBrowser(server.issuer)
  const [first, second] = [await leave(browser, MAPLE), await leave(browser, BOREALE)]
  const maple = await browser.submit(first, GREATDAY)
  const boreale = await browser.submit(second, BELLEJOURNEE)
  assert.match(
    maple.text,
    /<title>What you share · Maple Test Bank · Portage<.*<h1>What you share from <bdi>Maple Test/s,
  )
  assert.match(
    boreale.text,
    /<title>What you share · Caisse Test Boréale · .*<h1>What you share from <bdi>Caisse Test/s,
  )
  const stopped = await stop(browser, maple, reader)
  assert.match(stopped.text, /Sharing has stopped/)
  assert.equal(await statusOf(await reader.token()), 401)
  assert.equal(await statusOf(accessToken), 200)
  const landing = await browser.open('/my-data')
  for (const bank of [MAPLE, BOREALE]) assert.ok(landing.text.includes(`href="${bank}"`), bank)
  const left = await browser.submit(stopped, {}, `${MAPLE}/sign-out`)
  assert.match(left.text, /You are signed out.*<h1>What you share from <bdi>Maple Test Bank/s)
  assert.match((await browser.open(BOREALE)).text, /class="sharing"/)
  const afterwards = await browser.open('/my-data')
  for (const address of [`${MAPLE}/sign-in`, BOREALE]) assert.ok(afterwards.text.includes(`href="${address}"`), address)
})

test('two sign-ins at one bank in two tabs: whichever returns first, both are led in, and the pages of both go on', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const reader = await connect(server, 'greatday_nomfa')
    const before = await countVisits()
    const browser = openBrowser(server.issuer)
    const signInPages = [await leave(browser, MAPLE), await leave(browser, MAPLE)]
    const tabs: OpenedPage[] = []
    for (const place of order) tabs.push(await browser.submit(signInPages[place]!, GREATDAY))
    for (const tab of tabs) assert.match(tab.text, /class="sharing"/)
    assert.equal(await countVisits(), before + 1)
    assert.match((await stop(browser, tabs[0]!, reader)).text, /Sharing has stopped/)
    assert.equal(await statusOf(await reader.token()), 401)
    const left = await browser.submit(tabs[1]!, {}, `${MAPLE}/sign-out`)
    assert.match(left.text, /You are signed out/)
    assert.equal(await countVisits(), before)
  }
})

test('who signs in at the same bank as another customer ends the visit of that one, whose page then stops nothing', async () => {
  const theirs = await connect(server, 'joint_one')
  const mine = await connect(server, 'greatday_nomfa')
  const before = await countVisits()
  const browser = openBrowser(server.issuer)
  const first = await browser.submit(await leave(browser, MAPLE), GREATDAY)
  const second = await browser.submit(await leave(browser, MAPLE), JOINT_ONE)
  assert.equal(await countVisits(), before + 1)
  const refused = await stop(browser, first, mine)
  assert.equal(refused.status, 403)
  assert.equal(await statusOf(await mine.token()), 200)
  assert.match((await stop(browser, second, theirs)).text, /Sharing has stopped/)
})

test('who turns back at a bank in one tab is still signed in there in the other', async () => {
  const browser = openBrowser(server.issuer)
  await browser.submit(await leave(browser, MAPLE), GREATDAY)
  const again = await leave(browser, MAPLE)
  const back = /href="([^"]*error=access_denied[^"]*)"/.exec(again.text)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(back)
  assert.match((await browser.open(back)).text, /You are signed in at/)
  assert.match((await browser.open(MAPLE)).text, /id="reads"/)
})

test('what a browser keeps for one bank opens nothing at another', async () => {
  const browser = openBrowser(server.issuer)
  const page = await browser.submit(await leave(browser, MAPLE), GREATDAY)
  assert.equal(page.status, 200)
  await server.database.run('update visit set provider_id = 1001 where signed_in_sealed is not null', [])
  assert.doesNotMatch((await browser.open(MAPLE)).text, /id="reads"/)
  assert.doesNotMatch((await browser.open('/my-data')).text, /You are signed in at/)
})

test('by https every way to a bank has a cookie of its own', async () => {
  await using server = await openTestServer({ behindHttps: 'https://bank.example' })
  const names = await Promise.all(
    [MAPLE, MAPLE, BOREALE].map(async (bank) => {
      const [cookie = ''] = (await send(server, `${bank}/sign-in`)).headers.getSetCookie()
      assert.match(cookie, /^__Host-portage-my-data-trip-[^=]+=[\w-]{43}; Path=\/; (?!.*Domain).*; Secure$/)
      return cookie.split('=')[0]
    }),
  )
  assert.equal(new Set(names).size, 3)
})
