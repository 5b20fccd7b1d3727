// Long reads of the Banking API: shared by equal calls, kept for who has gone, taken over from a node that is silent, bounded, and
// dropped with what they rest on.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { revokeConsent } from '../../src/domain/consents/revoke-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { endCredential } from '../../src/domain/organizations/end-credential.ts'
import { createCredential } from '../../src/domain/organizations/create-credential.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import type { BankingRules } from '../../src/api/banking/parts.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { Problem } from '../../src/platform/problem.ts'
import { accountsOf, codeOf, openSharer, send, type Sharer } from '../banking.ts'
import { openBrokenBank } from '../broken-bank.ts'
import { openProgram } from '../operator-program.ts'
import { connectRaw } from '../raw-connection.ts'
import { openReceiver, setWebhook } from '../receiver.ts'
import type { Reply } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

let server: TestServer
let sharer: Sharer
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
})
after(() => server[Symbol.asyncDispose]())

/** A bank that counts what it is asked for the holder, with which a detail read begins, and answers when it may. */
function slowBank() {
  let gate = Promise.withResolvers<void>()
  const bank = {
    asked: 0,
    open: () => gate.resolve(),
    fail: (problem: Error) => gate.reject(problem),
    close() {
      gate = Promise.withResolvers<void>()
      gate.promise.catch(() => {})
    },
    changes: (sandbox: Bank): Partial<Bank> => ({
      async customer(permit, call) {
        bank.asked++
        await gate.promise
        return sandbox.customer(permit, call)
      },
    }),
  }
  bank.close()
  return bank
}

/** A node with this bank. */
async function openNode(bank: ReturnType<typeof slowBank>, rules: Partial<BankingRules> = {}) {
  let arrived = 0
  const run: typeof server.database.run = async (text, values) => {
    const rows = await server.database.run(text, values)
    if (text.includes('c.login_id = $2')) arrived++
    return rows as never
  }
  const counting = { ...server, database: { ...server.database, run } }
  const node = await openBrokenBank(counting, bank.changes, { mostTransactions: 25_000, ...rules })
  const call = (method: string, path: string, body?: object): Promise<Reply> =>
    send(node, method, `/v3/${sharer.customerId}/BankingServices/${path}`, { 'x-api-key': sharer.xApiKey }, body)
  return {
    ...node,
    /** The calls that have found their session, and with it all that a read needs. */
    arrived: () => arrived,
    call,
    detail: (RequestId: string, more = {}) => call('POST', 'GetAccountsDetail', { RequestId, ...more }),
    came: (RequestId: string) => call('GET', `GetAccountsDetailAsync/${RequestId}`),
  }
}

const newSession = async (): Promise<string> => (await sharer.open('jane_doe_2_accounts')).requestId

const stateOf = async (requestId: string) => {
  const [row] = await server.database.run<{ state: string; goes_on: boolean; parts: number }>(
    `select r.state, r.goes_on, (select count(*)::int from session_read_part p where p.read_id = r.read_id) as parts
      from session_read r where r.request_id = $1 and r.kind = 'AccountsDetail'`,
    [requestId],
  )
  return row
}

test('equal calls at once are one read at the bank and have one answer; of two requests of a kind the newest is kept', async () => {
  const bank = slowBank()
  await using node = await openNode(bank)
  const RequestId = await newSession()
  const calls = Array.from({ length: 12 }, (_, at) => (at % 3 === 0 ? node.came(RequestId) : node.detail(RequestId)))
  await until(() => bank.asked > 0 && node.arrived() === calls.length)
  bank.open()
  const texts = (await Promise.all(calls)).map(({ status, text }) => (assert.equal(status, 200, text), text))
  assert.deepEqual([bank.asked, new Set(texts).size], [1, 1])
  assert.deepEqual(await stateOf(RequestId), { state: 'over', goes_on: false, parts: 0 })
  bank.close()
  const [first, second] = [node.detail(RequestId, { WithBalance: false }), node.detail(RequestId)]
  await until(() => bank.asked === 3)
  bank.open()
  assert.deepEqual([(await first).status, (await second).status], [200, 200])
})

