// Tests of the sandbox bank's sign-in: who gets in, who does not, and that it ends once.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { openTestDatabase } from '../../../../test/database.ts'
import { aCall } from '../../../../test/sandbox-bank.ts'
import { movableClock } from '../../../platform/clock.ts'
import type { Call, Endpoint, Method } from '../../../platform/http/endpoint.ts'
import type { Fields } from '../../../platform/http/validate.ts'
import { Problem } from '../../../platform/problem.ts'
import { openVault } from '../../../platform/secret.ts'
import { bankOf } from '../bank/banks.ts'
import { endSandboxGrant, sandboxSignIn, signInPages } from './sign-in.ts'

const origin = 'https://portage.example'
const returnUri = `${origin}/return`
const database = await openTestDatabase()
const clock = movableClock(Temporal.Instant.from('2026-11-20T15:00:00Z'))
const parts = { database, vault: openVault([randomBytes(32)], randomBytes(32)), clock, origin }
const pages = signInPages(parts)
const signInAt = (providerId: number) => sandboxSignIn(parts, bankOf(providerId))
type Trip = { readonly trip: string; readonly state: string }
const finishSignIn = (providerId: number, { trip, state }: Trip, answer: Readonly<Record<string, string>>) =>
  signInAt(providerId).finish(trip, { returnUri, state, answer, granted: () => {} }, aCall)
const endGrant = (providerId: number, bankGrant: string) => endSandboxGrant(parts, bankOf(providerId), bankGrant)

after(() => database[Symbol.asyncDispose]())

type Reply = { status: number; location: string; html: string }

/** Keeps cookies and follows nothing by itself. */
function newBrowser() {
  let cookie: string | undefined
  const ask = async (
    method: Method,
    address: string,
    body: Fields = {},
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const { pathname, searchParams } = new URL(address, origin)
    const endpoint = pages.find((endpoint) => endpoint.method === method && endpoint.path.includes(':sign_in_id'))!
    const [, , provider_id = '', , sign_in_id = ''] = pathname.split('/')
    const params = { provider_id, sign_in_id }
    const call: Call = {
      requestId: '1',
      onHangUp() {},
      begunAt: 0,
      method,
      path: pathname,
      params,
      query: Object.fromEntries(searchParams),
      body,
      address: '192.0.2.1',
      header: (name) => headers[name],
      cookie: () => cookie,
      log: {},
    }
    const answer = await answerOf(endpoint, call)
    cookie = /^[^=]+=([^;]+);/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1] ?? cookie
    return {
      status: answer.status,
      location: String(answer.headers['location'] ?? ''),
      html: String(answer.body ?? ''),
    }
  }
  const open = (address: string) => ask('GET', address)
  /** Fills the form of a page that is open and sends it. */
  const send = (address: string, page: Reply, fields: Fields, headers?: Record<string, string>) =>
    ask('POST', address, { ...hiddenFields(page.html), ...fields }, headers)
  return { open, send }
}

async function answerOf(endpoint: Endpoint, call: Call) {
  try {
    return await (
      await endpoint.admit(call)
    )(call)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return endpoint.conventions.problem(error, call)
  }
}

/** The hidden fields of the first form of a page. */
function hiddenFields(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('<form'), html.indexOf('</form>'))
  const fields = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}

let visits = 0

/** A browser at the first page of a sign-in of its own. */
async function arrive(providerId = 1000, language: 'en' | 'fr' = 'en') {
  const state = `state-${visits++}`
  const { address, trip } = await signInAt(providerId).begin({ returnUri, state, language, clusters: [] }, aCall)
  const browser = newBrowser()
  return { state, trip, address, browser, page: await browser.open(address) }
}

const right = { username: 'greatday_nomfa', password: 'Everyday' }
const wrong = { username: 'greatday_nomfa', password: 'Every day' }

