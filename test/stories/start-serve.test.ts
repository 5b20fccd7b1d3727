// The server for real: with an issuer and a key, and nothing else, it starts on nothing and keeps what it made.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { openStoredVault } from '../../src/domain/secret-keys/open-stored-vault.ts'
import { reseal } from '../../src/domain/secret-keys/reseal.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { freePort } from '../../tools/free-port.ts'
import { openDataPlace } from '../data-place.ts'
import { demandRefusal, runCommand, startServer } from '../server-process.ts'

test('serve makes a signing key at its first start and keeps it to itself', async () => {
  await using place = await openDataPlace()
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const settings = { ...place.settings, PORT: port, ISSUER: issuer, SECRET_KEY: newKey() }

  await using first = await startServer('serve', settings)
  const metadata = await readJson(`${issuer}/.well-known/oauth-authorization-server`)
  assert.equal(metadata['issuer'], issuer)
  assert.equal(metadata['token_endpoint'], `${issuer}/api/v1/token`)
  const keys = await readKeys(metadata)
  assert.deepEqual(
    keys.map(({ kty, crv, d }) => ({ kty, crv, d })),
    [{ kty: 'EC', crv: 'P-256', d: undefined }],
  )
  const { code, stderr } = await first.end('SIGTERM')
  assert.deepEqual([code, stderr], [0, ''])

  const why = /^The stored data does not open with this secret key\. Give the key that the data was sealed with/
  await demandRefusal(['serve'], { ...settings, SECRET_KEY: newKey() }, why)
  const demo = { ...place.settings, PORT: port, DEMO_APP_PORT: await freePort() }
  await demandRefusal(['demo'], demo, /^This database was not made by the demo\. Give the demo one of its own/)

  await using second = await startServer('serve', settings)
  assert.deepEqual(await readKeys(metadata), keys)
  assert.deepEqual((await second.end('SIGINT')).code, 0)
})

test('the secret key is replaced in steps, each of which says what comes next, and none can be left out', async () => {
  await using place = await openDataPlace()
  const port = await freePort()
  const [former, current] = [newKey(), newKey()]
  const settings = { ...place.settings, PORT: port, ISSUER: `http://127.0.0.1:${port}` }
  const secretKeys = async (SECRET_KEY: string) =>
    (await runCommand(['secret-keys'], { ...settings, SECRET_KEY })).stdout
  const serve = (SECRET_KEY: string) => startServer('serve', { ...settings, SECRET_KEY })
  const demandRefused = (SECRET_KEY: string, why: RegExp) => demandRefusal(['serve'], { ...settings, SECRET_KEY }, why)

  await (await serve(former)).end('SIGTERM')
  assert.match(await secretKeys(former), /^The secret key [0-9a-f]{16} seals\. There is no other\.\n$/)
  await demandRefused(current, /^The stored data does not open with this secret key\./)
  await demandRefused(`${current},${newKey()}`, /^The stored data does not open with this secret key\./)

  await using both = await serve(`${current},${former}`)
  assert.match(
    await secretKeys(`${current},${former}`),
    /\nKeep the former key for now\. It is still needed for signing key: 1\./,
  )
  await both.end('SIGTERM')
  await demandRefused(current, /^Stored data still depends on a secret key that is not given \(signing key: 1\)\./)

  await place.inDatabase(async (database) => {
    const stage = { database, clock: systemClock }
    const keys = [current, former].map((key) => Buffer.from(key, 'base64'))
    assert.equal(await reseal(stage, await openStoredVault(stage, keys)), 1)
  })
  assert.match(
    await secretKeys(`${current},${former}`),
    /\nNothing depends on a former key any more: take it out of SECRET_KEY/,
  )
  await using alone = await serve(current)
  await alone.end('SIGTERM')
  await demandRefused(former, /^The stored data does not open with this secret key\./)
})

type Json = Readonly<Record<string, unknown>>

function newKey(): string {
  return randomBytes(32).toString('base64')
}

async function readJson(address: string): Promise<Json> {
  const response = await fetch(address)
  assert.equal(response.status, 200)
  return (await response.json()) as Json
}

async function readKeys(metadata: Json): Promise<readonly Json[]> {
  return (await readJson(String(metadata['jwks_uri'])))['keys'] as readonly Json[]
}
