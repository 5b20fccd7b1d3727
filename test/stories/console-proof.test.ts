// A fresh proof of who sits there: before what gives lasting power, once in ten minutes, and nothing that was typed is lost.

import assert from 'node:assert/strict'
import test, { after, afterEach, before } from 'node:test'
import { oneTimeCode } from '../../src/domain/operators/one-time-code.ts'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { makeOperator, PASSWORD, signInAs, type TestOperator } from '../operator.ts'
import { anApp } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'

const ACCESS = '/console/access'
const TOKENS = `${ACCESS}/tokens`
const aToken = { name: 'nightly “report” & more', role: 'viewer', days: '30' }

let server: TestServer
let operator: TestOperator
let ada: Browser

before(async () => {
  server = await openTestServer()
  operator = await makeOperator(server, openBrowser(server.issuer), 'ada@example.com', 'operator')
  ada = await signInAs(server, operator, '/console')
})
after(() => server[Symbol.asyncDispose]())

/** A day later nothing is held against anybody, and Ada has just come in. */
afterEach(async () => {
  server.clock.advance({ hours: 25 })
  ada = await signInAs(server, operator, '/console')
})

const laterThanTheProof = (): void => server.clock.advance({ minutes: 10 })

/** What Ada knows; the app's next code. */
function proof(): Record<string, string> {
  server.clock.advance({ seconds: 30 })
  return { proof_password: PASSWORD, proof_code: oneTimeCode(operator.totpSecret, server.clock.now()) }
}

function demandAsked({ status, text }: OpenedPage): void {
  assert.equal(status, 403)
  assert.match(text, /<h1>Confirm that it is you<\/h1>/)
}

async function countOf(table: string): Promise<number> {
  const rows = await server.database.run<{ readonly count: number }>(`select count(*)::int from ${table}`, [])
  return rows[0]?.count ?? 0
}

const newestSession = () =>
  server.database.read
    .selectFrom('operator_session')
    .select(['session_id', 'token_hash'])
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()

const actions = async (): Promise<readonly string[]> => {
  const rows = await server.database.run<{ readonly action: string }>(
    `select action from journal_entry where action in ('prove-again', 'refuse-proof', 'lock-sign-in')
      order by journal_entry_id`,
    [],
  )
  return rows.map(({ action }) => action)
}

test('for ten minutes after the sign-in nothing is asked; then a token waits for a proof, and is what was typed', async () => {
  server.clock.advance({ minutes: 9 })
  assert.match(
    (await ada.submit(await ada.open(ACCESS), { ...aToken, name: 'first' }, TOKENS)).text,
    /portage_operator_/,
  )
  server.clock.advance({ minutes: 1 })
  const asks = await ada.submit(await ada.open(ACCESS), aToken, TOKENS)
  demandAsked(asks)
  assert.equal(await countOf('operator_token'), 1)
  const made = await ada.submit(asks, proof(), TOKENS)
  assert.equal(made.status, 200)
  assert.match(made.text, /portage_operator_/)
  assert.match((await ada.open(ACCESS)).text, /nightly “report” &amp; more/)
  server.clock.advance({ minutes: 9 })
  const another = await ada.submit(await ada.open(ACCESS), { ...aToken, name: 'third' }, TOKENS)
  assert.match(another.text, /portage_operator_/)
  assert.deepEqual(await actions(), ['prove-again'])
})

test('a long form with lists and lines comes back from the proof to the letter', async () => {
  const { organization_id: organization } = await server.database.read
    .selectFrom('organization')
    .select('organization_id')
    .orderBy('organization_id')
    .executeTakeFirstOrThrow()
  const path = `/console/organizations/${organization}`
  const scope = ['ACCOUNT_BASIC', 'TRANSACTIONS', 'BALANCES']
  const uris = ['https://app.example/a?x=1&y="2"', 'https://app.example/b'].map((uri) => uri.replaceAll('"', '%22'))
  const form = {
    ...anApp,
    name: 'Larch & “Ledger” <4>',
    scope,
    redirect_uris: `${uris.join('\r\n')}\r\n`,
    contacts: anApp.contacts.map(({ email }) => email).join('\r\n'),
  }
  laterThanTheProof()
  const asks = await ada.submit(await ada.open(`${path}/new-recipient`), form, `${path}/recipients`)
  demandAsked(asks)
  assert.equal((await ada.submit(asks, proof(), `${path}/recipients`)).status, 200)
  const recipient = await server.database.read
    .selectFrom('recipient')
    .select(['redirect_uris', 'clusters'])
    .where('name', '=', form.name)
    .executeTakeFirstOrThrow()
  assert.deepEqual([recipient.redirect_uris, new Set(recipient.clusters)], [uris, new Set(scope)])
})

test('whatever makes or takes a secret, a key or a way in, or opens more, waits for a proof, and changes nothing', async () => {
  const page = await ada.open(ACCESS)
  const waiting = server.app.endpoints.filter(({ access }) => access.name.endsWith(', proved'))
  assert.deepEqual(waiting.map(({ name }) => name).toSorted(), [
    'activate-provider',
    'add-passkey',
    'add-provider',
    'change-provider',
    'console-create-recipient',
    'create-credential',
    'create-partner',
    'create-token',
    'disable-operator',
    'enable-provider',
    'end-key',
    'invite-operator',
    'make-key',
    'prove-again',
    'remove-passkey',
    'renew-recovery-codes',
    'renew-way-in',
    'replace-partner-secret',
    'replace-recipient-secret',
    'retire-provider',
    'set-integration',
    'set-provider-secret',
    'set-webhook',
  ])
  laterThanTheProof()
  const before = await countOf('journal_entry')
  for (const { path } of waiting) {
    const address = path.replaceAll(/:\w+/g, 'x')
    const text = page.text.replaceAll(`action="${TOKENS}"`, `action="${address}"`)
    demandAsked(await ada.submit({ ...page, text }, {}, address))
  }
  assert.equal(await countOf('journal_entry'), before)
})

