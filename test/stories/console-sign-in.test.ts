// Operators come in: invited once, with two factors, slowed down and locked when somebody guesses, and out again.

import assert from 'node:assert/strict'
import test from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { oneTimeCode } from '../../src/domain/operators/one-time-code.ts'
import { openPasswords } from '../../src/domain/operators/password.ts'
import { signIn } from '../../src/domain/operators/sign-in.ts'
import { unlockOperator } from '../../src/domain/operators/unlock-operator.ts'
import type { Problem } from '../../src/platform/problem.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { invite, makeOperator, PASSWORD, readSecret, signInAs, trySignIn } from '../operator.ts'
import { openTestServer, type TestServer } from '../server.ts'

const ADA = 'ada@example.com'
const SESSIONS = '/console/sessions'
const OPERATORS = '/console/operators'

test('an invitation works once, and the second factor is proved before it counts', async () => {
  await using server = await openTestServer()
  const link = await invite(server, ADA, 'operator')
  const [browser, other] = [openBrowser(server.issuer), openBrowser(server.issuer)]
  const [page, otherPage] = [await browser.open(link), await other.open(link)]
  assert.equal(readSecret(page), readSecret(otherPage))
  const code = oneTimeCode(readSecret(page), server.clock.now())
  const choice = { password: PASSWORD, repeated: PASSWORD, code }
  for (const [wrong, says] of [
    [{ ...choice, code: '000000' }, /This code is wrong/],
    [{ ...choice, repeated: `${PASSWORD}!` }, /not the same/],
    [{ ...choice, password: 'short', repeated: 'short' }, /at least 12 characters/],
  ] as const) {
    const refused = await browser.submit(page, wrong)
    assert.equal(refused.status, 400)
    assert.match(refused.text, says)
    assert.match(refused.text, /aria-invalid="true"/)
    assert.ok(!refused.text.includes(PASSWORD), 'a password comes back in the page')
  }
  const accepted = await browser.submit(page, choice)
  assert.equal(accepted.status, 200)
  assert.equal(new Set(accepted.text.match(/[0-9a-z]{4}(-[0-9a-z]{4}){3}/g)).size, 10)
  assert.equal((await browser.open(SESSIONS)).status, 200)
  assert.equal((await other.submit(otherPage, choice)).status, 404)
  assert.equal((await other.open(link)).status, 404)
})

test('an invitation is worth nothing after an hour, or when a newer one was made', async () => {
  await using server = await openTestServer()
  const [older, newer] = [await invite(server, ADA, 'viewer'), await invite(server, ADA, 'viewer')]
  const browser = openBrowser(server.issuer)
  assert.equal((await browser.open(older)).status, 404)
  assert.equal((await browser.open(newer)).status, 200)
  server.clock.advance({ minutes: 60 })
  assert.equal((await browser.open(newer)).status, 404)
})

test('a new link leaves the old way in until it is used, and then ends everything before', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const old = await signInAs(server, ada)
  await invite(server, ADA, 'operator')
  assert.equal((await old.open(SESSIONS)).status, 200)
  const again = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  assert.notEqual(again.totpSecret, ada.totpSecret)
  assert.equal((await old.open(SESSIONS)).address.pathname, '/console/sign-in')
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada)).status, 403)
  const recovery = { code: ada.recoveryCodes[0] ?? '' }
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada, recovery)).status, 403)
})

test('a one-time code is taken once, and a recovery code stands in for it once', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  await signInAs(server, ada)
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada)).status, 403)
  server.clock.advance({ seconds: 30 })
  await signInAs(server, ada)
  const [first = ''] = ada.recoveryCodes
  const typed = { code: ` ${first.toUpperCase().replaceAll('-', ' ')} ` }
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada, typed)).status, 200)
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada, typed)).status, 403)
})

test('of eight sign-ins at once with one code, one comes in', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const parts = { ...server.stage, vault: server.vault, passwords: openPasswords() }
  const code = oneTimeCode(ada.totpSecret, server.clock.now())
  const attempts = Array.from({ length: 8 }, (_, index) =>
    signIn(parts, { ...ada, code }, { address: `192.0.2.${index}`, userAgent: '' }, 'request'),
  )
  const outcomes = await Promise.all(attempts)
  assert.equal(outcomes.filter((outcome) => 'token' in outcome).length, 1)
})

