// The Banking API over the wire: how a session begins, what it reads, and every FlinksCode that can be met on the way.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Reply } from '../requests.ts'
import { flinksCodes } from '../../src/api/banking/flinks-codes.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { moveProvider } from '../../src/domain/providers/move-provider.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { Problem } from '../../src/platform/problem.ts'
import { accountsOf, codeOf, GUID, loginOf, openSharer, send, signInOf, type Sharer } from '../banking.ts'
import { openBrokenBank, openFirstBank } from '../broken-bank.ts'
import { agree, RETURN_URL, setConnectOf, told } from '../connect.ts'
import { GREATDAY, openBrowser } from '../customer.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
let others: Sharer
/** Every FlinksCode that a test has met, with its status. */
const met = new Set<string>()
before(async () => {
  server = await openTestServer({ mostTransactions: 500 })
  sharer = await openSharer(server)
  others = await openSharer(server, server.otherRecipient)
})
after(() => server[Symbol.asyncDispose]())

/** As `401 INVALID_LOGIN`, and remembered. */
async function refusal(reply: Promise<Reply> | Reply): Promise<string> {
  const code = codeOf(await reply)
  met.add(code)
  return code
}

type Challenge = { readonly prompt: string; readonly requestId: string }

function challengeOf({ status, text, body }: Reply): Challenge {
  assert.equal(status, 203, text)
  const [challenge] = body['SecurityChallenges'] as { Type: string; Prompt: string }[]
  assert.equal(challenge?.Type, 'QuestionAndAnswer')
  return { prompt: challenge.Prompt, requestId: String(body['RequestId']) }
}

const answer = ({ prompt, requestId }: Challenge, text: string, token?: string): Promise<Reply> =>
  sharer.authorize({ RequestId: requestId, SecurityResponses: { [prompt]: [text] } }, token)

const NOBODY = '00000000-0000-4000-8000-000000000000'

test('an authorize token opens one Authorize, within half an hour, for its own organization', async () => {
  const token = await sharer.newToken()
  assert.match(token, GUID)
  assert.equal((await sharer.authorize(signInOf('greatday_nomfa'), token)).status, 200)
  assert.equal(await refusal(sharer.authorize(signInOf('greatday_nomfa'), token)), '401 UNAUTHORIZED')
  const late = await sharer.newToken()
  server.clock.advance({ minutes: 30 })
  assert.equal(await refusal(sharer.authorize(signInOf('greatday_nomfa'), late)), '401 UNAUTHORIZED')
  const one = await sharer.newToken()
  const replies = await Promise.all(Array.from({ length: 6 }, () => sharer.authorize(signInOf('greatday_nomfa'), one)))
  assert.equal(replies.filter(({ status }) => status === 200).length, 1)
})

test('each kind of secret opens what it is for; none at all and a wrong one are told apart', async () => {
  const keys: Record<string, string>[] = [{ 'flinks-auth-key': 'x' }, { 'flinks-auth-key': sharer.xApiKey }]
  for (const headers of keys) {
    assert.equal(await refusal(sharer.call('POST', 'GenerateAuthorizeToken', undefined, headers)), '401 UNAUTHORIZED')
  }
  assert.equal(await refusal(sharer.call('POST', 'GenerateAuthorizeToken', undefined, {})), '401 ACCESS_DENIED')
  assert.equal(await refusal(sharer.call('POST', 'Authorize', {}, {})), '401 ACCESS_DENIED')
  const read = (headers: Record<string, string>) => sharer.call('POST', 'GetAccountsSummary', {}, headers)
  assert.equal(await refusal(read({})), '401 ACCESS_DENIED')
  assert.equal(await refusal(read({ 'x-api-key': sharer.secretKey })), '401 UNAUTHORIZED')
})