async function signIn() {
  const visit = await arrive()
  const { location } = await visit.browser.send(visit.address, visit.page, right)
  return { ...visit, location, answer: Object.fromEntries(new URL(location).searchParams) }
}

function refusedWith(code: string) {
  return (error: unknown) => error instanceof Problem && error.code === code
}

test('a right password leads back to Portage with the state and a code that tells who signed in', async () => {
  const visit = await signIn()
  const { state, location, answer } = visit
  assert.ok(location.startsWith(`${returnUri}?`))
  assert.equal(answer['state'], state)
  const signedIn = await finishSignIn(1000, visit, answer)
  assert.equal(signedIn.bankCustomerId, 'maple-10001')
  assert.equal(signedIn.displayName, 'Robin Greatday')
})

test('of eight that redeem one code at once, exactly one gets it', async () => {
  const { answer, ...visit } = await signIn()
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => finishSignIn(1000, visit, answer)))
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a code is good for its own state and bank only, and no longer than the sign-in', async () => {
  const { answer, ...visit } = await signIn()
  await assert.rejects(finishSignIn(1000, { ...visit, state: 'another state' }, answer), refusedWith('sign_in_failed'))
  await assert.rejects(
    finishSignIn(1000, { ...visit, trip: (await arrive()).trip }, answer),
    refusedWith('sign_in_failed'),
  )
  await assert.rejects(finishSignIn(1001, visit, answer), refusedWith('sign_in_failed'))
  await assert.rejects(finishSignIn(1000, visit, {}), refusedWith('sign_in_failed'))
  clock.advance({ minutes: 10 })
  await assert.rejects(finishSignIn(1000, visit, answer), refusedWith('sign_in_failed'))
})

test('security questions come one after the other, and no code before the last', async () => {
  const { address, browser, page } = await arrive(1001, 'fr')
  const user = { username: 'Bellejournee_MFA', password: 'Everyday' }
  assert.equal((await browser.send(address, page, user)).location, address)
  for (const [place, answer] of ['montreal', ' CANADA ', 'Triangle'].entries()) {
    const question = await browser.open(address)
    assert.match(question.html, new RegExp(`Question ${place + 1} de 3`))
    assert.equal((await browser.send(address, question, { answer: 'faux' })).status, 422)
    const { location } = await browser.send(address, question, { answer })
    assert.equal(location.startsWith(returnUri), place === 2)
    // The back button and a second click: the question is behind us, and nothing happens twice.
    assert.equal((await browser.send(address, question, { answer })).location, location)
  }
})

test('a wrong password says so, keeps the user name, and the fifth ends the sign-in for good', async () => {
  const { address, browser, page } = await arrive()
  const first = await browser.send(address, page, { ...wrong, username: '"><script>' })
  assert.equal(first.status, 422)
  assert.match(first.html, /value="&quot;&gt;&lt;script&gt;"/)
  assert.match(first.html, /You have 4 tries left/)
  const guesses = await Promise.all(Array.from({ length: 12 }, () => browser.send(address, page, wrong)))
  assert.equal(guesses.filter(({ status }) => status === 422).length, 3)
  const last = await browser.send(address, page, right)
  assert.equal(last.status, 403)
  assert.match(last.html, /error=access_denied/)
})

test('an empty field costs no try', async () => {
  const { address, browser, page } = await arrive()
  assert.equal((await browser.send(address, page, { username: ' ', password: '' })).status, 422)
  assert.match((await browser.send(address, page, wrong)).html, /You have 4 tries left/)
})

test('a second click on the button gives the same way back', async () => {
  const { address, browser, page } = await arrive()
  const [first, second] = await Promise.all([browser.send(address, page, right), browser.send(address, page, right)])
  assert.match(first.location, /code=/)
  assert.equal(first.location, second.location)
  const back = await browser.open(address)
  assert.ok(back.html.includes(first.location.replaceAll('&', '&amp;')))
})

