// Older integrations over the wire: what each integration level of an organization opens, and what none of them opens.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import type { IntegrationLevel } from '../../src/domain/organizations/integration.ts'
import { createHmacSecret } from '../../src/domain/organizations/create-credential.ts'
import { setIntegration } from '../../src/domain/organizations/set-integration.ts'
import { codeOf, openSharer, send, signInOf, type Opened, type Sharer } from '../banking.ts'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram } from '../operator-program.ts'
import type { Reply } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

/** More headerless calls a minute than this are refused: each test turns to a minute of its own. */
const LIMIT = 12

let server: TestServer
let sharer: Sharer
let opened: Opened
before(async () => {
  server = await openTestServer({ mostTransactions: 500, begunPerMinute: LIMIT })
  sharer = await openSharer(server)
  opened = await sharer.open()
})
after(() => server[Symbol.asyncDispose]())

const NOBODY = '00000000-0000-4000-8000-000000000000'

type Headers = Record<string, string>

async function setLevel(level: IntegrationLevel): Promise<void> {
  server.clock.advance({ minutes: 1 })
  await act(server.stage, bySystem('test'), (act) => setIntegration(act, sharer.organizationId, level))
}

const partnerData = (path: string, headers: Headers): Promise<Reply> =>
  send(server, 'GET', `/v3/${sharer.customerId}/partnerdata/${path}`, headers)

/**
 * Every call of the family with these headers alone, answered by its status. Two of the reads name a session that is none:
 * to be told so is to be let in.
 */
async function statuses(headers: Headers): Promise<Readonly<Record<string, number>>> {
  const { requestId, loginId } = opened
  const none = { RequestId: NOBODY }
  const replies = {
    authorize: sharer.call('POST', 'Authorize', { LoginId: loginId, MostRecentCached: true }, headers),
    signIn: sharer.call('POST', 'Authorize', signInOf('greatday_nomfa'), headers),
    multiple: sharer.call('POST', 'AuthorizeMultiple', { LoginIds: [loginId] }, headers),
    summary: sharer.call('POST', 'GetAccountsSummary', { RequestId: requestId }, headers),
    detail: sharer.call('POST', 'GetAccountsDetail', none, headers),
    statements: sharer.call('POST', 'GetStatements', none, headers),
    institutions: sharer.call('GET', 'Institutions', undefined, headers),
    token: sharer.call('POST', 'GenerateAuthorizeToken', undefined, headers),
    questions: sharer.call('GET', `GetMFAQuestions/${loginId}`, undefined, headers),
    refresh: sharer.call('PATCH', 'SetScheduledRefresh', { LoginId: loginId, IsActivated: false }, headers),
    nightly: sharer.call('GET', 'GetNightlyRefreshStatus', undefined, headers),
    authSecret: partnerData('authsecret/Story', headers),
  }
  const answered = await Promise.all(Object.entries(replies).map(async ([name, reply]) => [name, (await reply).status]))
  return Object.fromEntries(answered) as Record<string, number>
}

const withStatus = (names: string, status: number) =>
  Object.fromEntries(names.split(' ').map((name) => [name, status === 200 ? (LET_IN[name] ?? 200) : status]))

const LET_IN: Readonly<Record<string, number>> = { detail: 400, statements: 400 }

const BEGIN = 'authorize signIn'
const READS = 'summary detail statements'
const REST = 'multiple institutions token questions refresh nightly authSecret'

/** Each credential in the header of another, and the API secret in its own. */
function elsewhere(): readonly Headers[] {
  const { apiSecret, secretKey, xApiKey } = sharer
  return [
    { 'flinks-auth-key': xApiKey },
    { 'x-api-key': apiSecret },
    { authorization: `Bearer ${secretKey}` },
    { authorization: `Bearer ${apiSecret}` },
  ]
}

