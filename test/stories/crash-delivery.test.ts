// Crash: the server is killed between two attempts at a delivery and in the middle of one, and the app still learns everything.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import type { Database } from '../../src/database/open.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { subscribe } from '../../src/domain/notifications/subscribe.ts'
import { openStoredVault } from '../../src/domain/secret-keys/open-stored-vault.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { freePort } from '../../tools/free-port.ts'
import { openDataPlace } from '../data-place.ts'
import { giveConsent } from '../oauth-client.ts'
import { isSigned, openReceiver, type Received } from '../receiver.ts'
import { seeded } from '../seeded.ts'
import { makeWorld, REDIRECT_URI } from '../server.ts'
import { startServer, type ServerProcess } from '../server-process.ts'
import { until } from '../until.ts'

/** Milliseconds: a delivery that was cut off is taken up again when its lease of 35 seconds is over. */
const PATIENCE = 180_000

const CUSTOMERS = ['maple-10001', 'maple-10002', 'maple-10003']

test('what a kill -9 cuts off between two attempts, or in the middle of one, arrives later: signed, in order, under its id', async () => {
  await using place = await openDataPlace(seeded)
  await using receiver = await openReceiver()
  const secretKey = randomBytes(32)
  const { secrets, consents } = await place.inDatabase((database) => prepare(database, secretKey, receiver.url))
  const port = await freePort()
  const settings = {
    ...place.settings,
    PORT: port,
    ISSUER: `http://127.0.0.1:${port}`,
    SECRET_KEY: secretKey.toString('base64'),
    ALLOW_LOOPBACK_CALLBACKS: 'yes',
    NOTIFICATION_DEADLINE: '5000',
  }
  const seen = (count: number): Promise<void> => until(() => receiver.received.length >= count, PATIENCE)
  const written = (server: ServerProcess, count: number): Promise<void> =>
    until(() => deliveriesOf(server.printed()) >= count, PATIENCE)

  receiver.answer = (_, response) => void response.writeHead(500).end()
  await using first = await startServer('serve', settings)
  await seen(consents.length)
  // The next attempts are due in ten seconds.
  await written(first, consents.length)
  await first.end('SIGKILL')

  receiver.answer = () => {}
  await using second = await startServer('serve', settings)
  await seen(2 * consents.length)
  await second.end('SIGKILL')

  receiver.answer = (_, response) => void response.writeHead(204).end()
  await using third = await startServer('serve', settings)
  await seen(4 * consents.length)
  await written(third, 2 * consents.length)
  await third.end('SIGTERM')

  assert.ok(receiver.received.every((one) => secrets.some((secret) => isSigned(one, secret))))
  for (const consentId of consents) {
    const told = receiver.received.filter((one) => one.consentId === consentId)
    const granted = 'CONSENT_GRANTED'
    assert.deepEqual(
      told.map(({ event }) => event),
      [granted, granted, granted, 'CONSENT_REVOKED'],
    )
    assert.equal(idsOf(told).size, 2)
  }
  const outcomes = await place.inDatabase(findOutcomes)
  const each = (outcome: string): string[] => consents.map(() => outcome)
  // Of the attempt that was cut off nobody knows how it went.
  assert.deepEqual(outcomes, [...each('1 status-500'), ...each('1 status-204'), ...each('3 status-204')].toSorted())
})

/** The attempts whose outcome is in the database: the job tells of them when it has written them down. */
function deliveriesOf(printed: string): number {
  return printed
    .split('\n')
    .filter((line) => line.includes('"job":"deliver-events"'))
    .map((line) => (JSON.parse(line) as { count?: number }).count ?? 0)
    .reduce((sum, count) => sum + count, 0)
}

const idsOf = (told: readonly Received[]): ReadonlySet<string> => new Set(told.map(({ id }) => id))

/** Consents that were given and ended, and an app that wants to know both. */
async function prepare(database: Database, secretKey: Buffer, callbackUrl: string) {
  const stage = { database, clock: systemClock }
  const vault = await openStoredVault(stage, [secretKey])
  const by = bySystem('test')
  const { recipient } = await act(stage, by, (act) => makeWorld(act, vault))
  const { clientId } = recipient
  const secrets: string[] = []
  for (const type of ['CONSENT_UPDATED', 'CONSENT_REVOKED'] as const) {
    const effectiveDate = Temporal.PlainDate.from('2026-01-01')
    const wanted = { type, category: 'CONSENT', callbackUrl, effectiveDate } as const
    secrets.push((await act(stage, by, (act) => subscribe(act, vault, { clientId, ...wanted }, 2))).secret)
  }
  const consents: string[] = []
  for (const bankCustomerId of CUSTOMERS) {
    const given = { clientId, redirectUri: REDIRECT_URI, bankCustomerId }
    const { consentId } = await act(stage, by, (act) => giveConsent(act, vault, given))
    await act(stage, by, (act) => endConsent(act, consentId, 'customer'))
    consents.push(consentId)
  }
  return { secrets, consents }
}

/** Which attempt came to what, as the journal has it. */
async function findOutcomes({ run }: Database): Promise<readonly string[]> {
  const rows = await run<{ told: string }>(
    `select concat(detail->>'attempt', ' ', detail->>'outcome') as told from journal_entry where action = 'attempt-delivery'`,
    [],
  )
  return rows.map(({ told }) => told).toSorted()
}
