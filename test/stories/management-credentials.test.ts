// Credentials of an organization: recognised, never told again, and replaced without a moment in which none works.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { act, bySystem, type Stage } from '../../src/domain/journal/act.ts'
import { createCredential, type NewCredential } from '../../src/domain/organizations/create-credential.ts'
import { createOrganization } from '../../src/domain/organizations/create-organization.ts'
import { findCredentials, type PresentedKind } from '../../src/domain/organizations/credential.ts'
import { endCredential } from '../../src/domain/organizations/end-credential.ts'
import { recognizeCredential } from '../../src/domain/organizations/recognize-credential.ts'
import { movableClock, type MovableClock } from '../../src/platform/clock.ts'
import { newGuid } from '../../src/platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../database.ts'
import { until } from '../until.ts'

const by = bySystem('test')
const kinds: readonly PresentedKind[] = ['api_secret', 'secret_key', 'x_api_key']

let database: TestDatabase
let clock: MovableClock
let stage: Stage
let organizationId: string
let customerId: string
before(async () => {
  database = await openTestDatabase()
  clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
  stage = { database, clock }
})
after(() => database[Symbol.asyncDispose]())

async function newOrganization(): Promise<void> {
  customerId = newGuid()
  organizationId = await act(stage, by, (act) => createOrganization(act, 'Story Apps', customerId))
}

const create = (kind: PresentedKind): Promise<NewCredential> =>
  act(stage, by, (act) => createCredential(act, organizationId, kind))
const end = (credentialId: string): Promise<string> => act(stage, by, (act) => endCredential(act, credentialId))
const recognize = async (kind: PresentedKind, secret: string, customer = customerId): Promise<string | undefined> =>
  (await recognizeCredential(database, clock.now(), { customerId: customer, kind, secret }))?.organizationId

test('a secret opens for its own organization and its own kind alone', async () => {
  await newOrganization()
  const secrets = await Array.fromAsync(kinds, async (kind) => ({ kind, ...(await create(kind)) }))
  for (const { kind, secret } of secrets) {
    assert.match(secret, /^[A-Za-z0-9_-]{43}$/)
    for (const other of kinds) {
      assert.equal(await recognize(other, secret), other === kind ? organizationId : undefined)
    }
    assert.equal(await recognize(kind, secret, customerId.toUpperCase()), organizationId)
    for (const wrong of [newGuid(), organizationId, '', "' or 1=1 --"]) {
      assert.equal(await recognize(kind, secret, wrong), undefined)
    }
    for (const wrong of ['', `${secret} `, secret.toLowerCase(), 'x'.repeat(10_000)]) {
      assert.equal(await recognize(kind, wrong), undefined)
    }
  }
})

test('two of a kind live while one replaces the other, and never a third', async () => {
  await newOrganization()
  const first = await create('api_secret')
  const second = await create('api_secret')
  await assert.rejects(create('api_secret'), /conflict: There are two credentials of the kind api_secret already/)
  await create('x_api_key')
  for (const { secret } of [first, second]) assert.equal(await recognize('api_secret', secret), organizationId)
  await end(first.credentialId)
  assert.equal(await recognize('api_secret', first.secret), undefined)
  assert.equal(await recognize('api_secret', second.secret), organizationId)
  await assert.rejects(end(first.credentialId), /conflict: There is no such active credential/)
  await assert.rejects(end('credential_nobodys'), /conflict/)
  await create('api_secret')
})

test('of eight made at the same moment, two live', async () => {
  await newOrganization()
  const made = await Promise.allSettled(Array.from({ length: 8 }, () => create('secret_key')))
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 2)
  assert.equal((await findCredentials(database, organizationId)).length, 2)
})

test('nothing that is stored or journaled is the secret', async () => {
  await newOrganization()
  const { secret } = await create('api_secret')
  const rows = await database.read.selectFrom('organization_credential').selectAll().execute()
  const entries = await database.read.selectFrom('journal_entry').selectAll().execute()
  assert.ok(!JSON.stringify([rows, entries]).includes(secret))
})

test('the last use is known to the minute, and a use does not write within it', async () => {
  await newOrganization()
  const { credentialId, secret } = await create('api_secret')
  const lastUseOf = async (id: string): Promise<string | undefined> =>
    (await findCredentials(database, organizationId)).find((one) => one.credentialId === id)?.lastUsedAt?.toString()
  const lastUse = (): Promise<string | undefined> => lastUseOf(credentialId)
  assert.equal(await lastUse(), undefined)
  const first = clock.now().toString()
  await Promise.all(Array.from({ length: 20 }, () => recognize('api_secret', secret)))
  await until(async () => (await lastUse()) === first)
  clock.advance({ seconds: 59 })
  await recognize('api_secret', secret)
  // What is used for the first time after it is written after it.
  const other = await create('secret_key')
  await recognize('secret_key', other.secret)
  await until(async () => (await lastUseOf(other.credentialId)) !== undefined)
  assert.equal(await lastUse(), first)
  clock.advance({ seconds: 1 })
  const second = clock.now().toString()
  await recognize('api_secret', secret)
  await until(async () => (await lastUse()) === second)
})
