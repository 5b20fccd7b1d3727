// The consent of a customer: nothing is shared but what this person, in this browser, agreed to, and the app hears it once.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { decodeJwt } from 'jose'
import { sandboxPeople } from '../../src/connectors/sandbox/bank/people.ts'
import { openAuthorization } from '../../src/domain/authorizations/authorization.ts'
import { allow, deny } from '../../src/domain/authorizations/decide.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import type { Problem } from '../../src/platform/problem.ts'
import { hashSecret } from '../../src/platform/secret.ts'
import { GREATDAY, openBrowser, signIn, type Browser, type OpenedPage } from '../customer.ts'
import { openClient, read, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, OTHER_REDIRECT_URI, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

type Arrived = { readonly browser: Browser; readonly accounts: OpenedPage; readonly review: OpenedPage }

/** Stands before the button that shares everything. */
async function arrive(changes: Record<string, string> = {}): Promise<Arrived> {
  const browser = openBrowser(server.issuer)
  const accounts = await signIn(browser, app.authorizeUrl(changes))
  return { browser, accounts, review: await browser.submit(accounts, { decision: 'all' }) }
}

function answerOf({ address }: OpenedPage): Record<string, string> {
  assert.equal(address.origin + address.pathname, REDIRECT_URI)
  return Object.fromEntries(address.searchParams)
}

/** The page with another token in its form. */
function withToken(page: OpenedPage, token: string): OpenedPage {
  return { ...page, text: page.text.replace(tokenOf(page), token) }
}

function tokenOf({ text }: OpenedPage): string {
  return /name="csrf_token" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail('the page has no form')
}

/** How many consents and how many codes there ever were. */
async function granted(): Promise<readonly [consents: number, codes: number]> {
  const [consents, codes] = await Promise.all(
    ['consent', 'authorization_code'].map((table) => server.database.run(`select 1 from ${table}`, [])),
  )
  return [consents?.length ?? 0, codes?.length ?? 0]
}

/** The person is told on a page of ours, and that is all that happens. */
async function demandNothingGranted(status: number, attempt: () => Promise<OpenedPage>): Promise<void> {
  const before = await granted()
  const page = await attempt()
  assert.deepEqual([page.status, page.address.origin], [status, server.issuer])
  assert.match(page.text, /<h1/)
  assert.deepEqual(await granted(), before)
}

test('state comes back with the code to the letter', async () => {
  for (const state of ['x'.repeat(2048), 'é€😀 中+ %2B&=#?/', '\r\nset-cookie: a=b']) {
    const { browser, review } = await arrive({ state })
    const { code = '', ...rest } = answerOf(await browser.submit(review, { decision: 'allow' }))
    assert.deepEqual(rest, { state, iss: server.issuer })
    await app.redeem(code)
  }
})

test('the pages of the consent are framed by nobody, run nothing, and tell nobody where the customer came from', async () => {
  const { accounts, review } = await arrive()
  for (const { headers } of [accounts, review]) {
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /script-src|unsafe|\*/)
    const expected = { 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' }
    for (const [name, value] of Object.entries(expected)) assert.equal(headers.get(name), value)
  }
})

test('a form that another page, another browser or another step sends grants nothing', async () => {
  const { browser, accounts, review } = await arrive()
  const other = await arrive()
  for (const token of ['', 'x', tokenOf(accounts), tokenOf(other.review)]) {
    await demandNothingGranted(403, () => browser.submit(withToken(review, token), { decision: 'allow' }))
  }
  await demandNothingGranted(403, () => other.browser.submit(review, { decision: 'allow' }))
  await demandNothingGranted(403, () => openBrowser(server.issuer).submit(review, { decision: 'allow' }))
  const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]
  for (const headers of foreign) {
    await demandNothingGranted(403, () => browser.submit(review, { decision: 'allow' }, undefined, headers))
  }
  assert.ok(answerOf(await browser.submit(review, { decision: 'allow' }))['code'])
})