test('a customer without questions is signed in at once, and the answer has every documented member', async () => {
  const { status, body } = await sharer.authorize({ ...signInOf('greatday_nomfa'), Tag: 'a tag', Language: 'fr' })
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(body), [
    'HttpStatusCode',
    'Links',
    'InstitutionName',
    'InstitutionId',
    'Institution',
    'Login',
    'RequestId',
    'Tag',
  ])
  const { Id, LastRefresh, ...login } = body['Login'] as Record<string, unknown>
  assert.deepEqual(login, { Username: 'greatday_nomfa', IsScheduledRefresh: false, Type: 'Personal' })
  assert.match(String(Id), GUID)
  assert.match(String(LastRefresh), /^2026-06-17T\d\d:\d\d:\d\d\.\d{6}$/)
  assert.deepEqual([body['Institution'], body['InstitutionId'], body['Tag']], ['FlinksCapital', 14, 'a tag'])
})

test('three questions are asked one after the other under one RequestId; what is wrong with an answer is said', async () => {
  const token = await sharer.newToken()
  const first = challengeOf(await sharer.authorize(signInOf('Greatday'), token))
  assert.equal(first.prompt, 'What city were you born in?')
  assert.equal(challengeOf(await sharer.authorize({ RequestId: first.requestId }, token)).prompt, first.prompt)
  assert.equal(await refusal(answer(first, 'Toronto', token)), '401 INVALID_SECURITY_RESPONSE')
  assert.equal(await refusal(answer(first, ' ', token)), '401 SECURITYRESPONSES_INCOMPLETE')
  assert.equal(await refusal(answer({ ...first, prompt: 'What city?' }, 'Montreal')), '401 UNKNOWN_CHALLENGE_KEY')
  const read = sharer.call('POST', 'GetAccountsDetail', { RequestId: first.requestId })
  assert.equal(await refusal(read), '401 UNAUTHORIZED')
  const second = challengeOf(await answer(first, 'Montreal', token))
  assert.deepEqual([second.requestId, second.prompt], [first.requestId, 'What is the best country on earth?'])
  const third = challengeOf(await answer(second, 'canada'))
  const done = await answer(third, 'Triangle', token)
  assert.deepEqual([done.status, done.body['RequestId']], [200, first.requestId])
  assert.equal(await refusal(answer(third, 'Triangle', token)), '409 ALREADY_AUTHORIZED')
  assert.equal(accountsOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId: first.requestId })).length, 3)
})

test('the prompts come in the language that was asked for', async () => {
  const { prompt } = challengeOf(await sharer.authorize({ ...signInOf('Greatday'), Language: 'fr' }))
  assert.equal(prompt, 'Dans quelle ville êtes-vous né?')
})

test('an answer after eight minutes is too late, and the fifth wrong one ends the RequestId', async () => {
  const late = challengeOf(await sharer.authorize(signInOf('Greatday')))
  server.clock.advance({ minutes: 8 })
  assert.equal(await refusal(answer(late, 'Montreal')), '401 SESSION_EXPIRED')
  const guessed = challengeOf(await sharer.authorize(signInOf('Greatday')))
  for (let guess = 0; guess < 5; guess++) await answer(guessed, 'Toronto')
  assert.equal(await refusal(answer(guessed, 'Montreal')), '400 SESSION_NONEXISTENT')
})

test('of several that answer at the same moment, one goes on and the others are told', async () => {
  const challenge = challengeOf(await sharer.authorize(signInOf('Greatday')))
  const tokens = await Promise.all(Array.from({ length: 8 }, () => sharer.newToken()))
  const replies = await Promise.all(tokens.map((token) => answer(challenge, 'Montreal', token)))
  assert.equal(replies.filter(({ status }) => status === 203).length, 1)
  for (const reply of replies.filter(({ status }) => status !== 203)) {
    assert.equal(await refusal(reply), '409 CONCURRENT_SESSION')
  }
})

