// The feed: everything that a recipient should learn of is there for it to read, in order, and nothing of anybody else's.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { NotificationList } from '../../client/wire.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { removeOldEvents } from '../../src/domain/notifications/remove-old-events.ts'
import type { NewClient } from '../../src/domain/clients/add-client.ts'
import { moveProvider } from '../../src/domain/providers/move-provider.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { operate } from '../partner.ts'
import { connect } from '../reader.ts'
import { callAs, deliver, openReceiver, subscribe } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

const FEED = '/api/fdx/6/notifications'

async function readFeed(server: TestServer, client: NewClient, address = FEED): Promise<NotificationList> {
  const { status, text } = await callAs(server, client, 'GET', address)
  assert.equal(status, 200, text)
  return JSON.parse(text) as NotificationList
}

/** What happened, about what, and by whom. */
async function tell(server: TestServer, client = server.recipient): Promise<string[]> {
  await deliver(server)
  const { notifications } = await readFeed(server, client)
  return notifications.map(({ type, notificationPayload: { event, idType, customFields, providerId } }) =>
    [type, event, idType, providerId, customFields.value].join(' '),
  )
}

test('each change that a recipient should learn of is told once, with who made it', async () => {
  await using server = await openTestServer()
  const { stage, recipient, clock } = server
  const operator = { actor: { kind: 'operator', id: 'operator_ada' } } as const
  const first = await connect(server, 'greatday_nomfa')
  await connect(server, 'greatday_nomfa')
  const other = await connect(server, 'every_account')
  await act(stage, operator, (act) => endConsent(act, other.consentId, 'operator'))
  await act(stage, operator, (act) => endConsent(act, first.consentId, 'operator'))
  await act(stage, operator, (act) => moveProvider(act, 1001, 'disable-provider'))
  await act(stage, operator, (act) => moveProvider(act, 1001, 'enable-provider'))
  await operate(server, 'suspend', recipient.clientId, 1000, { reason: 'Too many complaints.' })
  await operate(server, 'lift', recipient.clientId, 1000)
  clock.advance({ days: 366 })
  await endWhatIsOver(stage)
  assert.deepEqual(await tell(server), [
    'CONSENT_UPDATED CONSENT_GRANTED CONSENT 1000 INDIVIDUAL',
    'CONSENT_REVOKED CONSENT_REPLACED CONSENT 1000 INDIVIDUAL',
    'CONSENT_UPDATED CONSENT_GRANTED CONSENT 1000 INDIVIDUAL',
    'CONSENT_UPDATED CONSENT_GRANTED CONSENT 1000 INDIVIDUAL',
    'CONSENT_REVOKED CONSENT_REVOKED CONSENT 1000 DATA_ACCESS_PLATFORM',
    'SERVICE PROVIDER_DISABLED PARTY 1001 DATA_ACCESS_PLATFORM',
    'SERVICE PROVIDER_ENABLED PARTY 1001 DATA_ACCESS_PLATFORM',
    'SERVICE REGISTRATION_SUSPENDED PARTY 1000 DATA_ACCESS_PLATFORM',
    'SERVICE REGISTRATION_RESUMED PARTY 1000 DATA_ACCESS_PLATFORM',
    'CONSENT_REVOKED CONSENT_EXPIRED CONSENT 1000 DATA_ACCESS_PLATFORM',
  ])
  assert.deepEqual(await tell(server, server.otherRecipient), [])
})

test('what an act that failed would have told is told to nobody', async () => {
  await using server = await openTestServer()
  const { consentId } = await connect(server, 'greatday_nomfa')
  const failing = act(server.stage, bySystem('test'), async (act) => {
    await endConsent(act, consentId, 'operator')
    throw new RangeError('not today')
  })
  await assert.rejects(failing, RangeError)
  assert.equal((await tell(server)).length, 1)
})

