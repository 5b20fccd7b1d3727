// Deliveries: what happened arrives signed, at least once, in order for each consent, however badly receivers and nodes fare.

import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import test from 'node:test'
import { verifyNotification } from '../../client/notification.ts'
import type { Notification } from '../../client/wire.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { grantConsent } from '../../src/domain/consents/grant-consent.ts'
import { claimDeliveries } from '../../src/domain/deliveries/claim-deliveries.ts'
import { recognizeCustomer } from '../../src/domain/customers/recognize-customer.ts'
import type { EventKind } from '../../src/domain/events/event.ts'
import { publishEvent } from '../../src/domain/events/publish-event.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { placeEvents } from '../../src/domain/notifications/place-events.ts'
import { openClient } from '../oauth-client.ts'
import { deliver, isSigned, openReceiver, subscribe, subscribeAll, type Received } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

const DAYS_OF_CONSENTS = { hours: 24 * 300 }

/** Grants consents of as many customers. */
function grant(server: TestServer, count: number, clientId = server.recipient.clientId): Promise<string[]> {
  return act(server.stage, bySystem('test'), async (act) => {
    const granted: string[] = []
    for (let number = 0; number < count; number++) {
      const consentId = await grantConsent(act, server.vault, {
        clientId,
        providerId: 1000,
        customerId: await recognizeCustomer(act, 1000, `customer ${number}`),
        clusters: ['ACCOUNT_BASIC'],
        accounts: [{ bankAccountId: `account ${number}`, accountCategory: 'DEPOSIT_ACCOUNT' }],
        bankGrant: 'a grant',
        expiresAt: act.at.add(DAYS_OF_CONSENTS),
      })
      granted.push(consentId)
    }
    return granted
  })
}

function end(server: TestServer, consentId: string): Promise<boolean> {
  return act(server.stage, bySystem('test'), (act) => endConsent(act, consentId, 'operator'))
}

const eventsOf = (received: readonly Received[], consentId?: string): string[] =>
  received.filter((one) => one.consentId === consentId).map(({ event }) => event)

test('a consent that is given and revoked is told to the app, signed so that others can tell', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const secrets = await subscribeAll(server, receiver.url)
  const app = await openClient(server)
  const { refreshToken } = await app.connect()
  await app.revoke(refreshToken)
  assert.equal(await deliver(server), 2)

  const [given, revoked] = receiver.received
  assert.ok(given && revoked)
  const { notificationPayload: payload, ...rest } = JSON.parse(revoked.body) as Notification
  assert.deepEqual(rest, {
    notificationId: revoked.id,
    type: 'CONSENT_REVOKED',
    category: 'CONSENT',
    sentOn: '2026-06-17T17:00:00.000Z',
    publisher: { name: 'Maple Test Bank', type: 'DATA_PROVIDER' },
    subscriber: { name: 'Story App', type: 'DATA_RECIPIENT' },
  })
  assert.deepEqual(payload, {
    id: given.consentId,
    idType: 'CONSENT',
    customFields: { name: 'INITIATOR', value: 'DATA_RECIPIENT' },
    event: 'CONSENT_REVOKED',
    providerId: 1000,
    consentId: given.consentId,
  })
  assert.match(given.body, /"customFields":\{"name":"INITIATOR","value":"INDIVIDUAL"\}/)
  assert.ok(
    isSigned(given, secrets['CONSENT_UPDATED']!.secret) && isSigned(revoked, secrets['CONSENT_REVOKED']!.secret),
  )
  assert.equal(revoked.headers['webhook-id'], revoked.id)
  assert.ok(!isSigned(revoked, secrets['CUSTOM']!.secret))
})

test('the client takes what the server said, and nothing that is changed, old, or signed by another', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const { secret } = await subscribe(server, { callbackUrl: receiver.url })
  const other = await subscribe(server, { callbackUrl: receiver.url, type: 'CUSTOM' })
  await grant(server, 1)
  await deliver(server)
  const [{ headers, body, id }] = receiver.received as [Received]
  const now = server.clock.now().epochMilliseconds
  const verified = await verifyNotification(headers, body, secret, now)
  assert.equal(verified.notificationId, id)
  const renewed = { ...headers, 'webhook-signature': `v1,AAAA v2,AAAA ${String(headers['webhook-signature'])}` }
  assert.equal((await verifyNotification(renewed, body, secret, now)).notificationId, id)
  const later = { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) }
  const wrongs: readonly (readonly Parameters<typeof verifyNotification>[number][])[] = [
    [headers, `${body} `, secret, now],
    [headers, body, other.secret, now],
    [headers, body, secret, now + 301_000],
    [headers, body, secret, now - 301_000],
    [later, body, secret, now],
    [{ ...headers, 'webhook-id': 'event_0' }, body, secret, now],
    [{ ...headers, 'webhook-signature': 'v1,%' }, body, secret, now],
    [{ ...headers, 'webhook-signature': undefined }, body, secret, now],
    [headers, body, secret],
  ]
  for (const wrong of wrongs) {
    const refused = verifyNotification(...(wrong as Parameters<typeof verifyNotification>))
    await assert.rejects(refused, { kind: 'notification-refused' })
  }
})

