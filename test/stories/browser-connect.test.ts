// Connect in a real browser: by a redirect, and embedded in a page of another site, to every end it can have.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import test from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { freePort } from '../../tools/free-port.ts'
import { accessibilityTroubles } from '../accessibility.ts'
import { follow, inChromium, openChromium, openPerson, type Look } from '../browser.ts'
import { access, accountsOf, openSharer, type Sharer } from '../banking.ts'
import { setConnectOf, type OpenedConnect } from '../connect.ts'
import { openTestServer, type TestServer } from '../server.ts'

type World = {
  readonly server: TestServer
  readonly browser: Browser
  readonly sharer: Sharer
  readonly opened: OpenedConnect
  /** Another site, in the eyes of a browser. */
  readonly site: string
}

test('a person connects a bank to an organization in a real browser', inChromium, async (t) => {
  await using server = await openTestServer()
  await using browser = await openChromium()
  const site = `http://localhost:${await freePort()}`
  const sharer = await openSharer(server)
  const opened = await setConnectOf(server, sharer, {
    redirectUrls: [`${site}/connected`],
    origins: ['https://www.site.example', site],
  })
  await using _ = await openSite(site, `${server.issuer}/connect?customerId=${opened.customerId}`)
  const world = { server, browser, sharer, opened, site }

  await t.test('by a redirect, in French, found by the search', () =>
    walk(world, connectByRedirect, { locale: 'fr-CA' }),
  )
  await t.test('in a frame of another site, which hears the loginId and nothing else', () =>
    walk(world, connectInFrame),
  )
  await t.test('a refusal in the window is heard around the frame', () => walk(world, refuseInFrame))
  await t.test('a button pressed too early and a server that is away for a moment lose no message', () =>
    walk(world, connectThroughTrouble),
  )
  await t.test('without script the frame goes on by its buttons', () =>
    walk(world, connectWithoutScript, { javaScriptEnabled: false }),
  )
  await t.test('a site that is not listed shows an empty frame', () => demandNotFramed(world))
  for (const locale of ['en-CA', 'fr-CA']) {
    await t.test(`every page is for everyone and fits 320 pixels, ${locale}`, () =>
      walk(world, demandForEveryone, { locale, viewport: { width: 320, height: 640 } }),
    )
  }
  await t.test('what is shared at two banks is seen, and stopped, in two tabs of one browser', () =>
    walk(world, seeTwoBanks),
  )
  await t.test('what was connected is shared with a partner, until each of its ends', () =>
    walk(world, shareWithPartner),
  )
})

type Walk = World & { readonly page: Page }

async function walk(world: World, body: (walk: Walk) => Promise<void>, look: Look = {}): Promise<void> {
  const { page, complaints } = await openPerson(world.browser, [world.site, world.server.issuer], look)
  await body({ ...world, page })
  assert.deepEqual(complaints, [])
  await page.context().close()
}

/** A page around the frame that writes down whatever it is told. */
async function openSite(site: string, connect: string): Promise<AsyncDisposable> {
  const script = `addEventListener('message', ({ origin, data }) => {
    document.querySelector('output').textContent += JSON.stringify({ origin, data }) + '\\n'
  })`
  const text = `<!doctype html><html lang="en"><title>A site</title><link rel="icon" href="data:," />
    <h1>A site</h1><iframe title="Connect" src="${connect}" width="600" height="700"></iframe>
    <output></output><script>${script}</script>`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(text)
  }).listen(Number(new URL(site).port), 'localhost')
  await once(server, 'listening')
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function signIn(page: Page): Promise<void> {
  await page.locator('#username').fill('greatday_nomfa')
  await page.locator('#password').fill('Everyday')
  await page.locator('.card button').first().click()
  await page.locator('button[value=all]').click()
}

async function demandLogin({ server, opened }: World, loginId: string | null | undefined): Promise<void> {
  const rows = await server.database.read
    .selectFrom('login')
    .innerJoin('consent', 'consent.login_id', 'login.login_id')
    .select('login.login_id')
    .where('login.client_id', '=', opened.clientId)
    .where('consent.ended_at', 'is', null)
    .execute()
  assert.deepEqual(
    rows.map((row) => row.login_id),
    [loginId],
  )
}

async function connectByRedirect(world: Walk): Promise<void> {
  const { page, server, opened, site } = world
  const query = new URLSearchParams({ customerId: opened.customerId, redirectUrl: `${site}/connected`, state: 's' })
  await page.goto(`${server.issuer}/connect?${query.toString()}`)
  await page.getByLabel('Nom de votre banque ou caisse').fill('erable')
  await follow(page.getByRole('button', { name: 'Chercher' }))
  assert.equal(await page.locator('a.bank').count(), 1)
  await page.locator('a.bank').click()
  await signIn(page)
  await page.getByRole('button', { name: 'Accepter et partager' }).click()
  await page.waitForURL(`${site}/connected?**`)
  const { searchParams } = new URL(page.url())
  assert.equal(searchParams.get('state'), 's')
  await demandLogin(world, searchParams.get('loginId'))
}