test('strictly, a call without its own credential is refused, and one header opens what it is documented for', async () => {
  await setLevel('strict')
  assert.deepEqual(await statuses({}), withStatus(`${BEGIN} ${READS} ${REST}`, 401))
  assert.deepEqual(await statuses({ 'x-api-key': sharer.xApiKey }), {
    ...withStatus(`${BEGIN} ${READS} ${REST}`, 401),
    ...withStatus(`${READS} institutions questions refresh`, 200),
  })
})

test('at any_credential each credential opens every call in whatever header, and none opens nothing', async () => {
  await setLevel('any_credential')
  for (const headers of elsewhere()) {
    assert.deepEqual(await statuses(headers), withStatus(`${BEGIN} ${READS} ${REST}`, 200), JSON.stringify(headers))
  }
  assert.deepEqual(await statuses({}), withStatus(`${BEGIN} ${READS} ${REST}`, 401))
  const hmac = await act(server.stage, bySystem('test'), (act) =>
    createHmacSecret(act, server.vault, sharer.organizationId),
  )
  assert.deepEqual(await statuses({ 'x-api-key': hmac.secret }), withStatus(`${BEGIN} ${READS} ${REST}`, 401))
})

test('at open_authorize a session begins without a credential, and everything else takes one', async () => {
  await setLevel('open_authorize')
  assert.deepEqual(await statuses({}), { ...withStatus(`${READS} ${REST}`, 401), ...withStatus(BEGIN, 200) })
})

test('at open_reads the RequestId alone reads, and nothing else becomes open', async () => {
  await setLevel('open_reads')
  assert.deepEqual(await statuses({}), { ...withStatus(REST, 401), ...withStatus(`${BEGIN} ${READS}`, 200) })
  const begun = await sharer.call('POST', 'Authorize', { LoginId: opened.loginId, MostRecentCached: true }, {})
  const read = await sharer.call('POST', 'GetAccountsSummary', { RequestId: begun.body['RequestId'] }, {})
  assert.ok((read.body['Accounts'] as unknown[]).length > 0)
  const gone = await sharer.call('DELETE', `DeleteCard/${opened.loginId}`, undefined, {})
  assert.equal(codeOf(gone), '401 ACCESS_DENIED')
})

test('a wrong credential is refused at each weaker level, also where none would do', async () => {
  for (const level of ['any_credential', 'open_reads'] as const) {
    await setLevel(level)
    const wrong: Headers[] = [
      { 'flinks-auth-key': 'wrong' },
      { 'x-api-key': 'wrong' },
      { authorization: 'Bearer wrong' },
      { authorization: 'Basic d3Jvbmc6' },
      // The documented header decides: a right secret elsewhere does not make up for it.
      { 'flinks-auth-key': 'wrong', 'x-api-key': 'wrong', authorization: `Bearer ${sharer.apiSecret}` },
    ]
    for (const headers of wrong) {
      assert.deepEqual(await statuses({ ...headers, accept: 'application/json' }), {
        ...withStatus(`${BEGIN} ${READS} ${REST}`, 401),
        // The last of them holds what Data Sharing and the nightly status are documented with.
        ...(headers['authorization']?.endsWith(sharer.apiSecret) && withStatus('nightly authSecret', 200)),
      })
    }
  }
})

test('an authorize token works at every level, and is used up', async () => {
  await setLevel('open_reads')
  const token = await sharer.newToken()
  const open = (): Promise<Reply> => sharer.authorize({ LoginId: opened.loginId, MostRecentCached: true }, token)
  assert.equal((await open()).status, 200)
  assert.equal(codeOf(await open()), '401 UNAUTHORIZED')
})

test('security questions are answered without a token where the sign-in began without one', async () => {
  await setLevel('open_authorize')
  const asked = await sharer.call('POST', 'Authorize', signInOf('Greatday'), {})
  assert.equal(asked.status, 203)
  const [{ Prompt = '' } = {}] = asked.body['SecurityChallenges'] as { Prompt?: string }[]
  const wrong = { RequestId: asked.body['RequestId'], SecurityResponses: { [Prompt]: ['wrong'] } }
  assert.equal(codeOf(await sharer.call('POST', 'Authorize', wrong, {})), '401 INVALID_SECURITY_RESPONSE')
})