test('a wrong proof does nothing, counts as a guess, and locks this session alone; a recovery code opens', async () => {
  laterThanTheProof()
  const before = await countOf('operator_token')
  let asks = await ada.submit(await ada.open(ACCESS), aToken, TOKENS)
  const wrong = { proof_password: 'not the password', proof_code: '000000' }
  for (let guess = 0; guess < 11; guess++) {
    asks = await ada.submit(asks, wrong, TOKENS)
    demandAsked(asks)
    assert.match(asks.text, /role="alert">The user name, the password or the code is wrong/)
    assert.ok(!asks.text.includes('not the password'), 'a password comes back in the page')
    server.clock.advance({ minutes: 1 })
  }
  const locked = await ada.submit(asks, proof(), TOKENS)
  assert.deepEqual([locked.status, /locked for 14 minutes/.test(locked.text)], [429, true])
  assert.ok(Number(locked.headers.get('retry-after')) > 800)
  assert.equal(await countOf('operator_token'), before)

  server.clock.advance({ minutes: 1 })
  const [recovery = ''] = operator.recoveryCodes
  const made = await ada.submit(locked, { proof_password: PASSWORD, proof_code: recovery }, TOKENS)
  assert.match(made.text, /portage_operator_/)
  const { detail } = await server.database.read
    .selectFrom('journal_entry')
    .select('detail')
    .where('action', '=', 'prove-again')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal((detail as { factor: string }).factor, 'recovery-code')
  assert.deepEqual((await actions()).slice(-13), [
    ...Array<string>(11).fill('refuse-proof'),
    'lock-sign-in',
    'prove-again',
  ])
})

test('a proof is one’s own: a colleague’s password and code prove nothing, and a form from elsewhere is refused', async () => {
  const blaise = await makeOperator(server, openBrowser(server.issuer), 'blaise@example.com', 'operator')
  laterThanTheProof()
  const asks = await ada.submit(await ada.open(ACCESS), aToken, TOKENS)
  server.clock.advance({ seconds: 30 })
  const his = { proof_password: PASSWORD, proof_code: oneTimeCode(blaise.totpSecret, server.clock.now()) }
  demandAsked(await ada.submit(asks, { ...his, proof_user_name: 'blaise@example.com' }, TOKENS))
  server.clock.advance({ minutes: 1 })
  const forged = await ada.submit(asks, proof(), TOKENS, {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  })
  assert.match(forged.text, /out of date/)
  demandAsked(await ada.submit(await ada.open(ACCESS), aToken, TOKENS))
})

test('after a proof the session has a new token, the former opens nothing, and what another tab was typing still counts', async () => {
  laterThanTheProof()
  const before = await newestSession()
  const otherTab = await ada.open('/console/sessions')
  const cookies: (string | undefined)[] = []
  const watched: Browser['submit'] = async (...submitted) => {
    const visit = await ada.submit(...submitted)
    cookies.push(visit.headers.getSetCookie().find((cookie) => cookie.startsWith('portage-console=')))
    return visit
  }
  const asks = await watched(await ada.open(ACCESS), aToken, TOKENS)
  await watched(asks, proof(), TOKENS)
  const [none, renewed] = cookies
  assert.equal(none, undefined)
  assert.match(renewed ?? '', /^portage-console=[\w-]{43}; Path=\/console; Max-Age=43200; HttpOnly; SameSite=Strict$/)
  const after = await newestSession()
  assert.deepEqual([after.session_id, after.token_hash === before.token_hash], [before.session_id, false])
  const signedOut = await ada.submit(otherTab, {}, '/console/sign-out')
  assert.equal(signedOut.address.pathname, '/console/sign-in')
})

test('an operator of any role chooses anew how to sign in, and everything before ends', async () => {
  const vera = await makeOperator(server, openBrowser(server.issuer), 'vera@example.com', 'viewer')
  const here = await signInAs(server, vera, '/console')
  server.clock.advance({ minutes: 11 })
  const path = `${ACCESS}/renewal`
  const asks = await here.submit(await here.open(ACCESS), {}, path)
  demandAsked(asks)
  const code = oneTimeCode(vera.totpSecret, server.clock.now())
  const welcome = await here.submit(asks, { proof_password: PASSWORD, proof_code: code }, path)
  assert.match(welcome.address.pathname, /^\/console\/welcome\//)
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(welcome.text)?.[1]?.replaceAll(' ', '') ?? ''
  const password = 'nine patient herons'
  const chosen = { password, repeated: password, code: oneTimeCode(secret, server.clock.now()) }
  assert.equal((await here.submit(welcome, chosen)).status, 200)
  server.clock.advance({ seconds: 30 })
  await signInAs(server, { ...vera, password, totpSecret: secret }, '/console')
  await assert.rejects(signInAs(server, vera, '/console'), /password or the code is wrong/)
})
