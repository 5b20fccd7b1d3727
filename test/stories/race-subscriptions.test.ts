// Races of subscriptions: one that ends while something is placed for it leaves nothing behind that the others would wait for.

import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { endSubscription } from '../../src/domain/notifications/end-subscription.ts'
import { placeEvents } from '../../src/domain/notifications/place-events.ts'
import { subscribe } from '../../src/domain/notifications/subscribe.ts'
import { onPostgres } from '../data-place.ts'
import { giveConsent } from '../oauth-client.ts'
import { deliver, openReceiver } from '../receiver.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'
import { until } from '../until.ts'

const ROUNDS = 60
const BY = bySystem('test')
const effectiveDate = Temporal.PlainDate.from('2026-01-01')

async function subscribeAnew({ stage, vault, recipient }: TestServer, callbackUrl: string): Promise<readonly string[]> {
  const made: string[] = []
  for (const type of ['CONSENT_UPDATED', 'CONSENT_REVOKED'] as const) {
    const wanted = { type, category: 'CONSENT', callbackUrl, effectiveDate } as const
    made.push(
      (await act(stage, BY, (act) => subscribe(act, vault, { clientId: recipient.clientId, ...wanted }, 20))).id,
    )
  }
  return made
}

async function endAll({ stage, recipient }: TestServer, subscriptions: readonly string[]): Promise<void> {
  for (const id of subscriptions) {
    await act(stage, BY, (act) => endSubscription(act, recipient.clientId, id, 'recipient'))
  }
}

const unsettled = ({ database }: TestServer): Promise<readonly unknown[]> =>
  database.run(
    `select event_id from delivery join destination using (destination_id)
      where ended_at is not null and settled_at is null`,
    [],
  )

test(`who changes a secret by subscribing anew hears of each consent that ends, in ${ROUNDS} rounds`, async () => {
  await using server = await openTestServer()
  await using receiver = await openReceiver()
  const { stage, vault, database, clock, recipient } = server
  let living = await subscribeAnew(server, receiver.url)
  for (let round = 0; round < ROUNDS; round++) {
    const given = { clientId: recipient.clientId, redirectUri: REDIRECT_URI, bankCustomerId: `invented-${round}` }
    const { consentId } = await act(stage, BY, (act) => giveConsent(act, vault, given))
    const former = living
    living = await subscribeAnew(server, receiver.url)
    await Promise.all([
      endAll(server, former),
      delay(Math.random() * 2).then(() => placeEvents(database, clock.now())),
      delay(Math.random() * 4).then(() => placeEvents(database, clock.now())),
    ])
    await act(stage, BY, (act) => endConsent(act, consentId, 'customer'))
    assert.deepEqual(await unsettled(server), [])
    await deliver(server)
    const told = receiver.received.filter((one) => one.consentId === consentId).map(({ event }) => event)
    assert.deepEqual(told.slice(-1), ['CONSENT_REVOKED'], `round ${round}`)
  }
})

const alone = !onPostgres && 'an embedded database does one thing at a time'

test(
  'what is placed while a subscription ends waits for its end, and is not placed for it',
  { skip: alone },
  async () => {
    await using server = await openTestServer()
    await using receiver = await openReceiver()
    const { stage, vault, database, clock, recipient } = server
    const [former] = await subscribeAnew(server, receiver.url)
    const given = { clientId: recipient.clientId, redirectUri: REDIRECT_URI, bankCustomerId: 'invented' }
    await act(stage, BY, (act) => giveConsent(act, vault, given))
    await subscribeAnew(server, receiver.url)
    const [hasEnded, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const ending = act(stage, BY, async (act) => {
      await endSubscription(act, recipient.clientId, former ?? '', 'recipient')
      hasEnded.resolve()
      await mayCommit.promise
    })
    await hasEnded.promise
    let isPlaced = false
    const placing = placeEvents(database, clock.now()).then(() => (isPlaced = true))
    await until(async () => isPlaced || (await isWaitedFor(server)))
    mayCommit.resolve()
    await Promise.all([ending, placing])
    assert.deepEqual(await unsettled(server), [])
    assert.equal(await deliver(server), 1)
  },
)

/** Whether a transaction waits for another. */
async function isWaitedFor({ database }: TestServer): Promise<boolean> {
  const waiting = await database.run(`select from pg_locks where not granted`, [])
  return waiting.length > 0
}
