// The language of pages: switched on any of them it is the same page, and an app's wish is heard however it is said.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { openBrowser, type OpenedPage } from '../customer.ts'
import { openClient, type OAuthClient } from '../oauth-client.ts'
import { openSharer } from '../banking.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
before(async () => {
  server = await openTestServer()
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

/** The page as it reads, but for what differs each time. */
const read = ({ text }: OpenedPage): string =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|csrf_token" value="[^"]*|portage-[\w-]+/g, '')
    .replaceAll(/href="[^"]*" lang/g, 'lang')

const languageOf = ({ text }: OpenedPage): string | undefined => /<html lang="(\w+)"/.exec(text)?.[1]

function linkTo(language: string, { text, address }: OpenedPage): string {
  const link = new RegExp(`href="([^"]*)" lang="${language}"`).exec(text)?.[1]
  assert.ok(link, `no way to ${language}`)
  return new URL(link.replaceAll('&amp;', '&'), address).href
}

test('the same page in the other language says the same, on pages that say what was wrong as well', async () => {
  const { customerId } = await openSharer(server)
  const addresses = [
    app.authorizeUrl({ redirect_uri: 'https://evil.example/' }).href,
    app.authorizeUrl({ client_id: 'nobody' }).href,
    app.authorizeUrl({ redirect_uri: undefined, language: 'en' }).href,
    `${app.authorizeUrl().href}&client_id=twice`,
    '/connect?customerId=nobody&redirectUrl=https://app.example/',
    `/connect?customerId=${customerId}&redirectUrl=https://evil.example/`,
    '/my-data',
    '/my-data/banks/1000?notice=left',
    '/my-data/banks/9999',
    '/authorizations/none/review',
    '/connect/done?error=access_denied',
    '/console/sign-in?to=%2Fconsole%2Fkeys',
    '/console/welcome/none',
    '/recipients?a=1',
    '/sandbox-bank/1000/sign-in/none',
  ]
  for (const address of addresses) {
    const browser = openBrowser(server.issuer)
    const first = await browser.open(address, { accept: 'text/html' })
    assert.equal(languageOf(first), 'en', address)
    const second = await browser.open(linkTo('fr', first), { accept: 'text/html' })
    assert.deepEqual([second.status, languageOf(second)], [first.status, 'fr'], address)
    assert.notEqual(read(second), read(first), address)
    const third = await browser.open(linkTo('en', second), { accept: 'text/html' })
    assert.equal(read(third), read(first), address)
  }
})

test('what was wrong is said in the language that the app asked for', async () => {
  const wrong = { redirect_uri: 'https://evil.example/' }
  for (const wish of [{ language: 'fr' }, { ui_locales: 'fr-CA fr' }, { ui_locales: 'de fr' }]) {
    const page = await openBrowser(server.issuer).open(app.authorizeUrl({ ...wrong, ...wish }).href)
    assert.deepEqual([page.status, languageOf(page)], [400, 'fr'], JSON.stringify(wish))
    assert.match(page.text, /Cette application ne peut pas être connectée/)
  }
})

test('ui_locales is heard, the best first, beside language, which comes before it', async () => {
  const wishes = [
    [{ ui_locales: 'fr-CA fr' }, 'fr'],
    [{ ui_locales: 'de-CH FR en' }, 'fr'],
    [{ ui_locales: 'en fr' }, 'en'],
    [{ ui_locales: 'de', language: undefined }, 'en'],
    [{ ui_locales: 'fr', language: 'en' }, 'en'],
    [{ ui_locales: 'en', language: 'fr' }, 'fr'],
  ] as const
  for (const [wish, language] of wishes) {
    const browser = openBrowser(server.issuer)
    const page = await browser.open(app.authorizeUrl(wish).href)
    assert.deepEqual([page.status, languageOf(page)], [200, language], JSON.stringify(wish))
    const own = await browser.open(linkTo(language === 'fr' ? 'en' : 'fr', page))
    assert.notEqual(languageOf(own), language, 'the customer’s own choice comes first')
  }
})