test('what the institution refuses is told by its code', async () => {
  const refusedBy = (username: string, password?: string) => refusal(sharer.authorize(signInOf(username, password)))
  assert.equal(await refusedBy('nobody_at_all'), '401 INVALID_USERNAME')
  assert.equal(await refusedBy('greatday_nomfa', 'Every day'), '401 INVALID_PASSWORD')
  assert.equal(await refusedBy('test_disabled_account'), '401 DISABLED_LOGIN')
  assert.equal(await refusedBy('test_service_unavailable'), '401 RETRY_LATER')
  assert.equal(await refusedBy('no_account'), '401 NEW_ACCOUNT')
  for (const body of [{}, { Username: 'a' }, { ...signInOf('a'), Institution: 'Nowhere' }, { LoginId: 5 }, '{']) {
    assert.equal(await refusal(sharer.authorize(body)), '401 INVALID_REQUEST', JSON.stringify(body))
  }
  assert.equal(await refusal(sharer.authorize({ LoginId: NOBODY, MostRecentCached: true })), '401 INVALID_LOGIN')
  const by = bySystem('test')
  await act(server.stage, by, (act) => moveProvider(act, 1000, 'disable-provider'))
  assert.equal(await refusedBy('greatday_nomfa'), '405 DISABLED_INSTITUTION')
  await act(server.stage, by, (act) => moveProvider(act, 1000, 'enable-provider'))
})

test('an institution that is disabled while it signs a customer in connects nobody', async () => {
  const { signIn } = await openFirstBank(server)
  const { direct } = signIn
  const move = (name: 'disable-provider' | 'enable-provider') =>
    act(server.stage, bySystem('test'), (act) => moveProvider(act, 1000, name))
  const consents = () => server.database.run('select 1 from consent', [])
  const before = await consents()
  Object.assign(signIn, {
    async direct(...asked: Parameters<NonNullable<typeof direct>>) {
      const signedIn = await direct?.(...asked)
      await move('disable-provider')
      return signedIn
    },
  })
  const answer = await sharer.authorize(signInOf('jane_doe_2_accounts'))
  Object.assign(signIn, { direct })
  await move('enable-provider')
  assert.equal(await refusal(Promise.resolve(answer)), '405 DISABLED_INSTITUTION')
  assert.equal((await consents()).length, before.length)
})

test('an address, a method and a statement that there is not are not available', async () => {
  assert.equal(await refusal(sharer.call('GET', 'GetEverything')), '404 METHOD_NOT_AVAILABLE')
  assert.equal(await refusal(sharer.call('GET', 'GetAccountsDetail')), '405 METHOD_NOT_AVAILABLE')
  const RequestId = await sharer.openLogin(await loginOf(server, 'joint_one', ['ACCOUNT_BASIC']))
  assert.equal(await refusal(sharer.call('POST', 'GetStatements', { RequestId })), '405 METHOD_NOT_AVAILABLE')
})

test('more transactions than one answer holds are refused, never cut', async () => {
  const { requestId: RequestId } = await sharer.open('many_transactions')
  const refused = await sharer.call('POST', 'GetAccountsDetail', { RequestId })
  assert.equal(await refusal(refused), '401 INVALID_REQUEST')
  assert.match(String(refused.body['Message']), /more than 500 transactions/)
})

test('a read that the bank is not ready for goes on without its request: 202, then the result, then no card in use', async () => {
  const { requestId: RequestId, loginId } = await sharer.open('test_dispatched')
  const detail = () => sharer.call('POST', 'GetAccountsDetail', { RequestId })
  const poll = () => sharer.call('GET', `GetAccountsDetailAsync/${RequestId}`)
  const dispatched = await detail()
  assert.equal(await refusal(dispatched), '202 OPERATION_DISPATCHED')
  assert.equal(dispatched.body['RequestId'], RequestId)
  const pending = await poll()
  assert.equal(await refusal(pending), '202 OPERATION_PENDING')
  assert.equal(pending.body['Message'], 'Your operation is still processing.')
  assert.equal(await refusal(detail()), '202 OPERATION_PENDING')
  assert.equal(await refusal(sharer.call('DELETE', `DeleteCard/${loginId}`)), '400 CARD_IN_USE')
  server.clock.advance({ seconds: 20 })
  const result = await poll()
  assert.equal(accountsOf(result).length, 1)
  assert.equal((await poll()).text, result.text)
  assert.equal((await detail()).text, result.text)
  assert.equal((await sharer.call('DELETE', `DeleteCard/${loginId}`)).status, 200)
})