/** From the LoginId that Connect gave to the partner's last read. */
async function shareWithPartner(world: Walk): Promise<void> {
  const { server, sharer, page, opened, site } = world
  const loginId = await connectOnce(world, `${server.issuer}/connect?${inEnglish(opened, site)}`)
  const { body } = await sharer.authorize({ LoginId: loginId, MostRecentCached: true })
  const requestId = String(body['RequestId'])
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: requestId })
  const accountId = accountsOf(summary)[0]?.Id ?? ''
  const secret = await sharer.share('authsecret/Paystone')
  const headers = { authorization: `Bearer ${String(secret.body['AuthSecret'])}` }
  const permissionId = String(secret.body['PermissionId'])
  const share = () => sharer.share(`${loginId}/${accountId}`)
  const token = String((await share()).body['AccessToken'])
  const statusOfRead = async (): Promise<number> => (await access(server, token, headers)).status
  assert.equal(await statusOfRead(), 200)
  await sharer.share(`authsecret/disable/${permissionId}`)
  assert.equal(await statusOfRead(), 401)
  await sharer.share(`authsecret/enable/${permissionId}`)
  assert.equal(await statusOfRead(), 200)
  server.clock.advance({ hours: 31 * 24 })
  assert.equal(await statusOfRead(), 400)
  assert.equal((await share()).body['AccessToken'], token)
  assert.equal(await statusOfRead(), 200)
  await seeShare(world)
  const deleted = await sharer.call('DELETE', `DeleteCard/${loginId}`)
  assert.equal(deleted.status, 200)
  assert.equal(await statusOfRead(), 400)
  assert.equal((await share()).status, 400)
  await page.goto(`${server.issuer}/my-data`)
  await page.locator('a.bank', { hasText: 'Maple' }).click()
  await page.getByText('You share nothing from').waitFor()
}

/** The customer finds the account that is passed on, and who read it. */
async function seeShare({ page, server }: Walk): Promise<void> {
  await page.goto(`${server.issuer}/my-data`)
  await page.locator('a.bank', { hasText: 'Maple' }).click()
  await page.locator('#username').fill('greatday_nomfa')
  await page.locator('#password').fill('Everyday')
  await page.locator('.card button').first().click()
  await page.getByRole('heading', { name: 'Passed on to partners' }).waitFor()
  await page.locator('.share', { hasText: 'Last read by Paystone' }).waitFor()
  await page.locator('.reads', { hasText: 'Paystone, partner of Story Apps' }).waitFor()
  assert.deepEqual(await accessibilityTroubles(page), [])
}

