// Receivers that hang: whatever they do, the others hear what they should, and the server ends when it is asked to.

import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import test from 'node:test'
import { grantConsent } from '../../src/domain/consents/grant-consent.ts'
import { recognizeCustomer } from '../../src/domain/customers/recognize-customer.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { subscribe } from '../../src/domain/notifications/subscribe.ts'
import { createOrganization } from '../../src/domain/organizations/create-organization.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { createRecipient } from '../../src/domain/recipients/create-recipient.ts'
import { deliver, openReceiver } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

const SWITCHING = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: none\r\nconnection: upgrade\r\n\r\n'

/** A receiver that takes connections, says what it was told to say, and nothing more. */
async function openHanging(says = '') {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {}).resume()
    if (says !== '') socket.write(says)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications`,
    open: () => sockets.filter(({ destroyed }) => !destroyed).length,
    reached: () => sockets.length,
    letGo: () => sockets.forEach((socket) => socket.destroy()),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** As many apps, each with a subscription of its own. */
function subscribeApps(server: TestServer, count: number, callbackUrl: string): Promise<string[]> {
  return act(server.stage, bySystem('test'), async (act) => {
    const organization = await createOrganization(act, 'Hanging Apps')
    const clients: string[] = []
    for (let number = 0; number < count; number++) {
      const { clientId } = await createRecipient(act, organization, {
        name: `Hanging App ${number}`,
        description: 'An app of a story.',
        country: 'CA',
        clusters: ['ACCOUNT_BASIC'],
        redirectUris: [`https://hanging-${number}.example/callback`],
        logoUri: 'https://app.example/logo.png',
        clientUri: 'https://app.example/',
        termsUri: 'https://app.example/terms',
        contacts: ['app@example.com'],
        sharesOnward: false,
      })
      await admitRecipient(act, clientId, 1000)
      await subscribeTo(act, server, clientId, callbackUrl)
      clients.push(clientId)
    }
    return clients
  })
}

function subscribeTo(
  ...[act, { vault }, clientId, callbackUrl]: [Parameters<typeof subscribe>[0], TestServer, string, string]
) {
  const effectiveDate = Temporal.PlainDate.from('2026-01-01')
  return subscribe(
    act,
    vault,
    { clientId, type: 'CONSENT_UPDATED', category: 'CONSENT', callbackUrl, effectiveDate },
    20,
  )
}

/** Something to tell each of them. */
function grantTo(server: TestServer, clients: readonly string[], customer: string): Promise<void> {
  return act(server.stage, bySystem('test'), async (act) => {
    for (const clientId of clients) {
      await grantConsent(act, server.vault, {
        clientId,
        providerId: 1000,
        customerId: await recognizeCustomer(act, 1000, customer),
        clusters: ['ACCOUNT_BASIC'],
        accounts: [{ bankAccountId: `account of ${customer}`, accountCategory: 'DEPOSIT_ACCOUNT' }],
        bankGrant: 'a grant',
        expiresAt: act.at.add({ hours: 24 * 300 }),
      })
    }
  })
}

test('twenty receivers that hang leave one that answers its turn, while they hang', async () => {
  await using server = await openTestServer()
  await using hanging = await openHanging()
  await using quick = await openReceiver()
  const { clientId } = server.recipient
  await act(server.stage, bySystem('test'), (act) => subscribeTo(act, server, clientId, quick.url))
  await grantTo(server, [clientId], 'the first')
  assert.equal(await deliver(server), 1)

  const others = await subscribeApps(server, 20, hanging.url)
  await grantTo(server, others, 'the first')
  for (const customer of ['a', 'b', 'c']) await grantTo(server, [...others, clientId], customer)
  const stop = new AbortController()
  const running = deliver(server, { mostAtOnce: 20 }, undefined, stop.signal)
  await until(() => quick.received.length === 4 && hanging.reached() >= 10)
  assert.deepEqual([hanging.reached(), hanging.open()], [10, 10])
  stop.abort()
  hanging.letGo()
  assert.equal(await running, 13)
})

test('one app has no more than four under way, however many subscriptions it has', async () => {
  await using server = await openTestServer()
  await using hanging = await openHanging()
  const { clientId } = server.recipient
  await act(server.stage, bySystem('test'), async (act) => {
    for (let number = 0; number < 10; number++) await subscribeTo(act, server, clientId, `${hanging.url}/${number}`)
  })
  await grantTo(server, [clientId], 'a')
  const stop = new AbortController()
  const running = deliver(server, { mostAtOnce: 20 }, undefined, stop.signal)
  await until(() => hanging.reached() === 4)
  await deliver(server, { mostAtOnce: 20 })
  assert.equal(hanging.reached(), 4)
  stop.abort()
  hanging.letGo()
  assert.equal(await running, 4)
})

test('a receiver that switches protocols keeps no place, and the job ends', async () => {
  await using server = await openTestServer()
  await using switching = await openHanging(SWITCHING)
  const apps = await subscribeApps(server, 20, switching.url)
  await grantTo(server, apps, 'a')
  assert.equal(await deliver(server, { deadline: 60_000 }), 20)
  await until(() => switching.open() === 0)
  const outcomes = await server.database.run('select distinct outcome from destination', [])
  assert.deepEqual(outcomes, [{ outcome: 'not-understood' }])
})

test('what fails while deliveries are under way is told when they are settled, and the next turn goes on', async () => {
  await using server = await openTestServer()
  await using quick = await openReceiver()
  const { clientId } = server.recipient
  await act(server.stage, bySystem('test'), (act) => subscribeTo(act, server, clientId, quick.url))
  for (const customer of ['a', 'b', 'c', 'd']) await grantTo(server, [clientId], customer)
  let calls = 0
  const transaction: TestServer['database']['transaction'] = (body) => {
    // Of the acts the first that settles.
    if (quick.received.length > 0 && calls++ === 0) return Promise.reject(new Error('the database is gone'))
    return server.database.transaction(body)
  }
  const stage = { ...server.stage, database: { ...server.database, transaction } }
  await assert.rejects(deliver({ stage, vault: server.vault, app: server.app }), /the database is gone/)
  assert.equal(quick.received.length, 4)
  server.clock.advance({ minutes: 2 })
  assert.equal(await deliver(server), 1)
  assert.equal(new Set(quick.received.map(({ id }) => id)).size, 4)
})