test('calls without a credential are counted for their address, so that no LoginId is guessed at speed', async () => {
  await setLevel('open_reads')
  const guess = async (): Promise<string> =>
    codeOf(await sharer.call('POST', 'Authorize', { LoginId: crypto.randomUUID(), MostRecentCached: true }, {}))
  const guesses: string[] = []
  for (let made = 0; made <= LIMIT; made += 1) guesses.push(await guess())
  assert.deepEqual(guesses, [...Array<string>(LIMIT).fill('401 INVALID_LOGIN'), '401 TOO_MANY_REQUESTS'])
  assert.equal((await sharer.authorize({ LoginId: opened.loginId, MostRecentCached: true })).status, 200)
  const other = await send(server, 'POST', `/v3/${crypto.randomUUID()}/BankingServices/Authorize`, {}, {})
  assert.equal(codeOf(other), '401 ACCESS_DENIED', 'an unknown customerId is answered as a strict one')
})

test('the journal says by what each session was opened, and who changed the level', async () => {
  await setLevel('open_authorize')
  for (const headers of [{}, { 'x-api-key': sharer.xApiKey }, { 'flinks-auth-key': await sharer.newToken() }]) {
    await sharer.call('POST', 'Authorize', { LoginId: opened.loginId, MostRecentCached: true }, headers)
  }
  const rows = await server.database.read
    .selectFrom('journal_entry')
    .select(['action', 'detail'])
    .where('action', 'in', ['begin-session', 'set-integration'])
    .orderBy('at', 'desc')
    .orderBy('journal_entry_id', 'desc')
    .limit(4)
    .execute()
  const said = rows.map(({ action, detail }) => {
    const { openedBy, level } = detail as { openedBy?: string; level?: string }
    return `${action} ${openedBy ?? level}`
  })
  assert.deepEqual(said.toSorted(), [
    'begin-session authorize_token',
    'begin-session no_credential',
    'begin-session x_api_key',
    'set-integration open_authorize',
  ])
})

test('an operator sets the level by a program or on the page, which warns, and a viewer sets nothing', async () => {
  const path = `/organizations/${sharer.organizationId}`
  const program = await openProgram(server, 'operator')
  const set = await program.demand<{ integration: string }>('PUT', `${path}/integration`, { level: 'any_credential' })
  assert.equal(set.integration, 'any_credential')
  const detail = await program.demand<{ integration: string }>('GET', path)
  assert.equal(detail.integration, 'any_credential')
  assert.equal((await program.call('PUT', `${path}/integration`, { level: 'open' })).status, 400)
  assert.equal((await program.call('PUT', '/organizations/nobody/integration', { level: 'strict' })).status, 404)
  const viewer = await openProgram(server, 'viewer')
  assert.equal((await viewer.call('PUT', `${path}/integration`, { level: 'strict' })).status, 403)

  const browser = openBrowser(server.issuer)
  await makeOperator(server, browser, 'ada@example.com', 'operator')
  const page = await browser.open(`/console${path}`)
  assert.match(page.text, /The level of this organization is “Any credential”, which is weaker than the contract/)
  for (const [where, said] of [
    ['/console', /The integration level of 1 organization is weaker than strict/],
    ['/console/organizations', /Any credential/],
  ] as const) {
    assert.match((await browser.open(where)).text, said)
  }
  const after = await browser.submit(page, { level: 'strict' }, `/console${path}/integration`)
  assert.equal(after.status, 200)
  assert.doesNotMatch(after.text, /weaker than the contract/)
  const french = await browser.open(`/console${path}?language=fr`)
  assert.match(french.text, /Intégrations anciennes/)
})