test('no step of the consent is skipped', async () => {
  const browser = openBrowser(server.issuer)
  await browser.open(app.authorizeUrl().href)
  const id = await newestAuthorization()
  const demandStillAt = (path: string, attempt: () => Promise<OpenedPage>): Promise<void> =>
    demandNothingGranted(200, async () => {
      const page = await attempt()
      assert.ok(page.address.pathname.startsWith(path), page.address.pathname)
      return page
    })
  for (const step of ['accounts', 'review']) {
    await demandStillAt('/sandbox-bank/', () => browser.open(`/authorizations/${id}/${step}`))
  }
  const accounts = await browser.submit(await browser.open(`/authorizations/${id}`), { ...GREATDAY })
  const skipping = { ...accounts, text: accounts.text.replaceAll(`${id}/accounts`, `${id}/review`) }
  await demandStillAt(`/authorizations/${id}/accounts`, () => browser.open(`/authorizations/${id}/review`))
  await demandStillAt(`/authorizations/${id}/accounts`, () => browser.submit(skipping, { decision: 'allow' }))
})

async function newestAuthorization(): Promise<string> {
  const newest = 'select authorization_id as id from authorization_request order by authorization_id desc limit 1'
  const [row] = await server.database.run<{ id: string }>(newest, [])
  return row?.id ?? assert.fail('no authorization has begun')
}

test('what a form says besides its button changes neither the app, nor the bank, nor what is shared', async () => {
  const browser = openBrowser(server.issuer)
  const accounts = await signIn(browser, app.authorizeUrl({ scope: 'ACCOUNT_BASIC TRANSACTIONS' }))
  const forged = {
    scope: 'ACCOUNT_BASIC STATEMENTS',
    clusters: 'STATEMENTS',
    client_id: server.otherRecipient.clientId,
    redirect_uri: OTHER_REDIRECT_URI,
    provider_id: '1001',
    expires_at: '2099-01-01',
  }
  const review = await browser.submit(accounts, { decision: 'continue', accounts: ['0', '99', '-1', 'x'], ...forged })
  const { code = '' } = answerOf(await browser.submit(review, { decision: 'allow', ...forged }))
  const { accessToken } = await app.redeem(code)
  const claims = decodeJwt(accessToken)
  const { clientId } = server.recipient
  assert.deepEqual(
    [claims['client_id'], claims['provider_id'], claims['scope']],
    [clientId, 1000, 'ACCOUNT_BASIC TRANSACTIONS'],
  )
  const { body } = await read(server, accessToken, '/api/fdx/5/accounts')
  assert.equal((body['accounts'] as unknown[]).length, 1)
})

test('the button pressed twice, at once or later, gives one consent and one code, and the same answer', async () => {
  const [consents, codes] = await granted()
  const { browser, review } = await arrive()
  const press = (): Promise<OpenedPage> => browser.submit(review, { decision: 'allow' })
  const presses = await Promise.all([press(), press(), press()])
  presses.push(await press(), await browser.submit(review, { decision: 'deny' }))
  const answers = new Set(presses.map(({ address }) => address.href))
  assert.equal(answers.size, 1)
  assert.deepEqual(await granted(), [consents + 1, codes + 1])
})

test('whoever comes back after the answer goes on to the app: with the code until it was redeemed, and never again after', async () => {
  const { browser, accounts, review } = await arrive()
  const answer = await browser.submit(review, { decision: 'allow' })
  const wayOn = (page: OpenedPage): string => {
    assert.equal(page.status, 409)
    assert.match(page.text, /You have already answered/)
    return /class="button first" href="([^"]+)"/.exec(page.text)?.[1] ?? assert.fail('no way on')
  }
  const places = [review.address.href, accounts.address.href, `/authorizations/${await newestAuthorization()}`]
  const here = wayOn(await browser.open(review.address.href))
  assert.equal((await browser.open(here)).address.href, answer.address.href)
  const { refreshToken } = await app.redeem(answerOf(answer)['code'] ?? '')
  for (const address of [...places, here]) assert.equal(wayOn(await browser.open(address)), 'https://app.example/')
  for (const decision of ['allow', 'deny']) {
    assert.equal(wayOn(await browser.submit(review, { decision })), 'https://app.example/')
  }
  assert.ok(await app.refresh(refreshToken))
})

test('a minute after the answer nothing of it is sent any more', async () => {
  const { browser, review } = await arrive()
  const press = (): Promise<OpenedPage> => browser.submit(review, { decision: 'allow' })
  await press()
  server.clock.advance({ seconds: 60 })
  await demandNothingGranted(409, press)
})