test('page by page nothing is lost and nothing comes twice, though more happens meanwhile', async () => {
  await using server = await openTestServer()
  const ids: string[] = []
  for (let round = 0; round < 6; round++) await connect(server, 'greatday_nomfa')
  await deliver(server)
  let address: string | undefined = `${FEED}?limit=3&dataRecipientId=${server.recipient.clientId}`
  while (address !== undefined) {
    const { notifications, links, page }: NotificationList = await readFeed(server, server.recipient, address)
    assert.equal(page.nextOffset === undefined, links.next === undefined)
    ids.push(...notifications.map(({ notificationId }) => notificationId))
    address = links.next?.href
    if (ids.length === 6) {
      await connect(server, 'every_account')
      await deliver(server)
    }
  }
  assert.equal(ids.length, 12)
  const all = await server.database.run<{ event_id: string }>('select event_id from event order by sequence', [])
  assert.deepEqual(
    ids,
    all.map(({ event_id: id }) => id),
  )
})

const oneConnection = process.env['PORTAGE_TEST_DATABASE'] === 'postgres' ? false : 'PGlite does one act at a time'

test('what is written by an act that takes its time is not passed over', { skip: oneConnection }, async () => {
  await using server = await openTestServer()
  const slow = await connect(server, 'greatday_nomfa')
  await deliver(server)
  const written = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const ending = act(server.stage, bySystem('test'), async (act) => {
    await endConsent(act, slow.consentId, 'operator')
    written.resolve()
    await gate.promise
  })
  await written.promise
  await connect(server, 'every_account')
  await deliver(server)
  const { notifications } = await readFeed(server, server.recipient)
  assert.equal(notifications.length, 2)
  gate.resolve()
  await ending
  const later = await tell(server)
  assert.deepEqual(
    later.map((line) => line.split(' ')[1]),
    ['CONSENT_GRANTED', 'CONSENT_GRANTED', 'CONSENT_REVOKED'],
  )
})

test("another's feed, and a place in it, are refused", async () => {
  await using server = await openTestServer()
  for (let round = 0; round < 2; round++) await connect(server, 'greatday_nomfa')
  await deliver(server)
  const { page } = await readFeed(server, server.recipient, `${FEED}?limit=1`)
  for (const query of [
    `dataRecipientId=${server.recipient.clientId}`,
    `offset=${page.nextOffset}`,
    'offset=1',
    'limit=0',
  ]) {
    const { status, body } = await callAs(server, server.otherRecipient, 'GET', `${FEED}?${query}`)
    assert.deepEqual([status, body['code']], [400, '401'], query)
  }
})

test('what is old is removed once it has arrived, and whoever would miss some of it is told so', async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  receiver.answer = (_, response) => void response.writeHead(500).end()
  const { database, clock, recipient } = server
  const remove = (): Promise<number> => removeOldEvents(database, clock.now().subtract({ hours: 24 * 90 }))
  for (let round = 0; round < 3; round++) await connect(server, 'greatday_nomfa')
  await deliver(server)
  const { links } = await readFeed(server, recipient, `${FEED}?limit=2`)
  await subscribe(server, { callbackUrl: receiver.url })
  const { consentId } = await connect(server, 'every_account')
  await deliver(server)
  assert.equal(await remove(), 0)

  clock.advance({ days: 91 })
  const all = await readFeed(server, recipient)
  assert.equal(await remove(), 5)
  const [onItsWay, ...others] = (await readFeed(server, recipient)).notifications
  assert.deepEqual([onItsWay?.notificationPayload.consentId, others], [consentId, []])
  const { status, text } = await callAs(server, recipient, 'GET', links?.next?.href ?? '')
  assert.deepEqual([status, /too old and no longer kept/.test(text)], [400, true])

  receiver.answer = (_, response) => void response.writeHead(204).end()
  await connect(server, 'every_account')
  await deliver(server)
  assert.equal(await remove(), 1)
  const { notifications } = await readFeed(server, recipient)
  assert.equal(notifications.length, 2)
  assert.ok(
    notifications.every(
      ({ notificationId }) => !all.notifications.some((old) => old.notificationId === notificationId),
    ),
  )
})

test('a position is never given twice, though everything that is old has been removed', async () => {
  await using server = await openTestServer()
  const { database, clock } = server
  for (let round = 0; round < 3; round++) {
    await connect(server, 'greatday_nomfa')
    await deliver(server)
    clock.advance({ days: 1 })
    await removeOldEvents(database, clock.now())
  }
  const rows = await database.run<{ position: number }>('select position from event', [])
  assert.deepEqual(rows, [{ position: 5 }])
})
