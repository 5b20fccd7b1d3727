// Webhooks: an organization is posted what its sessions find, signed as documented, under the consent that lives then.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { claimDeliveries } from '../../src/domain/deliveries/claim-deliveries.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { announceRefreshes } from '../../src/domain/webhooks/announce-refreshes.ts'
import type { WebhookWriter } from '../../src/domain/webhooks/carry-webhooks.ts'
import { Problem } from '../../src/platform/problem.ts'
import { accountsOf, openSharer, send, type Sharer } from '../banking.ts'
import { openBrokenBank } from '../broken-bank.ts'
import { RETURN_URL, setConnectOf } from '../connect.ts'
import { GREATDAY, openBrowser } from '../customer.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { deliver, isWebhookSigned, openReceiver, setWebhook, type Receiver, type SetWebhook } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

let server: TestServer
let sharer: Sharer
let other: Sharer
let program: Program
let receiver: Receiver
let othersReceiver: Receiver
let webhook: SetWebhook
before(async () => {
  server = await openTestServer({ dispatchAfter: 20_000 })
  sharer = await openSharer(server)
  other = await openSharer(server, server.otherRecipient)
  program = await openProgram(server, 'operator')
  receiver = await openReceiver()
  othersReceiver = await openReceiver()
  webhook = await setWebhook(program, sharer.organizationId, receiver.url)
  await setWebhook(program, other.organizationId, othersReceiver.url)
})
after(async () => {
  await receiver[Symbol.asyncDispose]()
  await othersReceiver[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const USER = 'greatday_nomfa'

/** What arrived since the last call of it. */
function arrived() {
  return receiver.received.splice(0).map((one) => ({ ...one, sent: JSON.parse(one.body) as Record<string, unknown> }))
}

const messages = () =>
  server.database.run<Record<string, unknown>>(
    `select m.*, d.attempts, d.settled_as from webhook_message m left join delivery d using (message_id)
      order by m.sequence desc`,
    [],
  )

async function endConsentOf(loginId: string): Promise<void> {
  const [row] = await server.database.run<{ consent_id: string }>(
    'select consent_id from consent where login_id = $1 and ended_at is null',
    [loginId],
  )
  await act(server.stage, bySystem('test'), (act) => endConsent(act, row?.consent_id ?? '', 'customer'))
}

test('what a session finds is posted when it is authorized, signed so that others can tell, and to nobody else', async () => {
  const { requestId, loginId } = await sharer.open(USER)
  assert.equal(await deliver(server), 2)
  const [kyc, detail] = arrived().toSorted((a, b) => b.event.localeCompare(a.event))
  assert.ok(kyc && detail)
  for (const one of [kyc, detail]) {
    assert.ok(isWebhookSigned(one, webhook.secret))
    assert.ok(!isWebhookSigned({ ...one, body: `${one.body} ` }, webhook.secret))
    assert.equal(one.headers['content-type'], 'application/json')
    assert.equal(one.headers['portage-test'], undefined)
  }
  const answer = await sharer.call('POST', 'GetAccountsDetail', { RequestId: requestId })
  assert.equal(answer.status, 200)
  assert.deepEqual(detail.sent, { ResponseType: 'GetAccountsDetail', ...answer.body })
  const { Holders, ...rest } = kyc.sent
  assert.deepEqual(Holders, [accountsOf(answer)[0]?.['Holder']])
  const { Accounts: _accounts, ...members } = answer.body
  assert.deepEqual(rest, { ResponseType: 'KYC', ...members })
  assert.equal((members['Login'] as { Id: string }).Id, loginId)

  // The call of its own has a result, too: the answer to the byte.
  assert.equal(await deliver(server), 1)
  const [again] = arrived()
  assert.deepEqual(again?.sent, { ResponseType: 'GetAccountsDetail', ...answer.body })
  assert.equal(othersReceiver.received.length, 0)
})

test('a customer who connects on the hosted page is posted to the organization as well', async () => {
  const { customerId } = await setConnectOf(server, sharer, { redirectUrls: [RETURN_URL], origins: [] })
  const browser = openBrowser(server.issuer)
  const query = new URLSearchParams({ customerId, redirectUrl: RETURN_URL, tag: 'application 7' })
  const accounts = await browser.submit(await browser.open(`/connect/banks/1000?${query}`), GREATDAY)
  const review = await browser.submit(accounts, { decision: 'all' })
  const { address } = await browser.submit(review, { decision: 'allow' })
  assert.equal(await deliver(server), 2)
  const posted = arrived()
  assert.deepEqual(new Set(posted.map(({ event }) => event)), new Set(['KYC', 'GetAccountsDetail']))
  for (const { sent } of posted) {
    assert.equal((sent['Login'] as { Id: string }).Id, address.searchParams.get('loginId'))
    assert.equal(sent['Tag'], 'application 7')
  }
})

test('a GetAccountsDetail that was called before anything was posted is posted as it was answered, once', async () => {
  const { requestId } = await sharer.open(USER)
  const asked = { RequestId: requestId, WithTransactions: false, Tag: undefined }
  const { body } = await sharer.call('POST', 'GetAccountsDetail', asked)
  assert.equal(await deliver(server), 2)
  const [detail, ...more] = arrived().filter(({ event }) => event === 'GetAccountsDetail')
  assert.deepEqual(more, [])
  assert.deepEqual(detail?.sent, { ResponseType: 'GetAccountsDetail', ...body })
})

test('the customer sees what was read for a webhook as a read by the app; no bank data is kept once it is delivered', async () => {
  await sharer.open(USER)
  await deliver(server)
  const sent = arrived().find(({ event }) => event === 'GetAccountsDetail')?.sent
  const reads = await server.database.run<{ consent_id: string }>(
    "select consent_id from journal_entry where kind = 'read' and action = 'read-accounts' order by journal_entry_id desc limit 1",
    [],
  )
  assert.equal(reads.length, 1)
  const stored = JSON.stringify([
    await messages(),
    await server.database.run('select * from delivery', []),
    await server.database.run('select * from destination', []),
    await server.database.run('select detail from journal_entry', []),
  ])
  const [account] = (sent?.['Accounts'] ?? []) as readonly { AccountNumber: string; Holder: { Name: string } }[]
  for (const secret of [account?.AccountNumber, account?.Holder.Name, webhook.secret]) {
    assert.ok(secret && !stored.includes(secret))
  }
  assert.ok((await messages()).every(({ body_sealed }) => body_sealed === null))
})

test('what a receiver refuses is kept sealed for an hour and tried again, and is gone when the consent ends', async () => {
  const { loginId } = await sharer.open(USER)
  receiver.answer = (_, response) => void response.writeHead(500).end()
  assert.equal(await deliver(server), 2)
  const first = arrived()
  const kept = (await messages()).slice(0, 2)
  assert.ok(kept.every(({ body_sealed }) => typeof body_sealed === 'string' && !body_sealed.includes('{')))
  server.clock.advance({ seconds: 12 })
  assert.equal(await deliver(server), 2)
  const second = arrived()
  assert.deepEqual(
    second.map(({ id, body }) => [id, body]).toSorted(),
    first.map(({ id, body }) => [id, body]).toSorted(),
  )
  // An hour later it is read anew, and LastRefresh says so.
  server.clock.advance({ hours: 2 })
  assert.equal(await deliver(server), 2)
  const third = arrived()
  assert.deepEqual(new Set(third.map(({ id }) => id)), new Set(first.map(({ id }) => id)))
  assert.ok(third.every(({ body }) => !second.some((one) => one.body === body)))

  await endConsentOf(loginId)
  const left = (await messages()).filter(({ login_id }) => login_id === loginId)
  assert.ok(left.length > 0 && left.every(({ body_sealed }) => body_sealed === null))
  receiver.answer = (_, response) => void response.writeHead(200).end()
  server.clock.advance({ days: 4 })
  assert.equal(await deliver(server), 0)
  program = await openProgram(server, 'operator')
  const path = `${webhook.path}/deliveries`
  const listed = await program.demand<readonly { delivery_id: string; login_id: string }[]>('GET', path)
  const old = listed.find(({ login_id }) => login_id === loginId)
  assert.ok(old)
  await program.demand('POST', `${path}/${old.delivery_id}/send-again`)
  assert.equal(await deliver(server), 1)
  assert.deepEqual(arrived(), [])
})

test('what was asked for is asked for again when an answer is too old to be sent', async () => {
  const { requestId } = await sharer.open(USER)
  const asked = { RequestId: requestId, WithTransactions: true, DaysOfTransactions: 'Days365', WithKYC: false }
  const { body } = await sharer.call('POST', 'GetAccountsDetail', {
    ...asked,
    DateFrom: '2026-03-01',
    DateTo: '2026-04-01',
  })
  receiver.answer = (_, response) => void response.writeHead(500).end()
  await deliver(server)
  arrived()
  server.clock.advance({ hours: 2 })
  receiver.answer = (_, response) => void response.writeHead(200).end()
  await deliver(server)
  const again = arrived().find(({ event }) => event === 'GetAccountsDetail')
  assert.ok(again)
  assert.deepEqual(again.sent['Accounts'], body['Accounts'])
  assert.notDeepEqual(again.sent['Login'], body['Login'])
})

test('a bank that does not answer is asked again, and is not taken for a receiver that fails', async () => {
  await sharer.open(USER)
  const writer: WebhookWriter = {
    ...server.app.webhookWriter,
    write: () => Promise.reject(new Problem('provider_unavailable', 'The bank is away.')),
  }
  await deliver({ ...server, app: { ...server.app, webhookWriter: writer } })
  assert.deepEqual(arrived(), [])
  assert.ok(
    (await messages())
      .slice(0, 2)
      .every(({ problem, attempts }) => problem === 'provider_unavailable' && attempts === 1),
  )
  assert.equal((await program.demand<Record<string, unknown>>('GET', webhook.path))['failing_since'], undefined)
  server.clock.advance({ seconds: 12 })
  assert.equal(await deliver(server), 2)
  assert.equal(arrived().length, 2)
})

test('what a node was reading when it died is posted by another one', async () => {
  await sharer.open(USER)
  const { clock, database } = server
  const lease = { at: clock.now(), until: clock.now().add({ seconds: 30 }), forReading: 120_000 }
  assert.equal((await claimDeliveries(database, lease, { all: 10, unproven: 10 })).length, 2)
  clock.advance({ seconds: 149 })
  assert.equal(await deliver(server), 0)
  clock.advance({ seconds: 1 })
  assert.equal(await deliver(server), 2)
  assert.equal(arrived().length, 2)
})

test('the older of two secrets signs until it is ended, and the newer one from then on', async () => {
  const credentials = `/organizations/${sharer.organizationId}/credentials`
  const { secret } = await program.demand<{ secret: string }>('POST', credentials, { kind: 'hmac_secret' })
  const post = async () => {
    await sharer.open(USER)
    await deliver(server)
    return arrived()
  }
  assert.ok((await post()).every((one) => isWebhookSigned(one, webhook.secret)))
  const [older] = await server.database.run<{ credential_id: string }>(
    `select credential_id from organization_credential where kind = 'hmac_secret' and organization_id = $1
      order by created_at, credential_id`,
    [sharer.organizationId],
  )
  await program.demand('DELETE', `/credentials/${older?.credential_id}`)
  assert.ok((await post()).every((one) => isWebhookSigned(one, secret)))
  webhook = { ...webhook, secret }
})

test('a login that is deleted leaves nothing to be sent', async () => {
  const { loginId } = await sharer.open(USER)
  assert.equal((await sharer.call('DELETE', `DeleteCard/${loginId}`)).status, 200)
  assert.equal(await deliver(server), 0)
  assert.ok((await messages()).every(({ login_id }) => login_id !== loginId))
})

test('a scheduled refresh is posted once a night, and GetNightlyRefreshStatus says what failed', async () => {
  const { loginId } = await sharer.open(USER)
  await server.database.run("update login set tag = 'as Connect was given it' where login_id = $1", [loginId])
  await deliver(server)
  arrived()
  program = await openProgram(server, 'operator')
  const status = async () => {
    const authorization = `Bearer ${sharer.apiSecret}`
    return (await sharer.call('GET', 'GetNightlyRefreshStatus', undefined, { authorization })).body
  }
  await sharer.call('PATCH', 'SetScheduledRefresh', { LoginId: loginId, IsActivated: true })
  const evening = server.clock.now().toZonedDateTimeISO('America/Toronto').with({ hour: 22 })
  const goTo = (at: Temporal.ZonedDateTime): void =>
    server.clock.advance({ seconds: (at.epochMilliseconds - server.clock.now().epochMilliseconds) / 1000 })
  goTo(evening)
  assert.equal(await announceRefreshes(server.stage), 0)
  const night = evening.add({ days: 1 })
  goTo(night.with({ hour: 4, minute: 59 }))
  assert.equal(await announceRefreshes(server.stage), 1)
  assert.equal(await announceRefreshes(server.stage), 0)
  assert.equal(await deliver(server), 1)
  const [refreshed] = arrived()
  assert.equal(refreshed?.event, 'GetAccountsDetail')
  assert.equal((refreshed.sent['Login'] as { IsScheduledRefresh: boolean }).IsScheduledRefresh, true)
  assert.equal(refreshed.sent['Tag'], 'as Connect was given it')
  assert.deepEqual((await status())['IneligibleCards'], [])

  program = await openProgram(server, 'operator')
  await program.demand('POST', '/providers/1000/disable')
  goTo(night.add({ days: 1 }).with({ hour: 4, minute: 59 }))
  assert.equal(await announceRefreshes(server.stage), 0)
  const [card] = (await status())['IneligibleCards'] as readonly Record<string, unknown>[]
  assert.deepEqual(card, {
    LoginId: loginId,
    LastRefreshDate: night
      .with({ hour: 4, minute: 59 })
      .toInstant()
      .toString({ fractionalSecondDigits: 6 })
      .slice(0, -1),
    LastRefreshState: 'Completed',
    LastRefreshErrorCode: 'DISABLED_INSTITUTION',
  })
  program = await openProgram(server, 'operator')
  await program.demand('POST', '/providers/1000/enable')
})

test('a read that went on without its caller is posted when it is done, and two nodes post it once', async () => {
  const { requestId } = await sharer.open(USER)
  await deliver(server)
  arrived()
  const release = Promise.withResolvers<void>()
  await using bank = await openBrokenBank(
    server,
    (sandbox) => ({
      async transactions(...of) {
        await release.promise
        return sandbox.transactions(...of)
      },
    }),
    { dispatchAfterMilliseconds: 1 },
  )
  const address = `/v3/${sharer.customerId}/BankingServices/GetAccountsDetail`
  const ask = () => send(bank, 'POST', address, { 'x-api-key': sharer.xApiKey }, { RequestId: requestId })
  assert.equal((await ask()).status, 202)
  assert.equal(await deliver(server), 0)
  release.resolve()
  await until(async () => (await messages())[0]?.['cause'] === 'read')
  const attempts = await Promise.all([deliver(server), deliver(server)])
  assert.deepEqual(attempts.toSorted(), [0, 1])
  const [posted, ...more] = arrived()
  assert.deepEqual(more, [])
  await until(async () => (await ask()).status === 200)
  assert.deepEqual(posted?.sent, { ResponseType: 'GetAccountsDetail', ...(await ask()).body })
  assert.equal(await deliver(server), 0)
})

test('an address inside is refused, nothing is posted unsigned, and a viewer changes nothing', async () => {
  const put = async (body: object) => {
    const { status, text } = await program.call('PUT', webhook.path, body)
    return `${status} ${text}`
  }
  assert.match(
    await put({ url: 'https://10.0.0.1/hook', kinds: ['KYC'] }),
    /^400 .*url: must lead to the public internet/,
  )
  assert.match(await put({ url: 'http://app.example/hook', kinds: ['KYC'] }), /^400 .*url: must begin with https/)
  assert.match(await put({ url: receiver.url, kinds: [] }), /^400 .*kinds: must name at least one/)
  const detail = await program.demand<{ credentials: readonly { credential_id: string; kind: string }[] }>(
    'GET',
    `/organizations/${sharer.organizationId}`,
  )
  const signing = detail.credentials.find(({ kind }) => kind === 'hmac_secret')
  const refused = await program.call('DELETE', `/credentials/${signing?.credential_id}`)
  assert.match(`${refused.status} ${refused.text}`, /^409 .*Webhooks are signed with this HMAC secret/)
  const viewer = await openProgram(server, 'viewer')
  assert.equal((await viewer.call('PUT', webhook.path, { url: receiver.url, kinds: ['KYC'] })).status, 403)
  assert.equal((await viewer.call('GET', webhook.path)).status, 200)
})