test('a caller that hangs up loses nothing: what it asked for is read once, kept sealed, and given at the other address', async () => {
  const bank = slowBank()
  await using node = await openNode(bank)
  const RequestId = await newSession()
  const body = JSON.stringify({ RequestId, WithTransactions: false })
  {
    using connection = await connectRaw(node.issuer)
    connection.write(
      `POST /v3/${sharer.customerId}/BankingServices/GetAccountsDetail HTTP/1.1\r\nhost: x\r\nx-api-key: ${sharer.xApiKey}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await until(() => bank.asked === 1)
  }
  await until(async () => (await stateOf(RequestId))?.goes_on === true)
  bank.open()
  await until(async () => (await stateOf(RequestId))?.state === 'kept')
  const came = await node.came(RequestId)
  assert.deepEqual(accountsOf(came)[0]!.Transactions, [])
  assert.deepEqual([(await node.came(RequestId)).text, bank.asked], [came.text, 1])
  // The read, and each answer that gave it later.
  const entries = await server.database.run<{ action: string; detail: { accounts: string[]; kind: string } }>(
    `select action, detail from journal_entry where action = 'give-kept-read'`,
    [],
  )
  assert.equal(entries.length, 2)
  assert.deepEqual([entries[0]!.detail.kind, entries[0]!.detail.accounts.length], ['AccountsDetail', 2])
})

test('a result of many parts is given as it was read, and never in part: one that is dropped meanwhile is read again', async () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(400_000, 'é')])
  let drops = false
  const run: typeof server.database.run = async (text, values) => {
    const rows = await server.database.run(text, values)
    if (drops && text.includes('select part_sealed')) {
      await server.database.run('delete from session_read_part where request_id = $1', [RequestId])
      drops = false
    }
    return rows as never
  }
  const RequestId = await newSession()
  await using bank = await openBrokenBank(
    { ...server, database: { ...server.database, run } },
    (sandbox) => ({ statementFile: async (...of) => ({ ...(await sandbox.statementFile(...of)), bytes }) }),
    { dispatchAfterMilliseconds: 1 },
  )
  const address = `/v3/${sharer.customerId}/BankingServices/GetStatements`
  const headers = { 'x-api-key': sharer.xApiKey }
  await send(bank, 'POST', address, headers, { RequestId, NumberOfStatements: 'Months3' })
  const came = () => send(bank, 'GET', `${address}Async/${RequestId}`, headers)
  await until(async () => (await came()).status === 200)
  const { body } = await came()
  const files = (body['StatementsByAccount'] as { Statements: { Base64Bytes: string }[] }[]).flatMap(
    ({ Statements }) => Statements,
  )
  assert.deepEqual(new Set(files.map(({ Base64Bytes }) => Base64Bytes)), new Set([bytes.toString('base64')]))
  drops = true
  assert.equal(codeOf(await came()), '202 OPERATION_PENDING')
  assert.equal(drops, false)
  await until(async () => (await came()).status === 200)
  assert.equal((await came()).text.length, JSON.stringify(body).length)
})

test('a call at another node waits for the read of the first, and has its answer', async () => {
  const bank = slowBank()
  await using one = await openNode(bank)
  await using other = await openNode(bank)
  const RequestId = await newSession()
  const first = one.detail(RequestId)
  await until(() => bank.asked === 1)
  const second = other.detail(RequestId)
  await until(async () => (await stateOf(RequestId))?.goes_on === true)
  assert.equal(codeOf(await other.came(RequestId)), '202 OPERATION_PENDING')
  bank.open()
  const [here, there] = await Promise.all([first, second])
  assert.deepEqual([here.status, there.text, bank.asked], [200, here.text, 1])
})

test('a silent node loses its read to the next call elsewhere, or to the job; its own late result changes nothing', async () => {
  const [hanging, healthy] = [slowBank(), slowBank()]
  healthy.open()
  await using silent = await openNode(hanging, { dispatchAfterMilliseconds: 100 })
  await using other = await openNode(healthy)
  for (const takesOver of ['call', 'job']) {
    const RequestId = await newSession()
    const asked = { WithTransactions: false, AccountsFilter: undefined }
    assert.equal(codeOf(await silent.detail(RequestId, asked)), '202 OPERATION_DISPATCHED')
    assert.equal(codeOf(await other.came(RequestId)), '202 OPERATION_PENDING')
    assert.equal(await other.reads.goOn(), 0)
    // As a process leaves it that was killed: it says no more that it is at it.
    await server.database.run(`update session_read set held_until = $2 where request_id = $1`, [
      RequestId,
      server.clock.now(),
    ])
    if (takesOver === 'job') assert.equal(await other.reads.goOn(), 1)
    const came = await other.came(RequestId)
    assert.deepEqual(accountsOf(came)[0]!.Transactions, [])
    hanging.open()
    assert.equal((await silent.came(RequestId)).text, came.text)
    hanging.close()
  }
})

test('a node that is to end tells its callers to ask again, and leaves what it cannot finish to the next node', async () => {
  const bank = slowBank()
  await using ending = await openNode(bank)
  await using other = await openNode(bank)
  const RequestId = await newSession()
  const waiting = ending.detail(RequestId)
  await until(() => bank.asked === 1)
  const ended = ending.reads.stop({ callers: 100, reads: 50 })
  assert.equal(codeOf(await waiting), '202 OPERATION_DISPATCHED')
  await ended
  assert.deepEqual(await stateOf(RequestId), { state: 'waiting', goes_on: true, parts: 0 })
  bank.open()
  assert.equal((await other.came(RequestId)).status, 200)
})

test('a failure that nobody heard of is told once, and then it is tried again; so is a read that takes too long', async () => {
  const bank = slowBank()
  await using node = await openNode(bank, { dispatchAfterMilliseconds: 50, longReadDeadline: 60_000 })
  const RequestId = await newSession()
  for (const failure of [new Problem('provider_maintenance', 'The bank is closed.'), new Error('a bug')]) {
    assert.equal((await node.detail(RequestId)).status, 202)
    bank.fail(failure)
    await until(async () => (await stateOf(RequestId))?.state === 'failed')
    bank.close()
    const told = failure instanceof Problem ? '401 RETRY_LATER' : '500 AGGREGATION_ERROR'
    assert.equal(codeOf(await node.came(RequestId)), told)
    assert.equal(codeOf(await node.came(RequestId)), '202 OPERATION_PENDING')
    bank.open()
    await until(async () => (await node.came(RequestId)).status === 200)
    bank.close()
    await server.database.run('delete from session_read where request_id = $1', [RequestId])
  }
  assert.equal((await node.detail(RequestId)).status, 202)
  server.clock.advance({ minutes: 1 })
  bank.open()
  await until(async () => (await stateOf(RequestId))?.state === 'failed')
  assert.equal(codeOf(await node.came(RequestId)), '401 RETRY_LATER')
  await until(async () => (await node.detail(RequestId)).status === 200)
})

test('reads that go on alone are bounded, for an organization and for a node; what is kept is given all the same', async () => {
  const bank = slowBank()
  const rules = { dispatchAfterMilliseconds: 50 }
  await using ofOrganization = await openNode(bank, { ...rules, longReadsPerOrganization: 1 })
  await using ofNode = await openNode(bank, { ...rules, longReadsAtOnce: 1 })
  const bounds = [
    [ofOrganization, '401 TOO_MANY_REQUESTS'],
    [ofNode, '503 RETRY_LATER'],
  ] as const
  for (const [node, refusal] of bounds) {
    const [one, two] = [await newSession(), await newSession()]
    assert.equal((await node.detail(one)).status, 202)
    const refused = await node.detail(two)
    assert.equal(codeOf(refused), refusal)
    assert.equal(refused.headers.get('retry-after'), '10')
    assert.equal(codeOf(await node.came(one)), '202 OPERATION_PENDING')
    bank.open()
    await until(async () => (await stateOf(one))?.state === 'kept')
    bank.close()
    assert.equal((await node.detail(two)).status, 202)
    assert.equal((await node.came(one)).status, 200)
    bank.open()
    await until(async () => (await stateOf(two))?.state === 'kept')
    bank.close()
  }
})

test('a result is gone at once when its consent, its credential or its session ends, and while it is read the card is in use', async () => {
  const bank = slowBank()
  await using node = await openNode(bank, { dispatchAfterMilliseconds: 50 })
  const by = bySystem('test')
  const keep = async () => {
    const opened = await sharer.open('jane_doe_2_accounts')
    bank.close()
    assert.equal((await node.detail(opened.requestId)).status, 202)
    bank.open()
    await until(async () => (await stateOf(opened.requestId))?.state === 'kept')
    return opened
  }
  const consentOf = (loginId: string) =>
    server.database.read
      .selectFrom('consent')
      .select('consent_id')
      .where('login_id', '=', loginId)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
  const byCredential = await keep()
  const spare = await act(server.stage, by, (act) => createCredential(act, sharer.organizationId, 'x_api_key'))
  await act(server.stage, by, (act) => endCredential(act, spare.credentialId))
  assert.deepEqual(await stateOf(byCredential.requestId), { state: 'over', goes_on: false, parts: 0 })
  await until(async () => (await node.came(byCredential.requestId)).status === 200)
  const bySession = await keep()
  server.clock.advance({ minutes: 31 })
  await endWhatIsOver(server.stage)
  assert.equal(await stateOf(bySession.requestId), undefined)
  const byConsent = await keep()
  const { consent_id } = await consentOf(byConsent.loginId)
  await act(server.stage, by, (act) => revokeConsent(act, consent_id, 'asked for', 'customer'))
  assert.equal(await stateOf(byConsent.requestId), undefined)
  assert.equal(codeOf(await node.came(byConsent.requestId)), '401 INVALID_LOGIN')
  // A customer stops while it is read: nothing is kept.
  const opened = await sharer.open('jane_doe_2_accounts')
  bank.close()
  const askedBefore = bank.asked
  assert.equal((await node.detail(opened.requestId)).status, 202)
  assert.equal(codeOf(await node.call('DELETE', `DeleteCard/${opened.loginId}`)), '400 CARD_IN_USE')
  const stopped = await consentOf(opened.loginId)
  await act(server.stage, by, (act) => revokeConsent(act, stopped.consent_id, 'asked for', 'customer'))
  bank.open()
  assert.equal(bank.asked, askedBefore + 1)
  assert.equal((await node.call('DELETE', `DeleteCard/${opened.loginId}`)).status, 200)
  const parts = await server.database.run('select from session_read_part p where p.request_id = $1', [opened.requestId])
  assert.equal(parts.length, 0)
})

test('what was read leaves neither to its caller nor to the webhook if the customer stops, or consents anew, meanwhile', async () => {
  const bank = slowBank()
  await using node = await openNode(bank)
  await using receiver = await openReceiver()
  await setWebhook(await openProgram(server, 'operator'), sharer.organizationId, receiver.url)
  const announced = (of: string) =>
    server.database.run(`select from webhook_message where request_id = $1 and cause = 'read'`, [of])
  const open = () => sharer.open('jane_doe_2_accounts')
  const stop = (loginId: string): Promise<unknown> =>
    act(server.stage, bySystem('test'), async (act) => {
      const { consent_id } = await act.tx
        .selectFrom('consent')
        .select('consent_id')
        .where('login_id', '=', loginId)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      await revokeConsent(act, consent_id, 'asked for', 'customer')
    })
  const { requestId, loginId } = await open()
  const [stopped, replaced] = [node.detail(requestId), node.detail(requestId, { WithBalance: false })]
  await until(() => bank.asked === 2)
  await stop(loginId)
  bank.open()
  assert.deepEqual([codeOf(await stopped), codeOf(await replaced)], Array(2).fill('401 INVALID_LOGIN'))
  assert.equal((await announced(requestId)).length, 0)
  bank.close()
  const before = await open()
  const former = node.detail(before.requestId)
  await until(() => bank.asked === 3)
  await stop(before.loginId)
  assert.equal((await open()).loginId, before.loginId, 'a new consent for the same login')
  const anew = node.detail(before.requestId)
  await until(() => bank.asked === 4)
  bank.open()
  assert.equal(codeOf(await former), '401 RETRY_LATER')
  assert.equal((await anew).status, 200)
  assert.equal((await announced(before.requestId)).length, 1)
})
