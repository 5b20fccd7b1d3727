// Apps on a phone or a desktop: their callback leads on to an address of a scheme of their own, and a real browser goes there.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { openSharer } from './banking.ts'
import { inChromium, openChromium, openPerson } from './browser.ts'
import { setConnectOf } from './connect.ts'
import { openClient } from './oauth-client.ts'
import { openTestServer } from './server.ts'

type Callback = AsyncDisposable & {
  readonly address: string
  /** Where it leads on to. */
  leadsTo: string
}

/** An app's own server, which does nothing but lead on to the app, with all that it was told. */
async function openCallback(): Promise<Callback> {
  const server = createServer(({ url = '' }, response) => {
    response.writeHead(302, { location: `${callback.leadsTo}?${url.split('?')[1]}` }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const callback: Callback = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    leadsTo: '',
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return callback
}

const TO = ['almanac-app://connected', 'intent://connected']

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('greatday_nomfa')
  await page.getByLabel('Password').fill('Everyday')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).click({ noWaitAfter: true })

/** Every end that a trip has, and what the app then hears. */
const ENDS: Readonly<Record<string, readonly [hears: string, walk: (page: Page) => Promise<void>]>> = {
  'who agrees': [
    'code',
    async (page) => {
      await signIn(page)
      await page.getByRole('button', { name: /^Continue with all/ }).click()
      await press(page, 'Agree and share')
    },
  ],
  'who refuses on the last page': [
    'error',
    async (page) => {
      await signIn(page)
      await page.getByRole('button', { name: /^Continue with all/ }).click()
      await press(page, 'Don’t share')
    },
  ],
  'who cancels on the first page': [
    'error',
    async (page) => {
      await signIn(page)
      await press(page, 'Cancel')
    },
  ],
  'who turns back at the bank': [
    'error',
    (page) => page.getByRole('link', { name: 'Cancel' }).click({ noWaitAfter: true }),
  ],
}

test('the app opens whatever the scheme that its callback leads on to', inChromium, async (t) => {
  await using callback = await openCallback()
  await using server = await openTestServer({ redirectUris: [callback.address] })
  const sharer = await openSharer(server)
  await setConnectOf(server, sharer, { redirectUrls: [callback.address], origins: [] })
  const authorize = (await openClient(server)).authorizeUrl({ redirect_uri: callback.address }).href
  const question = new URLSearchParams({ customerId: sharer.customerId, redirectUrl: callback.address })
  const connect = `${server.issuer}/connect/banks/1000?${question}`
  await using browser = await openChromium()

  for (const [entrance, address] of Object.entries({ 'from an app': authorize, 'from Connect': connect })) {
    for (const [who, [hears, walk]] of Object.entries(ENDS)) {
      for (const scheme of who === 'who agrees' ? TO : TO.slice(0, 1)) {
        await t.test(`${who}, ${entrance}, to ${scheme}`, async () => {
          callback.leadsTo = scheme
          const { page, complaints } = await openPerson(browser, [server.issuer])
          const opened = page.waitForEvent('requestfailed', (request) => request.url().startsWith(scheme))
          await page.goto(address)
          await walk(page)
          // No program here has the scheme: that Chromium asked for one is all that a server can bring about.
          const { searchParams } = new URL((await opened).url().replace(scheme, 'https://app.example'))
          assert.ok(searchParams.has(entrance === 'from Connect' && hears === 'code' ? 'loginId' : hears))
          assert.deepEqual(
            complaints.filter((complaint) => complaint.includes('Content Security Policy')),
            [],
          )
          await page.context().close()
        })
      }
    }
  }
})
