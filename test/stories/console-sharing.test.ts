// What an organization shares, in the console: who may look, who may act, and that what was ended stays so.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { demandForEverybody } from '../accessibility.ts'
import { access, accountsOf, openSharer, type Opened, type Sharer } from '../banking.ts'
import { inChromium, openChromium, openPerson } from '../browser.ts'
import { RETURN_URL, setConnectOf } from '../connect.ts'
import { openBrowser, type Browser } from '../customer.ts'
import { makeOperator, signInToConsole } from '../operator.ts'
import { send } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
let opened: Opened
let operator: Browser
let viewer: Browser
let path: string
let accessToken: string
let headers: Record<string, string>

before(async () => {
  server = await openTestServer({ sharesOnward: true, allowsLoopbackRedirects: false })
  sharer = await openSharer(server)
  await setConnectOf(server, sharer, { redirectUrls: [RETURN_URL], origins: ['https://site.example'] })
  opened = await sharer.open()
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: opened.requestId })
  const secret = await sharer.share('authsecret/Paystone')
  headers = { authorization: `Bearer ${String(secret.body['AuthSecret'])}` }
  const share = await sharer.share(`${opened.loginId}/${accountsOf(summary)[0]?.Id}`)
  accessToken = String(share.body['AccessToken'])
  operator = openBrowser(server.issuer)
  viewer = openBrowser(server.issuer)
  await makeOperator(server, operator, 'ada@example.com', 'operator')
  await makeOperator(server, viewer, 'vera@example.com', 'viewer')
  path = `/console/organizations/${sharer.organizationId}`
})
after(() => server[Symbol.asyncDispose]())

async function press(action: RegExp, fields: Record<string, string> = {}): Promise<void> {
  const page = await operator.open(`${path}/sharing`)
  const found = action.exec(page.text)?.[1]
  assert.ok(found, `no button for ${action.source}`)
  const { status } = await operator.submit(page, fields, found)
  assert.equal(status, 200)
}

const statusOfRead = async (): Promise<number> => (await access(server, accessToken, headers)).status

test('a viewer sees partners, shares and logins, and has no button', async () => {
  const page = await viewer.open(`${path}/sharing`)
  assert.equal(page.status, 200)
  for (const shown of ['Paystone', opened.loginId, sharer.connectClientId]) assert.ok(page.text.includes(shown))
  assert.doesNotMatch(page.text, /action="\/console\/organizations/)
  const theirs = await operator.open(`${path}/connect`)
  const settings = await viewer.open(`${path}/connect`)
  assert.match(settings.text, /Links that name no organization/)
  assert.doesNotMatch(settings.text, /action="\/console\/organizations/)
  const { status } = await viewer.submit(theirs, { redirect_urls: '', origins: '' }, `${path}/connect`)
  assert.equal(status, 403)
})

test('the page shows no token and no secret', async () => {
  const { text } = await operator.open(`${path}/sharing`)
  for (const secret of [accessToken, headers['authorization']?.slice(7) ?? '']) assert.ok(!text.includes(secret))
})

test('the page is for everybody, on both widths, in both languages', inChromium, async () => {
  await using chromium = await openChromium()
  const { page } = await openPerson(chromium, [server.issuer])
  await signInToConsole(server, page, 'grace@example.com', 'operator')
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    for (const language of ['en', 'fr']) {
      for (const place of ['sharing', 'connect']) {
        await page.goto(`${server.issuer}${path}/${place}?language=${language}`)
        for (const summary of await page.locator('summary:visible').all()) await summary.click()
        await demandForEverybody(page)
      }
    }
  }
})

test('a partner that is disabled reads nothing until it is enabled again', async () => {
  assert.equal(await statusOfRead(), 200)
  await press(/action="([^"]*\/disable)"/)
  assert.equal(await statusOfRead(), 401)
  await press(/action="([^"]*\/enable)"/)
  assert.equal(await statusOfRead(), 200)
})