test('the session is strict, new at each sign-in, and leads back to the page that was asked for, never elsewhere', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const fixed = 'A'.repeat(43)
  const planted = await fetch(new URL(SESSIONS, server.issuer), {
    headers: { cookie: `portage-console=${fixed}` },
    redirect: 'manual',
  })
  assert.equal(planted.headers.get('location'), '/console/sign-in?to=%2Fconsole%2Fsessions')
  const cookies: string[] = []
  for (const to of ['https://evil.example/', '//evil.example', '/console.evil', '/console/../api', '/console\n', '']) {
    const browser = openBrowser(server.issuer)
    const page = await browser.open(`/console/sign-in?${new URLSearchParams({ to }).toString()}`)
    assert.match(page.text, /name="to" value="\/console(\/\.\.\/api)?"/)
  }
  for (let round = 0; round < 2; round++) {
    cookies.push(await sessionCookieOf(server, ada))
    server.clock.advance({ seconds: 30 })
  }
  assert.notEqual(cookies[0], cookies[1])
  for (const cookie of cookies) {
    assert.match(cookie, /^portage-console=[\w-]{43}; Path=\/console; Max-Age=43200; HttpOnly; SameSite=Strict$/)
    assert.ok(!cookie.includes(fixed))
  }
})

test('a session ends after thirty idle minutes, after twelve hours, and when it is signed out', async () => {
  await using server = await openTestServer()
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const idle = await signInAs(server, ada)
  server.clock.advance({ minutes: 29 })
  assert.equal((await idle.open(SESSIONS)).status, 200)
  server.clock.advance({ minutes: 30 })
  assert.equal((await idle.open(SESSIONS)).address.pathname, '/console/sign-in')

  const busy = await signInAs(server, ada)
  for (let hour = 0; hour < 24; hour++) {
    server.clock.advance({ minutes: 29 })
    assert.equal((await busy.open(SESSIONS)).address.pathname, SESSIONS)
  }
  server.clock.advance({ minutes: 29 })
  assert.equal((await busy.open(SESSIONS)).address.pathname, '/console/sign-in')

  const leaving = await signInAs(server, ada)
  const page = await leaving.open(SESSIONS)
  await submitTo(leaving, page, '/console/sign-out')
  assert.equal((await leaving.open(SESSIONS)).address.pathname, '/console/sign-in')
  assert.equal(await endWhatIsOver(server.stage), 3)
  assert.equal(await endWhatIsOver(server.stage), 0)
})

test('the list says where one is signed in, ends one or all others, and never those of somebody else', async () => {
  await using server = await openTestServer()
  const here = openBrowser(server.issuer)
  const ada = await makeOperator(server, here, ADA, 'viewer')
  const there = await signInAs(server, ada)
  const stranger = openBrowser(server.issuer)
  await makeOperator(server, stranger, 'blaise@example.com', 'operator')
  const strangersPage = await stranger.open(SESSIONS)

  const page = await here.open(SESSIONS)
  const [thatOne = ''] = [...page.text.matchAll(/name="session_id" value="(session_\w+)"/g)].map(([, id]) => id ?? '')
  assert.equal(page.text.match(/This one/g)?.length, 1)
  assert.equal(page.text.match(/name="session_id"/g)?.length, 1)
  const tried = await submitTo(stranger, strangersPage, '/console/sign-out', SESSIONS + '/end', { session_id: thatOne })
  assert.equal(tried.status, 404)
  assert.equal((await there.open(SESSIONS)).address.pathname, SESSIONS)

  await submitTo(here, page, `${SESSIONS}/end`)
  assert.equal((await there.open(SESSIONS)).address.pathname, '/console/sign-in')
  server.clock.advance({ seconds: 30 })
  const more = [await signInAs(server, ada)]
  server.clock.advance({ seconds: 30 })
  more.push(await signInAs(server, ada))
  await submitTo(here, await here.open(SESSIONS), `${SESSIONS}/end-others`)
  for (const ended of more) assert.equal((await ended.open(SESSIONS)).address.pathname, '/console/sign-in')
  assert.equal((await here.open(SESSIONS)).status, 200)
  assert.equal((await stranger.open(SESSIONS)).status, 200)
})

test('a form counts only from our own page, in the session that it was given to', async () => {
  await using server = await openTestServer()
  const ada = openBrowser(server.issuer)
  await makeOperator(server, ada, ADA, 'operator')
  const blaise = openBrowser(server.issuer)
  await makeOperator(server, blaise, 'blaise@example.com', 'operator')
  const adasPage = await ada.open(SESSIONS)
  const signOut = '/console/sign-out'
  const without = { ...adasPage, text: `<form action="${signOut}"></form>` }
  for (const forged of [await blaise.submit(adasPage, {}), await ada.submit(without, {})]) {
    assert.equal(forged.status, 403)
    assert.match(forged.text, /out of date/)
  }
  const shown = await openBrowser(server.issuer).submit(adasPage, {})
  assert.equal(shown.address.pathname, '/console/sign-in')
  assert.equal((await ada.open(SESSIONS)).status, 200)

  const signInPage = await openBrowser(server.issuer).open('/console/sign-in')
  const planted = await openBrowser(server.issuer).submit(signInPage, { user_name: ADA, password: '', code: '' })
  assert.equal(planted.status, 403)
  assert.match(planted.text, /out of date/)
})