test('of decisions that were begun before any was made one counts, and the others are told', async () => {
  const { review } = await arrive()
  const id = await newestAuthorization()
  assert.ok(review.address.pathname.includes(id))
  const { vault, issuer, stage, database } = server
  await database.run('update authorization_request set browser_hash = $1 where authorization_id = $2', [
    hashSecret('a browser'),
    id,
  ])
  const authorization = await openAuthorization(database, vault, id, 'a browser')
  assert.ok(authorization.status === 'accountsChosen')
  const [consents, codes] = await granted()
  const parts = { vault, issuer }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, turn) =>
      act(stage, bySystem('test'), (act) =>
        turn % 2 === 0 ? allow(act, parts, authorization, act.at.add({ hours: 24 })) : deny(act, parts, authorization),
      ),
    ),
  )
  const refusals = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as Problem)
  assert.deepEqual(new Set(refusals.map(({ code }) => code)), new Set(['authorization_decided']))
  assert.equal(refusals.length, 7)
  const allowed = outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value.includes('code='))
  assert.deepEqual(await granted(), allowed ? [consents + 1, codes + 1] : [consents, codes])
})

test('after a POST the browser is sent on by 303 alone, which repeats nothing', async () => {
  const { browser, accounts, review } = await arrive()
  const statuses: number[] = []
  server.app.http.server.on('request', ({ method }, response) => {
    if (method === 'POST') response.once('finish', () => statuses.push(response.statusCode))
  })
  await browser.submit(accounts, { decision: 'all' })
  await browser.submit(review, { decision: 'allow' })
  assert.deepEqual(statuses, [303, 303])
})

test('a consent that is not given within ten minutes is not given, and the person is told', async () => {
  for (const minutes of [9, 10]) {
    const { browser, accounts, review } = await arrive()
    server.clock.advance({ minutes })
    if (minutes === 9) {
      assert.ok(answerOf(await browser.submit(review, { decision: 'allow' }))['code'])
    } else {
      for (const page of [review, accounts]) {
        await demandNothingGranted(410, () => browser.submit(page, { decision: 'allow' }))
        await demandNothingGranted(410, () => browser.open(page.address.href))
      }
    }
  }
})

test('one browser, another bank, another person: another subject, and the first connection lives', async () => {
  const browser = openBrowser(server.issuer)
  const connect = async (providerId: string, person: { username: string; password: string }) => {
    const accounts = await signIn(browser, app.authorizeUrl({ provider_id: providerId }), person)
    const review = await browser.submit(accounts, { decision: 'all' })
    return app.redeem(answerOf(await browser.submit(review, { decision: 'allow' }))['code'] ?? '')
  }
  const elsewhere = sandboxPeople.find(({ providerId, outcome }) => providerId === 1001 && outcome === 'ok')
  const first = await connect('1000', { username: 'greatday_nomfa', password: 'Everyday' })
  const second = await connect('1000', { username: 'every_account', password: 'Everyday' })
  const third = await connect('1001', { username: elsewhere?.username ?? '', password: 'Everyday' })
  const subjects = [first, second, third].map(({ accessToken }) => decodeJwt(accessToken).sub)
  assert.equal(new Set(subjects).size, 3)
  for (const { accessToken } of [first, second, third]) assert.equal((await read(server, accessToken)).status, 200)
})

/** The link by which a customer leaves the bank without signing in. */
function wayBack({ text }: OpenedPage): URL {
  const link = /href="([^"]+error=access_denied)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  return new URL(link ?? assert.fail('no way back'))
}

test('who turns back at the bank denies, and the app hears nothing of the bank', async () => {
  const browser = openBrowser(server.issuer)
  const atBank = await browser.open(app.authorizeUrl({ state: 'turned back' }).href)
  const address = wayBack(atBank)
  address.searchParams.set('error_description', 'ORA-00942 at core.bank.example')
  assert.deepEqual(answerOf(await browser.open(address.href)), {
    error: 'access_denied',
    error_description: 'The user denied the access',
    state: 'turned back',
    iss: server.issuer,
  })
})

test('an answer of the bank counts only with the state that was sent for this visit', async () => {
  const browser = openBrowser(server.issuer)
  const address = wayBack(await browser.open(app.authorizeUrl().href))
  const theirs = wayBack(await openBrowser(server.issuer).open(app.authorizeUrl().href))
  // A visit of another browser is there, and this browser has no cookie of it; the others never were.
  for (const [state, status] of [
    [theirs.searchParams.get('state') ?? '', 403],
    ['x', 409],
    ['', 409],
  ] as const) {
    const forged = new URL(address)
    forged.searchParams.set('state', state)
    await demandNothingGranted(status, () => browser.open(forged.href))
  }
  assert.equal(answerOf(await browser.open(address.href))['error'], 'access_denied')
})