test('while one delivery of a consent fails, nothing later of that consent overtakes it, and other consents go on', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const secrets = await subscribeAll(server, receiver.url)
  const [stuck, free] = await grant(server, 2)
  assert.ok(stuck !== undefined && free !== undefined)
  for (const kind of ['account-closed', 'account-renumbered', 'owner-withdrew'] as const) {
    for (const consentId of [stuck, free]) await publish(server, kind, consentId)
  }
  for (const consentId of [stuck, free]) await end(server, consentId)
  let isDown = true
  receiver.answer = ({ consentId, event }, response) => {
    response.writeHead(isDown && consentId === stuck && event === 'ACCOUNT_RENUMBERED' ? 500 : 200).end()
  }
  const changes = (consentId: string): string[] => eventsOf(receiver.received, consentId)
  await deliver(server)
  const all = ['CONSENT_GRANTED', 'ACCOUNT_CLOSED', 'ACCOUNT_RENUMBERED', 'OWNER_WITHDREW', 'CONSENT_REVOKED']
  assert.deepEqual(changes(stuck), all.slice(0, 3))
  assert.deepEqual(changes(free), all)
  server.clock.advance({ seconds: 12 })
  assert.equal(await deliver(server), 1)
  isDown = false
  server.clock.advance({ minutes: 1 })
  assert.equal(await deliver(server), 3)
  assert.deepEqual(changes(stuck), [
    ...all.slice(0, 2),
    ...Array<string>(3).fill('ACCOUNT_RENUMBERED'),
    ...all.slice(3),
  ])
  const attempts = receiver.received.filter(
    ({ consentId, event }) => consentId === stuck && event === 'ACCOUNT_RENUMBERED',
  )
  assert.equal(new Set(attempts.map(({ id }) => id)).size, 1)
  assert.equal(new Set(attempts.map(({ body }) => body)).size, 1)
  assert.equal(new Set(attempts.map(({ headers }) => headers['webhook-timestamp'])).size, 3)
  const [journal] = await server.database.run(
    `select count(*) as attempts from journal_entry where action = 'attempt-delivery'
      and consent_id = $1 and detail->>'subscriptionId' = $2`,
    [stuck, secrets['CUSTOM']?.id],
  )
  assert.deepEqual(journal, { attempts: 5 })
})

test('a receiver that stays down is asked less and less for about three days, then given up, and what comes later arrives', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  receiver.answer = (_, response) => void response.writeHead(503).end()
  await subscribe(server, { type: 'CUSTOM', callbackUrl: receiver.url })
  const [consentId = ''] = await grant(server, 1)
  await publish(server, 'account-closed', consentId)
  await publish(server, 'account-renumbered', consentId)
  const begun = server.clock.now()
  const waits: number[] = []
  await deliver(server)
  while (receiver.received.length < 10) {
    const before = server.clock.now()
    const [next] = await server.database.run<{ due_at: Temporal.Instant }>(
      `select due_at from delivery where settled_at is null order by position limit 1`,
      [],
    )
    assert.ok(next)
    const seconds = next.due_at.since(before).total('seconds')
    server.clock.advance({ seconds: seconds - 1 })
    assert.equal(await deliver(server), 0)
    server.clock.advance({ seconds: 1 })
    waits.push(seconds)
    await deliver(server)
  }
  const expected = [10, 40, 160, 640, 2560, 10_240, 40_960, 86_400, 86_400]
  for (const [index, seconds] of expected.entries()) {
    const wait = waits[index] ?? 0
    assert.ok(wait >= seconds && wait <= seconds * 1.2 + 1, `after attempt ${index + 1}: ${wait} s`)
  }
  const days = server.clock.now().since(begun).total('hours') / 24
  assert.ok(days > 2.5 && days < 3.3, `${days} days`)
  assert.deepEqual([...new Set(eventsOf(receiver.received.slice(0, 10), consentId))], ['ACCOUNT_CLOSED'])
  receiver.answer = (_, response) => void response.writeHead(200).end()
  server.clock.advance({ days: 1 })
  await deliver(server)
  assert.equal(receiver.received.at(-1)?.event, 'ACCOUNT_RENUMBERED')
})

test('what a node was at when it died comes from another one, late, with the same id', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  await subscribe(server, { callbackUrl: receiver.url })
  await grant(server, 1)
  const { database, clock } = server
  const now = clock.now()
  await placeEvents(database, now)
  const [claimed] = await claimDeliveries(
    database,
    { at: now, until: now.add({ seconds: 32 }), forReading: 120_000 },
    { all: 10, unproven: 10 },
  )
  assert.ok(claimed)
  assert.equal(await deliver(server), 0)
  clock.advance({ seconds: 31 })
  assert.equal(await deliver(server), 0)
  clock.advance({ seconds: 1 })
  assert.equal(await deliver(server), 1)
  const [event] = await database.run<{ event_id: string }>('select event_id from delivery where delivery_id = $1', [
    claimed.id,
  ])
  assert.deepEqual(
    receiver.received.map(({ id }) => id),
    [event?.event_id],
  )
})