test('a RequestId reads for half an hour, in its own organization alone', async () => {
  const { requestId: RequestId } = await sharer.open()
  const read = (who: Sharer) => who.call('POST', 'GetAccountsSummary', { RequestId })
  assert.equal(await refusal(read(others)), '400 SESSION_NONEXISTENT')
  assert.equal((await read(sharer)).status, 200)
  server.clock.advance({ minutes: 30 })
  assert.equal(await refusal(read(sharer)), '400 SESSION_NONEXISTENT')
})

test('answers that are kept are given by the next Authorize, and a question that was never met is refused', async () => {
  const { loginId } = await finish(challengeOf(await sharer.authorize(signInOf('Greatday'))))
  const questions = await sharer.call('GET', `GetMFAQuestions/${loginId}`)
  assert.equal(questions.body['Message'], 'SUCCESS')
  const known = (questions.body['Questions'] as { Question: string }[]).map(({ Question }) => Question)
  assert.ok(known.includes('What shape do people like most?'))
  const keep = (Questions: { Question: string; Answer: string }[]) =>
    sharer.call('PATCH', 'AnswerMFAQuestions', { LoginId: loginId, Questions })
  assert.equal(await refusal(keep([{ Question: 'What is your name?', Answer: 'x' }])), '401 QUESTION_NOT_FOUND')
  const [city, country, shape] = ['Montreal', 'Canada', 'Square'] as const
  const kept = await keep([
    { Question: 'What city were you born in?', Answer: city },
    { Question: 'What is the best country on earth?', Answer: country },
    { Question: 'What shape do people like most?', Answer: shape },
  ])
  assert.deepEqual(kept.body, { Message: 'Answers updated' })
  const asked = challengeOf(await sharer.authorize(signInOf('Greatday')))
  assert.equal(asked.prompt, 'What shape do people like most?')
  await keep([{ Question: asked.prompt, Answer: 'Triangle' }])
  assert.equal((await sharer.authorize(signInOf('Greatday'))).status, 200)
  const rows = await server.database.read.selectFrom('login').selectAll().execute()
  for (const secret of [city, 'Triangle', 'Greatday']) assert.ok(!JSON.stringify(rows).includes(secret), secret)
})

async function finish(challenge: Challenge): Promise<{ loginId: string }> {
  const second = challengeOf(await answer(challenge, 'Montreal'))
  const third = challengeOf(await answer(second, 'Canada'))
  const { body } = await answer(third, 'Triangle')
  return { loginId: (body['Login'] as { Id: string }).Id }
}

test('a scheduled refresh is created once, and told with the login', async () => {
  const { loginId } = await sharer.open()
  const authorization = `Bearer ${sharer.apiSecret}`
  assert.equal(await refusal(sharer.call('GET', 'GetNightlyRefreshStatus', undefined, { authorization })), '200 OK')
  const set = (IsActivated: boolean) =>
    refusal(sharer.call('PATCH', 'SetScheduledRefresh', { LoginId: loginId, IsActivated }))
  const both = await Promise.all([set(true), set(true)])
  assert.deepEqual(both.toSorted(), ['200 OK', '201 CREATED'])
  const { body } = await sharer.authorize({ LoginId: loginId, MostRecentCached: true })
  assert.equal((body['Login'] as { IsScheduledRefresh: boolean }).IsScheduledRefresh, true)
  assert.deepEqual([await set(false), await set(false), await set(true)], ['200 OK', '200 OK', '201 CREATED'])
  const nobodys = sharer.call('PATCH', 'SetScheduledRefresh', { LoginId: NOBODY, IsActivated: true })
  assert.equal(await refusal(nobodys), '401 INVALID_LOGIN')
})