test('a viewer who posts what is an operator’s is told so, and nothing happens', async () => {
  await using server = await openTestServer()
  const viewer = openBrowser(server.issuer)
  await makeOperator(server, viewer, 'vera@example.com', 'viewer')
  const page = await viewer.open(SESSIONS)
  assert.equal((await viewer.open(OPERATORS)).status, 403)
  const before = await journal(server)
  const refused = await submitTo(viewer, page, '/console/sign-out', `${OPERATORS}/operator_x/unlock`)
  assert.equal(refused.status, 403)
  assert.match(refused.text, /Your role does not allow this/)
  assert.deepEqual(await journal(server), before)
})

test('an unknown user name, a wrong password and a wrong code are answered with the same bytes, each after a password’s hash', async () => {
  await using server = await openTestServer()
  await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const browser = openBrowser(server.issuer)
  await browser.open('/console/sign-in')
  const tries = [
    { user_name: 'nobody@example.com' },
    { user_name: ADA, password: 'another long password' },
    { user_name: ADA, code: '000000' },
  ]
  const answers: { text: string; status: number; milliseconds: number }[] = []
  for (const instead of tries) {
    const page = await browser.open('/console/sign-in')
    const start = performance.now()
    const { text, status } = await browser.submit(page, { ...instead, password: PASSWORD, code: '123123', ...instead })
    const milliseconds = performance.now() - start
    answers.push({ text: text.replaceAll('nobody@example.com', ADA), status, milliseconds })
  }
  const [unknown, ...known] = answers
  for (const answer of known) {
    assert.deepEqual([answer.status, answer.text], [unknown?.status, unknown?.text])
    // On no machine is a hash of 46 MiB made in less.
    assert.ok(Math.min(answer.milliseconds, unknown?.milliseconds ?? 0) > 10, 'no password was hashed')
  }
})

test('guesses are slowed down, then the name is locked for all, and the operator has three ways out', async () => {
  await using server = await openTestServer()
  const colleague = openBrowser(server.issuer)
  await makeOperator(server, colleague, 'blaise@example.com', 'operator')
  const ada = await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const parts = { ...server.stage, vault: server.vault, passwords: openPasswords() }
  const from = (address: string, code: string, userName = ADA) =>
    signIn(parts, { userName, password: PASSWORD, code }, { address, userAgent: '' }, 'request')
  const lockName = async (userName = ADA): Promise<void> => {
    for (let guess = 0; guess < 10; guess++) {
      const outcome = await from(`192.0.2.${guess}`, '000000', userName)
      assert.ok('because' in outcome && outcome.because === 'refused')
    }
  }

  for (let guess = 0; guess < 3; guess++) await from('198.51.100.1', '000000')
  const slowed = await from('198.51.100.1', '000000')
  assert.ok('because' in slowed && slowed.because === 'slowed_down')
  assert.equal(slowed.until.since(server.clock.now()).total('seconds'), 1)
  assert.ok('token' in (await from('203.0.113.9', oneTimeCode(ada.totpSecret, server.clock.now()))))

  await lockName()
  const locked = await trySignIn(server, openBrowser(server.issuer), ada)
  assert.equal(locked.status, 429)
  assert.equal(locked.headers.get('retry-after'), '900')
  assert.match(locked.text, /locked for 15 minutes/)
  const [recovery = '', secondRecovery = ''] = ada.recoveryCodes
  assert.equal((await trySignIn(server, openBrowser(server.issuer), ada, { code: recovery })).status, 200)

  await lockName()
  const page = await colleague.open(OPERATORS)
  const unlock = /action="([^"]+\/unlock)"[\s\S]*?ada@example\.com/.exec(page.text)?.[1]
  assert.ok(unlock)
  await submitTo(colleague, page, unlock)
  server.clock.advance({ seconds: 30 })
  await signInAs(server, ada)

  await lockName()
  assert.equal(await act(server.stage, bySystem('test'), (act) => unlockOperator(act, server.vault, ADA)), true)
  await lockName()
  server.clock.advance({ minutes: 15 })
  await signInAs(server, ada)

  await lockName('nobody@example.com')
  const unknown = { ...ada, userName: 'nobody@example.com' }
  const answer = await trySignIn(server, openBrowser(server.issuer), unknown)
  assert.equal(answer.status, 429)
  assert.match(answer.text, /locked for 15 minutes/)
  const guessed = await trySignIn(server, openBrowser(server.issuer), unknown, { code: secondRecovery })
  assert.equal(guessed.status, 403)
})

