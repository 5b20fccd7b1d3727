// The one address to which a bank sends everybody back: each comes to their own page, once, and nobody to another's.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BankReturn } from '../../src/domain/retrieval/connector.ts'
import { openFirstBank } from '../broken-bank.ts'
import { GREATDAY, openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { openClient, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
before(async () => {
  server = await openTestServer()
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

const ACCOUNTS = /Choose the accounts to share/

/** The address of the way back without signing in, which the bank's page offers. */
function wayBack(page: OpenedPage): URL {
  const href = /href="([^"]*error=access_denied[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(href)
  return new URL(href)
}

/** Signs in at the bank, without following its way back. */
async function answerOf(browser: Browser, page: OpenedPage): Promise<URL> {
  const returned: string[] = []
  const following = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (!address.pathname.endsWith('/return')) return following(input, init)
    returned.push(address.href)
    return Promise.resolve(new Response('not followed'))
  }
  try {
    await browser.submit(page, GREATDAY)
  } finally {
    globalThis.fetch = following
  }
  return new URL(returned[0] ?? assert.fail('the bank sent nobody back'))
}

test('a bank has one address to register, whoever is sent to it, and each comes back to their own page', async () => {
  const browser = openBrowser(server.issuer)
  const forApp = await browser.open(app.authorizeUrl().href)
  const forThemselves = await browser.open('/my-data/banks/1000/sign-in')
  for (const page of [forApp, forThemselves]) {
    const { origin, pathname } = wayBack(page)
    assert.equal(`${origin}${pathname}`, `${server.issuer}/banks/1000/return`)
  }
  const sharing = await browser.submit(forThemselves, GREATDAY)
  assert.equal(sharing.address.pathname, '/my-data/banks/1000')
  const accounts = await browser.submit(forApp, GREATDAY)
  assert.match(accounts.text, ACCOUNTS)
})

test('the state of one bank leads nowhere at the address of another, and is not used up by the attempt', async () => {
  const browser = openBrowser(server.issuer)
  const answer = await answerOf(browser, await browser.open(app.authorizeUrl().href))
  const mixedUp = await browser.open(answer.href.replace('/banks/1000/', '/banks/1001/'))
  assert.equal(mixedUp.status, 409)
  assert.match(mixedUp.text, /The sign-in did not work/)
  assert.match((await browser.open(answer.href)).text, ACCOUNTS)
})

test('an answer with a state that nobody left with, with none or with two is a page that says what to do', async () => {
  const browser = openBrowser(server.issuer)
  for (const [query, status] of [
    ['state=guessed&code=guessed', 409],
    ['code=guessed', 409],
    ['error=server_error', 409],
    ['state=one&state=two', 400],
  ] as const) {
    const page = await browser.open(`/banks/1000/return?${query}`)
    assert.equal(page.status, status)
    assert.match(page.text, /Go back to the app/)
  }
})

test('the answer opens nothing in another browser, and stays good for the one that left', async () => {
  const browser = openBrowser(server.issuer)
  const answer = await answerOf(browser, await browser.open(app.authorizeUrl().href))
  const stolen = await openBrowser(server.issuer).open(answer.href)
  assert.equal(stolen.status, 403)
  assert.match((await browser.open(answer.href)).text, ACCOUNTS)
})

test('who comes back once more by the back button or a second click is where they were', async () => {
  const browser = openBrowser(server.issuer)
  const answer = await answerOf(browser, await browser.open(app.authorizeUrl().href))
  const both = await Promise.all([browser.open(answer.href), browser.open(answer.href)])
  assert.ok(both.some(({ text }) => ACCOUNTS.test(text)))
  assert.match((await browser.open(answer.href)).text, ACCOUNTS)
})

test('a later trip of the same authorization makes the earlier one worthless', async () => {
  const browser = openBrowser(server.issuer)
  const signInPage = await browser.open(app.authorizeUrl().href)
  const earlier = await answerOf(browser, signInPage)
  const [{ id }] = (await server.database.run(
    `select authorization_id as id from authorization_request order by created_at desc, authorization_id desc limit 1`,
    [],
  )) as [{ id: string }]
  const later = await browser.open(`/authorizations/${id}/sign-in`)
  const refused = await browser.open(earlier.href)
  assert.equal(refused.status, 409)
  assert.match((await browser.submit(later, GREATDAY)).text, ACCOUNTS)
})

test('what the connector kept for the way and all that the bank answered come back to it, with the issuer', async () => {
  const { signIn } = await openFirstBank(server)
  const { begin, finish } = signIn
  const told: { trip: string; back: BankReturn }[] = []
  Object.assign(signIn, {
    begin: async (...asked: Parameters<typeof begin>) => ({ ...(await begin(...asked)), trip: 'é'.repeat(8000) }),
    finish: (trip: string, back: BankReturn, call: Parameters<typeof finish>[2]) => {
      told.push({ trip, back })
      return finish(trip, back, call)
    },
  })
  try {
    const browser = openBrowser(server.issuer)
    const address = wayBack(await browser.open(app.authorizeUrl().href))
    address.searchParams.set('iss', 'https://sign-in.maple.example/a?b=c&d')
    const left = await browser.open(address.href)
    assert.equal(left.address.searchParams.get('error'), 'access_denied')
    const [{ trip, back }] = told as [(typeof told)[number]]
    assert.equal(trip, 'é'.repeat(8000))
    assert.equal(back.returnUri, `${server.issuer}/banks/1000/return`)
    assert.deepEqual(back.answer, Object.fromEntries(address.searchParams))
    const sealed = await server.database.run<{ trip_sealed: string | null }>(
      'select trip_sealed from bank_trip where trip_sealed is not null',
      [],
    )
    for (const { trip_sealed } of sealed) assert.ok(!String(trip_sealed).includes('é'))
  } finally {
    Object.assign(signIn, { begin, finish })
  }
})