test('two nodes deliver each event once', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  for (const type of ['CONSENT_UPDATED', 'CONSENT_REVOKED'])
    await subscribe(server, { type, callbackUrl: receiver.url })
  const consents = await grant(server, 40)
  for (const consentId of consents.slice(0, 20)) await end(server, consentId)
  const [one, other] = await Promise.all([deliver(server), deliver(server)])
  assert.equal(one + other, 60)
  assert.equal(receiver.received.length, 60)
  assert.equal(new Set(receiver.received.map(({ id }) => id)).size, 60)
})

test('a receiver that hangs holds up nobody else', async () => {
  await using server = await openTestServer()
  await using hanging = await openReceiver()
  await using quick = await openReceiver()
  const held: ServerResponse[] = []
  hanging.answer = (_, response) => void held.push(response)
  await subscribe(server, { callbackUrl: hanging.url })
  await subscribe(server, { callbackUrl: quick.url }, server.otherRecipient)
  await grant(server, 8)
  await grant(server, 8, server.otherRecipient.clientId)
  const allQuick = Promise.withResolvers<void>()
  quick.answer = (_, response) => {
    response.writeHead(200).end()
    if (quick.received.length === 8) allQuick.resolve()
  }
  const running = deliver(server, { mostAtOnce: 6 })
  await allQuick.promise
  assert.ok(held.length <= 4)
  assert.ok(
    held.every(({ closed }) => !closed),
    'nobody had to be cut first',
  )
  hanging.answer = (_, response) => void response.writeHead(200).end()
  for (const response of held) response.writeHead(200).end()
  assert.equal(await running, 16)
  assert.deepEqual(await outcomes(server), [{ outcome: 'status-200', count: 16 }])
})

test('a receiver that hangs is cut by the deadline', async () => {
  await using server = await openTestServer()
  await using hanging = await openReceiver()
  hanging.answer = () => {}
  await subscribe(server, { callbackUrl: hanging.url })
  await grant(server, 2)
  assert.equal(await deliver(server, { deadline: 100 }), 2)
  assert.deepEqual(await outcomes(server), [{ outcome: 'timed-out', count: 2 }])
})

test('a receiver that answers 410 ends its subscription, and hears nothing more', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  receiver.answer = (_, response) => void response.writeHead(410).end()
  await subscribe(server, { callbackUrl: receiver.url })
  await grant(server, 1)
  await deliver(server)
  await grant(server, 1)
  server.clock.advance({ days: 4 })
  assert.equal(await deliver(server), 0)
  assert.equal(receiver.received.length, 1)
  const [row] = await server.database.run(
    'select ended_because, secret_sealed from notification_subscription join destination on destination_id = subscription_id',
    [],
  )
  assert.deepEqual(row, { ended_because: 'gone', secret_sealed: null })
})

test('the status alone decides: however long the body is, 200 has delivered and 410 has ended the subscription', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const long = 'a'.repeat(70_000)
  receiver.answer = (_, response) => void response.writeHead(200).end(long)
  await subscribe(server, { callbackUrl: receiver.url })
  await grant(server, 1)
  assert.equal(await deliver(server), 1)
  server.clock.advance({ days: 4 })
  assert.equal(await deliver(server), 0)
  receiver.answer = (_, response) => void response.writeHead(410).end(long)
  await grant(server, 1)
  assert.equal(await deliver(server), 1)
  const [row] = await server.database.run('select ended_because from destination', [])
  assert.deepEqual(row, { ended_because: 'gone' })
  assert.deepEqual(await outcomes(server), [
    { outcome: 'status-200', count: 1 },
    { outcome: 'status-410', count: 1 },
  ])
})

test('what happened before the subscription, or before the day it begins, is not delivered', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  await grant(server, 1)
  server.clock.advance({ minutes: 1 })
  await subscribe(server, { callbackUrl: receiver.url })
  assert.equal(await deliver(server), 0)
})

function outcomes(server: TestServer): Promise<readonly unknown[]> {
  return server.database.run(
    `select detail->>'outcome' as outcome, count(*) as count from journal_entry
      where action = 'attempt-delivery' group by 1 order by 1`,
    [],
  )
}

/** As the job does that notices what changed at the bank. */
function publish(server: TestServer, kind: EventKind, consentId: string): Promise<void> {
  return act(server.stage, bySystem('test'), async (act) => {
    await publishEvent(act, {
      kind,
      clientId: server.recipient.clientId,
      providerId: 1000,
      consentId,
      accountHandle: '00000000-0000-4000-8000-000000000000',
    })
    await act.record('account-opened', { consentId })
  })
}