/** Both leave for their bank before either is back. */
async function seeTwoBanks({ page, server }: Walk): Promise<void> {
  const other = await page.context().newPage()
  const tabs = [
    { tab: page, bank: 'Maple Test Bank', username: 'greatday_nomfa' },
    { tab: other, bank: 'Caisse Test Boréale', username: 'bellejournee' },
  ]
  for (const { tab, bank } of tabs) {
    await tab.goto(`${server.issuer}/my-data`)
    await tab.locator('a.bank', { hasText: bank }).click()
    await tab.locator('#username').waitFor()
  }
  for (const { tab, username } of tabs) {
    await tab.locator('#username').fill(username)
    await tab.locator('#password').fill('Everyday')
    await tab.locator('.card button').first().click()
    await tab.locator('#reads').waitFor()
  }
  for (const { tab, bank } of tabs) {
    await tab.reload()
    await tab.getByRole('heading', { name: `What you share from ${bank}` }).waitFor()
    assert.match(await tab.title(), new RegExp(bank))
  }
  await page.locator('summary').first().click()
  await page.locator('.sharing button.first').first().click()
  await page.getByText('Sharing has stopped').waitFor()
  await page.getByRole('link', { name: 'See what you share from there.' }).click()
  await page.getByRole('heading', { name: 'You are signed in at' }).waitFor()
  assert.deepEqual(await accessibilityTroubles(page), [])
  await page.locator('a.bank', { hasText: 'Maple' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('You are signed out').waitFor()
  assert.deepEqual(await accessibilityTroubles(page), [])
  await other.reload()
  await other.locator('#reads').waitFor()
}

function inEnglish({ customerId }: OpenedConnect, site: string): string {
  return new URLSearchParams({ customerId, redirectUrl: `${site}/connected`, language: 'en' }).toString()
}

async function connectOnce({ page }: Walk, address: string): Promise<string> {
  await page.goto(address)
  await page.locator('a.bank', { hasText: 'Maple' }).click()
  await signIn(page)
  await page.getByText('It has no partners today.').or(page.getByText('Its partners today')).waitFor()
  await page.getByRole('button', { name: 'Agree and share' }).click()
  await page.waitForURL('**/connected?**')
  return new URL(page.url()).searchParams.get('loginId') ?? ''
}

/** Returns the window in which the customer signs in. */
async function openWindow({ page, site }: Walk): Promise<Page> {
  await page.goto(site)
  const frame = page.frameLocator('iframe')
  await frame.locator('a.bank', { hasText: 'Maple' }).click()
  const opens = page.waitForEvent('popup')
  await frame.getByRole('button', { name: 'Open Maple Test Bank' }).click()
  return opens
}

type Heard = { readonly origin: string; readonly data: Readonly<Record<string, string>> }

/** The message with this step, which was heard once. */
async function heard(page: Page, step = 'REDIRECT'): Promise<Heard> {
  await page.locator('output', { hasText: step }).waitFor()
  const lines = (await page.locator('output').textContent())?.trim().split('\n') ?? []
  const found = lines.map((line) => JSON.parse(line) as Heard).filter(({ data }) => data['step'] === step)
  const [only] = found
  assert.ok(only && found.length === 1, `${found.length} messages ${step}`)
  return only
}

async function connectInFrame(world: Walk): Promise<void> {
  const { page, server } = world
  const window = await openWindow(world)
  await page.frameLocator('iframe').getByText('Waiting for you').waitFor()
  assert.equal(await page.frameLocator('iframe').locator('.languages').count(), 0)
  await signIn(window)
  await window.getByRole('button', { name: 'Agree and share' }).click()
  await window.getByRole('heading', { name: 'Your bank is connected' }).waitFor()
  const { origin, data } = await heard(page)
  assert.equal(origin, server.issuer)
  assert.deepEqual(Object.keys(data), ['step', 'loginId', 'requestId', 'accountId', 'institution', 'url'])
  await demandLogin(world, data['loginId'])
  await page.frameLocator('iframe').getByRole('heading', { name: 'Your bank is connected' }).waitFor()
}

async function refuseInFrame(world: Walk): Promise<void> {
  const window = await openWindow(world)
  await signIn(window)
  await window.getByRole('button', { name: 'Don’t share' }).click()
  await window.getByRole('heading', { name: 'Nothing was shared' }).waitFor()
  const { data } = await heard(world.page, 'COMPONENT_DENY_CONSENT')
  assert.deepEqual([data['error'], data['loginId']], ['access_denied', undefined])
}

async function connectThroughTrouble(world: Walk): Promise<void> {
  const { page } = world
  const window = await openWindow(world)
  const frame = page.frameLocator('iframe')
  await frame.getByRole('button', { name: 'I have finished' }).click()
  await frame.getByText('You are not done yet').waitFor()
  const troubles = [503, 429]
  await page.route('**/connect/*/answer', (route) => {
    const status = troubles.shift()
    return status === undefined ? route.continue() : route.fulfill({ status })
  })
  await signIn(window)
  await window.getByRole('button', { name: 'Agree and share' }).click()
  await heard(page)
  await frame.getByRole('heading', { name: 'Your bank is connected' }).waitFor()
  assert.deepEqual(troubles, [])
}

async function connectWithoutScript(world: Walk): Promise<void> {
  const window = await openWindow(world)
  const frame = world.page.frameLocator('iframe')
  await frame.getByRole('button', { name: 'I have finished' }).click()
  await frame.getByText('You are not done yet').waitFor()
  await signIn(window)
  await window.getByRole('button', { name: 'Agree and share' }).click()
  await window.getByRole('heading', { name: 'Your bank is connected' }).waitFor()
  await frame.getByRole('button', { name: 'I have finished' }).click()
  await frame.getByRole('heading', { name: 'Your bank is connected' }).waitFor()
}

async function demandNotFramed({ browser, server, opened }: World): Promise<void> {
  const stranger = `http://localhost:${await freePort()}`
  await using _ = await openSite(stranger, `${server.issuer}/connect?customerId=${opened.customerId}`)
  const { page, complaints } = await openPerson(browser, [stranger, server.issuer])
  await page.goto(stranger)
  assert.equal(await page.frameLocator('iframe').locator('a.bank').count(), 0)
  assert.match(complaints.join(), /frame-ancestors/)
  await page.context().close()
}

async function demandForEveryone({ page, server, opened, site }: Walk): Promise<void> {
  const look = async (what: string): Promise<void> => {
    assert.deepEqual(await accessibilityTroubles(page), [], what)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    assert.equal(overflow, 0, what)
  }
  const address = `${server.issuer}/connect?customerId=${opened.customerId}`
  await page.goto(`${address}&redirectUrl=${encodeURIComponent(`${site}/connected`)}`)
  await look('the picker')
  await page.goto(`${address}&search=nowhere`)
  await look('a search that finds nothing')
  await page.goto(address)
  await page.locator('a.bank').first().click()
  await look('the frame that waits')
  for (const end of ['', '?error=access_denied']) {
    await page.goto(`${server.issuer}/connect/done${end}`)
    await look('the end of the window')
  }
  await page.goto(`${server.issuer}/my-data`)
  await look('the landing page of my data')
  await page.locator('a.bank', { hasText: /Maple|Érable/ }).click()
  await page.locator('#username').fill('greatday_nomfa')
  await page.locator('#password').fill('Everyday')
  await page.locator('.card button').first().click()
  await page.locator('.sharing').first().waitFor()
  await page.locator('summary').first().click()
  await look('my data')
}