test('Connect’s settings are taken whole and written down, or not at all: wrong addresses and colours that cannot be read', async () => {
  const save = async (redirectUrls: string, origins: string, look: Record<string, string> = {}) => {
    const page = await operator.open(`${path}/connect`)
    return operator.submit(page, { redirect_urls: redirectUrls, origins, ...look }, `${path}/connect`)
  }
  const right = await save('https://app.example/connected\r\nhttps://app.example/other\r\n', 'https://app.example')
  assert.match(right.text, /https:\/\/app\.example\/other/)
  const wrong: [string, string][] = [
    ['http://app.example/', ''],
    ['https://app.example/#x', ''],
    ['https://*.app.example/', ''],
    ['', 'https://app.example/'],
    ['', 'https://app.example/path'],
    ['', 'http://localhost:3000'],
    ['', 'https://user@app.example'],
    ['', '*'],
  ]
  for (const [redirectUrls, origins] of wrong) {
    assert.equal((await save(redirectUrls, origins)).status, 400, `${redirectUrls} ${origins}`)
  }
  const pale = await save('', '', { accent: '#ffcc00' })
  assert.equal(pale.status, 400)
  assert.match(pale.text, /has a contrast of 1\.\d\d:1/)
  const kept = await operator.open(`${path}/connect`)
  assert.match(kept.text, /https:\/\/app\.example\/other/)
  const set = await save('https://app.example/connected', 'https://app.example', {
    language: 'fr',
    theme: 'dark',
    accent: '#1D4ED8',
    requires_token: 'true',
    is_default: 'true',
  })
  assert.match(set.text, /#1d4ed8/)
  assert.match(set.text, /authorizeToken=TOKEN/)
  const [entry] = await server.database.read
    .selectFrom('journal_entry')
    .select('detail')
    .where('action', '=', 'change-connect-settings')
    .orderBy('journal_entry_id', 'desc')
    .execute()
  const { organizationId, ...detail } = (entry?.detail ?? {}) as Record<string, unknown>
  assert.equal(organizationId, sharer.organizationId)
  assert.deepEqual(detail, {
    redirectUrls: ['https://app.example/connected'],
    origins: ['https://app.example'],
    language: 'fr',
    theme: 'dark',
    accent: '#1d4ed8',
    requiresToken: true,
    isDefault: true,
  })
})

test('Connect speaks and looks as the organization set it, unless the link asks otherwise', async () => {
  const settings = { redirectUrls: [RETURN_URL], origins: [] }
  const link = `/v2/?customerId=${sharer.customerId}&redirectUrl=${encodeURIComponent(RETURN_URL)}`
  await setConnectOf(server, sharer, { ...settings, look: { language: 'fr', theme: 'dark', accent: '#1d4ed8' } })
  const own = await send(server, link)
  assert.match(own.text, /<html lang="fr" +data-theme="dark">/)
  const accent = /href="(\/connect\/accents\/[^"]*)"/.exec(own.text)?.[1] ?? ''
  const css = await send(server, accent)
  assert.equal(css.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.match(css.text, /--brand: #1d4ed8/)
  for (const file of ['ffcc00-00000000.css', 'x', '1d4ed8.css']) {
    assert.equal((await send(server, `/connect/accents/${file}`)).status, 404)
  }
  const asked = await send(server, `${link}&language=en-CA&theme=light`)
  assert.match(asked.text, /<html lang="en" +data-theme="light">/)
})

test('a share that an operator ended is dead at once, and a login that was deleted is gone, with the reason kept', async () => {
  await press(/action="([^"]*\/shares\/[^"]*\/end)"/)
  assert.equal(await statusOfRead(), 400)
  await press(/action="([^"]*\/logins\/[^"]*\/delete)"/, { reason: 'The customer asked by letter.' })
  assert.doesNotMatch((await operator.open(`${path}/sharing`)).text, new RegExp(`logins/${opened.loginId}`))
  const again = await sharer.authorize({ LoginId: opened.loginId, MostRecentCached: true })
  assert.equal(again.status, 401)
  const [entry] = await server.database.read
    .selectFrom('journal_entry')
    .select(['detail', 'actor_kind'])
    .where('action', '=', 'delete-login')
    .execute()
  assert.deepEqual(entry, {
    detail: { loginId: opened.loginId, organizationId: sharer.organizationId, reason: 'The customer asked by letter.' },
    actor_kind: 'operator',
  })
})