test('whoever guesses is slowed down while the right key opens, and a bank that is broken is no bug of the caller', async () => {
  await using strict = await openTestServer({ failuresPerMinute: 3 })
  const owner = await openSharer(strict)
  const { requestId: RequestId } = await owner.open()
  await strict.database.run('drop table sandbox_transaction', [])
  assert.equal(await refusal(owner.call('POST', 'GetAccountsDetail', { RequestId })), '500 AGGREGATION_ERROR')
  const guess = () => owner.call('POST', 'GetAccountsSummary', { RequestId }, { 'x-api-key': 'guess' })
  for (let times = 0; times < 3; times++) assert.equal(await refusal(guess()), '401 UNAUTHORIZED')
  const slowed = await guess()
  assert.equal(await refusal(slowed), '401 TOO_MANY_REQUESTS')
  assert.equal(slowed.headers.get('retry-after'), '60')
  assert.match(String(slowed.body['Message']), /check the x-api-key\.$/)
  assert.equal(await refusal(owner.call('POST', 'GetAccountsDetail', { RequestId })), '500 AGGREGATION_ERROR')
})

test('fewer than 25 transactions are given whole, and the code says that they are few', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const detail = (more: object) => sharer.call('POST', 'GetAccountsDetail', { RequestId, ...more })
  const many = await detail({})
  assert.deepEqual([many.status, many.body['FlinksCode']], [200, undefined])
  const few = await detail({ DateFrom: '2026-06-14' })
  assert.equal(await refusal(few), '200 NO_TRANSACTION')
  const rows = accountsOf(few).flatMap(({ Transactions }) => Transactions!)
  assert.ok(rows.length > 0 && rows.length < 25)
  const AccountId = accountsOf(many)[0]!.Id
  const TransactionId = accountsOf(many)[0]!.Transactions![1]!['Id']
  for (const more of [{ WithTransactions: false }, { RefreshDelta: [{ AccountId, TransactionId }] }]) {
    assert.equal((await detail(more)).body['FlinksCode'], undefined)
  }
})

test('a statement that the bank lists and does not give, or that is no PDF, has a code of its own', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const statementDate = Temporal.PlainDate.from('2026-05-31')
  const wrong: Bank['statementFile'][] = [
    () => Promise.reject(new Problem('statement_not_found', 'There is no such statement.')),
    async () => ({ contentType: 'application/pdf', bytes: Buffer.from('<html>'), statementDate }),
  ]
  for (const statementFile of wrong) {
    await using broken = await openBrokenBank(server, () => ({ statementFile }))
    const ask = (path: string, more = {}) =>
      send(
        broken,
        'POST',
        `/v3/${sharer.customerId}/BankingServices/${path}`,
        { 'x-api-key': sharer.xApiKey },
        { RequestId, ...more },
      )
    for (const asked of [ask('GetStatements'), ask('GetAccountsDetail', { WithDetailsAndBankingStatements: true })]) {
      const reply = await asked
      assert.equal(await refusal(reply), '500 Document_Processing_Failed')
      assert.match(String(reply.body['Message']), /Try again later\.$/)
    }
    assert.equal((await ask('GetAccountsDetail')).status, 200)
  }
})

const connectLink = (token: string, customerId?: string): string =>
  `/v2/?${new URLSearchParams({ ...(customerId && { customerId }), redirectUrl: RETURN_URL, institution: '14', authorizeToken: token })}`

