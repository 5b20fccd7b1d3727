// From nothing to first data through the console in a real browser, with figures that move by themselves.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { PortageClient } from 'portage-client'
import { follow, inChromium, openChromium, openPerson, type Look, type Person } from '../browser.ts'
import { consent, openBrowser } from '../customer.ts'
import { signInToConsole } from '../operator.ts'
import { anApp } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'

/** An operator who is signed in to the console, in a browser of their own. */
async function openOperator(server: TestServer, chromium: Browser, look: Look = {}): Promise<Person> {
  const person = await openPerson(chromium, [server.issuer], look)
  await signInToConsole(server, person.page, 'ada@example.com', 'operator')
  return person
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
}

async function fillIn(page: Page, app: typeof anApp): Promise<void> {
  await page.getByLabel('Name').fill(app.name)
  await page.getByLabel('Description').fill(app.description)
  for (const scope of app.scope.split(' ')) await page.getByLabel(scope, { exact: true }).check()
  await page.getByLabel('Redirect URIs').fill(app.redirect_uris.join('\n'))
  await page.getByLabel('Site').fill(app.client_uri)
  await page.getByLabel('Terms (optional)', { exact: true }).fill(app.terms_uri)
  await page.getByLabel('Logo').fill(app.logo_uri)
  await page.getByLabel('Contacts').fill(app.contacts.map(({ email }) => email).join('\n'))
}

/** What is shown this once, by its name. */
function shownOnce(page: Page, name: string): Promise<string> {
  return page.locator('.facts div', { hasText: name }).locator('code').last().innerText()
}

test(
  'an operator makes an organization, its partner and its app in the console and lets the app in, and a customer’s data comes',
  inChromium,
  async () => {
    await using server = await openTestServer()
    await using chromium = await openChromium()
    const { issuer } = server
    const { page, complaints } = await openOperator(server, chromium)

    await page.goto(`${issuer}/console/organizations`)
    await page.getByLabel('Name').fill('Harvest Apps')
    await press(page, 'Create an organization')
    await page.getByRole('heading', { name: 'Harvest Apps' }).waitFor()
    await press(page, 'Create a partner')
    const clientId = await shownOnce(page, 'client_id')
    const clientSecret = await shownOnce(page, 'client_secret')
    await follow(page.getByRole('link', { name: 'I have kept it' }))
    assert.doesNotMatch(await page.content(), new RegExp(clientSecret))
    assert.ok((await page.locator('main').innerText()).includes(clientId))

    const overview = await page.context().newPage()
    await overview.goto(`${issuer}/console`)
    await overview.getByText('Nothing needs your attention.').waitFor()
    await page.getByRole('link', { name: 'Create a recipient' }).click()
    await fillIn(page, { ...anApp, name: '!', redirect_uris: ['https://harvest.example/', 'http://harvest.example/'] })
    await press(page, 'Create a recipient')
    assert.deepEqual(await page.locator('.field-error').allInnerTexts(), [
      'This field must have a letter or a digit.',
      'Line 2 must begin with https://.',
    ])
    await fillIn(page, anApp)
    await press(page, 'Create a recipient')
    const appId = await shownOnce(page, 'client_id')
    const firstSecret = await shownOnce(page, 'client_secret')
    await page.getByRole('link', { name: 'I have kept it' }).click()

    const redirectUri = 'https://harvest.example/back'
    await page.getByText('Change the redirect URIs…').click()
    await page.getByLabel('Redirect URIs').fill(redirectUri)
    await press(page, 'Change the redirect URIs')
    await page.locator('.facts', { hasText: redirectUri }).waitFor()
    await page.getByText('New secret…').click()
    await page.getByRole('button', { name: `New secret ${appId}` }).click()
    const appSecret = await shownOnce(page, 'client_secret')
    assert.notEqual(appSecret, firstSecret)
    await page.getByRole('link', { name: 'I have kept it' }).click()
    await page.locator('label', { hasText: '1000' }).click()
    await press(page, 'Request registrations')

    // Nobody loads the page again.
    await overview.getByRole('link', { name: '1 registration waits for approval' }).click()
    await overview.getByRole('link', { name: anApp.name }).click()
    await press(overview, 'Approve')
    await press(overview, 'Activate')
    await overview.locator('.state.good', { hasText: 'Active' }).first().waitFor()

    const app = new PortageClient({ issuer, clientId: appId, clientSecret: appSecret, redirectUri })
    const departure = await app.authorize({ providerId: 1000, scope: ['ACCOUNT_BASIC'] })
    const answer = await consent(openBrowser(issuer), departure.url)
    const connection = await app.connect(answer.searchParams, departure)
    assert.equal((await connection.accounts().toArray()).length, 5)

    await page.goto(`${issuer}/console/recipients/${appId}`)
    await page.getByText('Suspend…').click()
    await page.getByLabel('Reason').fill('Customers complain.')
    await press(page, 'Suspend')
    await assert.rejects(connection.accounts().toArray())
    await press(page, 'Resume')
    assert.equal((await connection.accounts().toArray()).length, 5)
    assert.deepEqual(complaints, [])
  },
)

test(
  'live figures rest when they are told to, keep no session alive, and stop with the session',
  inChromium,
  async () => {
    await using server = await openTestServer()
    await using chromium = await openChromium()
    const { issuer } = server
    const { page, complaints } = await openOperator(server, chromium)
    await page.goto(`${issuer}/console/providers`)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.headers()['portage-refresh'] !== undefined) asked.push(new URL(request.url()).pathname)
    })
    const seen = async (): Promise<string | undefined> => {
      const row = await server.database.read.selectFrom('operator_session').select('last_seen_at').executeTakeFirst()
      return row?.last_seen_at.toString()
    }
    const before = await seen()
    server.clock.advance({ minutes: 20 })
    await page.waitForResponse((response) => response.request().headers()['portage-refresh'] !== undefined)
    assert.deepEqual([asked[0], await seen()], ['/console/providers', before])

    const pause = page.getByRole('button', { name: 'Pause live figures' })
    await pause.click()
    const soFar = asked.length
    await page.waitForTimeout(6000)
    assert.equal(asked.length, soFar)
    server.clock.advance({ minutes: 10 })
    await pause.click()
    await pause.waitFor({ state: 'hidden' })
    await page.waitForTimeout(6000)
    assert.equal(asked.length, soFar + 1)
    await page.reload()
    assert.equal(new URL(page.url()).pathname, '/console/sign-in')
    assert.deepEqual(complaints, [])
  },
)

test('a page without script shows the same figures and no switch for what is not there', inChromium, async () => {
  await using server = await openTestServer()
  await using chromium = await openChromium()
  const { page } = await openOperator(server, chromium, { javaScriptEnabled: false })
  for (const path of ['/console', '/console/providers']) {
    await page.goto(`${server.issuer}${path}`)
    assert.equal(await page.getByRole('button', { name: 'Pause live figures' }).count(), 0)
    assert.ok((await page.locator('[data-part]').count()) > 2)
  }
})
