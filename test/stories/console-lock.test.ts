// Strangers who guess passwords of the console: they wait in their own share of the queue, and lock out nobody who signed in before.

import assert from 'node:assert/strict'
import test from 'node:test'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { oneTimeCode } from '../../src/domain/operators/one-time-code.ts'
import { openPasswords } from '../../src/domain/operators/password.ts'
import { signIn, type SignInOutcome } from '../../src/domain/operators/sign-in.ts'
import { Problem } from '../../src/platform/problem.ts'
import { openBrowser } from '../customer.ts'
import { makeOperator, PASSWORD, trySignIn } from '../operator.ts'
import { openTestServer, type TestServer } from '../server.ts'

const ADA = 'ada@example.com'

/** Somebody at an address of their own types a name, and nothing that is right. */
type Guess = (address: string, userName?: string) => Promise<SignInOutcome>

function guesser(server: TestServer, passwords = openPasswords()): Guess {
  const parts = { ...server.stage, vault: server.vault, passwords }
  return (address, userName = ADA) => {
    const typed = { userName, password: 'wrong wrong wrong', code: '000000' }
    return signIn(parts, typed, { address, userAgent: '' }, 'request')
  }
}

async function lock(guess: Guess, userName = ADA): Promise<void> {
  for (let count = 0; count < 10; count++) assert.equal(reasonOf(await guess(`192.0.2.${count}`, userName)), 'refused')
}

const reasonOf = (outcome: SignInOutcome): string => ('because' in outcome ? outcome.because : 'in')

test('whoever has signed in from this browser before comes in while strangers have locked the name', async () => {
  await using server = await openTestServer()
  const browser = openBrowser(server.issuer)
  const ada = await makeOperator(server, browser, ADA, 'operator')
  const blaise = await makeOperator(server, openBrowser(server.issuer), 'blaise@example.com', 'viewer')
  await submitSignOut(server, browser)
  await lock(guesser(server))
  await lock(guesser(server), 'blaise@example.com')
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada)).status, 429)
  // The browser of one operator is not known for another.
  assert.equal((await trySignIn(server, browser, blaise)).status, 429)
  assert.equal((await trySignIn(server, browser, ada)).status, 200)

  await submitSignOut(server, browser)
  server.clock.advance({ hours: 24 * 90 })
  await lock(guesser(server))
  assert.equal((await trySignIn(server, browser, ada)).status, 429)
})

test('a known browser is slowed down and locked by its own guesses, and keeps nobody else out', async () => {
  await using server = await openTestServer()
  const browser = openBrowser(server.issuer)
  const ada = await makeOperator(server, browser, ADA, 'operator')
  await submitSignOut(server, browser)
  const wrong = { password: 'wrong wrong wrong' }
  for (let count = 0; count < 11; count++) {
    assert.equal((await trySignIn(server, browser, ada, wrong)).status, 403, `${count}`)
    server.clock.advance({ minutes: 1 })
  }
  const locked = await trySignIn(server, browser, ada)
  assert.match(locked.text, /locked for 1[45] minutes/)
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada)).status, 200)
})

test('after a lock one wrong attempt in a quarter of an hour does not lock the name again, however long it goes on', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const guess = guesser(server)
  await lock(guess)
  assert.equal(reasonOf(await guess('192.0.2.99')), 'locked')
  for (let count = 0; count < 12; count++) {
    server.clock.advance({ minutes: 15 })
    assert.equal(reasonOf(await guess(`198.51.100.${count}`)), 'refused')
  }
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada)).status, 200)
})

test('every lock of an operator is one entry in the journal, and names that somebody makes up are none', async () => {
  await using server = await openTestServer()
  await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const guess = guesser(server)
  const before = await countOf(server, 'journal_entry')
  await lock(guess, 'nobody@example.com')
  assert.equal(reasonOf(await guess('192.0.2.99', 'nobody@example.com')), 'locked')
  assert.equal(await countOf(server, 'journal_entry'), before)
  await lock(guess)
  for (let count = 100; count < 120; count++) assert.equal(reasonOf(await guess(`192.0.2.${count}`)), 'locked')
  assert.equal(await countOf(server, `journal_entry where action = 'lock-sign-in'`), 1)
  server.clock.advance({ minutes: 15 })
  for (let count = 0; count < 5; count++) await guess(`192.0.2.${count}`)
  assert.equal(await countOf(server, `journal_entry where action = 'lock-sign-in'`), 2)
  server.clock.advance({ hours: 5 })
  await endWhatIsOver(server.stage)
  assert.equal(await countOf(server, 'operator_attempt'), 0)
})

test('whoever is told that too many sign in has not guessed, and from elsewhere an operator signs in meanwhile', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const passwords = openPasswords()
  const guess = guesser(server, passwords)
  const made = Array.from({ length: 40 }, (_, count) => guess('203.0.113.9', `nobody ${count}@example.com`))
  const mine = Array.from({ length: 12 }, () => guess('203.0.113.9'))
  const crowd = Promise.allSettled([...made, ...mine])
  const parts = { ...server.stage, vault: server.vault, passwords }
  const typed = { userName: ADA, password: PASSWORD, code: oneTimeCode(ada.totpSecret, server.clock.now()) }
  const outcome = await signIn(parts, typed, { address: '203.0.113.10', userAgent: '' }, 'request')
  assert.equal(reasonOf(outcome), 'in')
  const busy = (await crowd).filter((one) => one.status === 'rejected')
  assert.equal(busy.length, 48)
  for (const { reason } of busy) assert.ok(reason instanceof Problem && reason.code === 'temporarily_unavailable')
  assert.equal(reasonOf(await guess('203.0.113.9')), 'refused')
})

test('one address types so many passwords a minute, over all names, and whoever is known goes on', async () => {
  await using server = await openTestServer({ failuresPerMinute: 5, trustedProxies: '127.0.0.1' })
  const from = (address: string) => openBrowser(server.issuer, 'en', { 'x-forwarded-for': address })
  const browser = from('203.0.113.9')
  const ada = await makeOperator(server, browser, ADA, 'operator')
  await submitSignOut(server, browser)
  const attempt = (name: string, address = '203.0.113.9') =>
    trySignIn(server, from(address), { ...ada, userName: `${name}@example.com` }, { password: 'wrong wrong wrong' })
  for (let count = 0; count < 5; count++) assert.equal((await attempt(`nobody${count}`)).status, 403)
  const beyond = await attempt('nobody')
  assert.deepEqual([beyond.status, beyond.headers.get('retry-after')], [429, '60'])
  assert.equal((await attempt('nobody', '203.0.113.10')).status, 403)
  assert.equal((await trySignIn(server, browser, ada)).status, 200)
})

async function submitSignOut({ issuer }: TestServer, browser: ReturnType<typeof openBrowser>): Promise<void> {
  const page = await browser.open(`${issuer}/console/sessions`)
  await browser.submit(page, {}, '/console/sign-out')
}

async function countOf({ database }: TestServer, what: string): Promise<number> {
  const [row] = await database.run<{ readonly count: number }>(`select count(*)::integer as count from ${what}`, [])
  return row!.count
}