test('of many guesses at once only as many are judged as one after the other would be', async () => {
  await using server = await openTestServer()
  await makeOperator(server, openBrowser(server.issuer), ADA, 'operator')
  const parts = { ...server.stage, vault: server.vault, passwords: openPasswords() }
  const guess = { userName: ADA, password: 'wrong wrong wrong', code: '000000' }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => signIn(parts, guess, { address: '198.51.100.1', userAgent: '' }, 'request')),
  )
  const reasons = outcomes.map((outcome): string => {
    if (outcome.status === 'rejected') return (outcome.reason as Problem).code
    return 'because' in outcome.value ? outcome.value.because : 'in'
  })
  assert.deepEqual(
    Object.entries(Object.groupBy(reasons, (reason) => reason)).map(([reason, list]) => [reason, list?.length]),
    [
      ['refused', 3],
      ['slowed_down', 1],
      ['temporarily_unavailable', 36],
    ],
  )
})

test('the journal has every sign-in, failure, lock and end, and nothing at rest lets anybody in', async () => {
  await using server = await openTestServer()
  const browser = openBrowser(server.issuer)
  const ada = await makeOperator(server, browser, ADA, 'operator')
  const cookie = await sessionCookieOf(server, ada)
  await trySignIn(server, openBrowser(server.issuer), ada, { password: 'a wrong password' })
  await submitTo(browser, await browser.open(SESSIONS), '/console/sign-out')
  const entries = await journal(server)
  assert.deepEqual(entries, [
    'test invite-operator',
    'end-operator-sessions',
    'accept-invitation',
    'sign-in',
    'console refuse-sign-in',
    'end-operator-sessions',
  ])
  const dump = await everything(server)
  const token = /=([\w-]+);/.exec(cookie)?.[1] ?? ''
  const secrets = [token, PASSWORD, 'a wrong password', ada.totpSecret, ...ada.recoveryCodes]
  for (const secret of secrets) {
    assert.ok(!dump.includes(secret) && !dump.includes(secret.replaceAll('-', '')), 'a secret is stored in plain text')
  }
})

/** Sends the form of the page that posts to `form`; with `to`, its token to another address. */
function submitTo(
  browser: Browser,
  page: OpenedPage,
  form: string,
  to = form,
  fields: Record<string, string> = {},
): Promise<OpenedPage> {
  const forms = page.text.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const text = forms.find((one) => one.includes(`action="${form}"`))
  assert.ok(text, `no form posts to ${form}`)
  return browser.submit({ ...page, text: text.replace(`action="${form}"`, `action="${to}"`) }, fields)
}

/** As the server sets it. */
async function sessionCookieOf(server: TestServer, ada: Parameters<typeof trySignIn>[2]): Promise<string> {
  const page = await fetch(new URL('/console/sign-in', server.issuer))
  const visitor = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const token = /name="csrf_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const code = oneTimeCode(ada.totpSecret, server.clock.now())
  const body = new URLSearchParams({ csrf_token: token, user_name: ada.userName, password: ada.password, code })
  const headers = { cookie: `${visitor}; portage-console=${'A'.repeat(43)}` }
  const answer = await fetch(page.url, { method: 'POST', body, headers, redirect: 'manual' })
  assert.equal(answer.status, 303)
  return answer.headers.getSetCookie()[0] ?? ''
}

/** Who did what, of all that concerns operators, in its order: the clock stands still in these stories. */
async function journal({ database }: TestServer): Promise<readonly string[]> {
  const rows = await database.run<{ readonly entry: string }>(
    `select case actor_kind when 'operator' then '' else actor_id || ' ' end || action as entry from journal_entry
      where action like '%operator%' or action like '%sign-in%' or action = 'accept-invitation'
      order by journal_entry_id`,
    [],
  )
  return rows.map(({ entry }) => entry)
}

/** Every row of the journal and of the tables of operators, as text. */
async function everything({ database }: TestServer): Promise<string> {
  const tables = await database.run<{ readonly name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'
      and table_type = 'BASE TABLE' and (table_name like 'operator%' or table_name = 'journal_entry')`,
    [],
  )
  assert.ok(tables.length > 5)
  const texts = await Promise.all(
    tables.map(({ name }) => database.run<{ readonly text: string }>(`select t::text as text from "${name}" t`, [])),
  )
  return texts
    .flat()
    .map(({ text }) => text)
    .join('\n')
}