test('an authorize token says whose link to Connect it is in, makes one connection, and begins anew until then', async () => {
  await setConnectOf(server, sharer, { redirectUrls: [RETURN_URL], origins: [] })
  const token = await sharer.newToken()
  const [first, second] = [openBrowser(server.issuer), openBrowser(server.issuer)]
  const left = await first.open(connectLink(token))
  const accounts = await second.submit(await second.open(connectLink(token)), GREATDAY)
  const { address: back } = await agree(second, accounts)
  const loginId = back.searchParams.get('loginId')
  assert.ok(loginId)
  assert.equal((await first.submit(left, GREATDAY)).status, 410)
  const used = await second.open(connectLink(token))
  assert.equal(used.status, 400)
  assert.match(used.text, /authorizeToken is unknown, was used, or is over/)
  assert.equal(await refusal(sharer.authorize({ LoginId: loginId }, token)), '401 UNAUTHORIZED')
})

test('Connect refuses a token of another organization, one that is over, and a link without one where it is demanded', async () => {
  await setConnectOf(server, others, { redirectUrls: [RETURN_URL], origins: [], requiresToken: true })
  const open = (token: string, { customerId } = others) =>
    openBrowser(server.issuer).open(connectLink(token, customerId))
  assert.match((await open('')).text, /authorizeToken is missing/)
  const token = await sharer.newToken()
  assert.equal((await open(token)).status, 400)
  assert.equal((await open(await others.newToken())).status, 200)
  assert.equal((await open(token, sharer)).status, 200)
  const late = await sharer.newToken()
  server.clock.advance({ minutes: 30 })
  assert.equal((await open(late, sharer)).status, 400)
})

test('a token outlives a customer who took too long, and a framed link of a used one tells the page around it', async () => {
  await setConnectOf(server, sharer, { redirectUrls: [RETURN_URL], origins: ['https://site.example'] })
  const token = await sharer.newToken()
  const browser = openBrowser(server.issuer)
  const left = await browser.open(connectLink(token))
  server.clock.advance({ minutes: 11 })
  assert.equal((await browser.submit(left, GREATDAY)).status, 410)
  const anew = await browser.submit(await browser.open(connectLink(token)), GREATDAY)
  assert.ok((await agree(browser, anew)).address.searchParams.get('loginId'))
  const used = await browser.open(connectLink(token))
  assert.deepEqual([used.status, told(used).at(-1)?.['step']], [400, 'TOKEN_INVALID'])
  assert.match(used.headers.get('content-security-policy') ?? '', /frame-ancestors https:\/\/site\.example$/)
})

/** As the documentation of the Banking API lists them. */
const DOCUMENTED = `OK CREATED OPERATION_PENDING OPERATION_DISPATCHED NO_TRANSACTION SESSION_NONEXISTENT CARD_IN_USE
  INVALID_REQUEST ACCESS_DENIED INVALID_LOGIN INVALID_USERNAME INVALID_PASSWORD INVALID_SECURITY_RESPONSE
  SECURITYRESPONSES_INCOMPLETE QUESTION_NOT_FOUND UNKNOWN_CHALLENGE_KEY RETRY_LATER TOO_MANY_REQUESTS UNAUTHORIZED
  NEW_ACCOUNT DISABLED_LOGIN SESSION_EXPIRED DISABLED_INSTITUTION METHOD_NOT_AVAILABLE CONCURRENT_SESSION
  ALREADY_AUTHORIZED Document_Processing_Failed AGGREGATION_ERROR`.split(/\s+/)

test('every documented FlinksCode was met here, with its status, and no other is answered', () => {
  const table = Object.entries(flinksCodes).map(([code, { status }]) => `${status} ${code}`)
  assert.deepEqual([...met].toSorted(), [...table, '404 METHOD_NOT_AVAILABLE'].toSorted())
  assert.deepEqual(Object.keys(flinksCodes).toSorted(), DOCUMENTED.toSorted())
})