test('a sign-in stays in the browser that opened it', async () => {
  const { address, page } = await arrive()
  const stranger = newBrowser()
  const seen = await stranger.open(address)
  assert.equal(seen.status, 403)
  assert.doesNotMatch(seen.html, /state-|<form/)
  assert.equal((await stranger.send(address, page, right)).status, 403)
})

test('a form is taken only from our own page', async () => {
  const { address, browser, page } = await arrive()
  const other = await arrive()
  const refusals = [
    await browser.send(address, page, { ...right, csrf_token: '' }),
    await browser.send(address, other.page, right),
    await browser.send(address, page, right, { 'sec-fetch-site': 'cross-site' }),
    await browser.send(address, page, right, { origin: 'https://elsewhere.example' }),
  ]
  for (const { status, html } of refusals) {
    assert.equal(status, 403)
    assert.match(html, /form is no longer valid/)
  }
  assert.equal((await browser.send(address, page, right)).status, 303)
})

test('after ten minutes a sign-in says that it has expired and leads back', async () => {
  const { address, browser, page } = await arrive()
  clock.advance({ minutes: 10 })
  for (const reply of [await browser.open(address), await browser.send(address, page, right)]) {
    assert.equal(reply.status, 410)
    assert.match(reply.html, /error=access_denied/)
  }
  assert.doesNotMatch((await newBrowser().open(address)).html, /error=access_denied/)
})

test('whoever leaves the bank without signing in is told so', async () => {
  const { page, ...visit } = await arrive()
  const { state } = visit
  assert.ok(page.html.includes(`href="${returnUri}?state=${state}&amp;error=access_denied"`))
  await assert.rejects(finishSignIn(1000, visit, { error: 'access_denied' }), refusedWith('access_denied'))
})

test('a disabled user and an unavailable bank have pages of their own, and another user may try', async () => {
  const { address, browser, page } = await arrive()
  const disabled = await browser.send(address, page, { ...right, username: 'test_disabled_account' })
  assert.equal(disabled.status, 403)
  assert.match(disabled.html, /Your online access is disabled/)
  const unavailable = await browser.send(address, page, { ...right, username: 'test_service_unavailable' })
  assert.equal(unavailable.status, 503)
  assert.match(unavailable.html, /Online banking is not available/)
  assert.equal((await browser.send(address, page, right)).status, 303)
})

test('a user of one bank is unknown at the other, and a sign-in of one bank has no page at the other', async () => {
  const { address, browser, page } = await arrive(1001)
  assert.equal((await browser.send(address, page, right)).status, 422)
  assert.equal((await browser.open(address.replace('/1001/', '/1000/'))).status, 404)
})

test('every page has its language, one heading, and neither script nor style of its own', async () => {
  for (const language of ['en', 'fr'] as const) {
    const { address, browser, page } = await arrive(1000, language)
    const user = { ...right, username: 'Greatday' }
    const pages = [page, await browser.send(address, page, wrong)]
    await browser.send(address, page, user)
    pages.push(await browser.open(address), await newBrowser().open(address))
    for (const { html } of pages) {
      assert.match(html, new RegExp(`<html lang="${language}">`))
      assert.equal(html.split('<h1>').length, 2)
      assert.doesNotMatch(html, /<script|<style| style=| on[a-z]+=/)
    }
  }
})

async function livingGrants(): Promise<number> {
  const rows = await database.run('select 1 from sandbox_grant where ended_at is null', [])
  return rows.length
}

test('the bank remembers that a grant has ended', async () => {
  const { answer, ...visit } = await signIn()
  const { bankGrant } = await finishSignIn(1000, visit, answer)
  const before = await livingGrants()
  await endGrant(1001, bankGrant)
  assert.equal(await livingGrants(), before)
  await endGrant(1000, bankGrant)
  await endGrant(1000, bankGrant)
  assert.equal(await livingGrants(), before - 1)
})
