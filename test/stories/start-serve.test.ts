// The server for real: with an issuer and a key, and nothing else, it starts on nothing and keeps what it made.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { openDataPlace } from '../data-place.ts'
import { demandRefusal, freePort, startServer } from '../server-process.ts'

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

  const why = /^The stored signing keys do not open with this secret key\. Give the one that the data was made with/
  await demandRefusal(['serve'], { ...settings, SECRET_KEY: newKey() }, why)
  const demo = { ...place.settings, PORT: port, DEMO_APP_PORT: await freePort() }
  await demandRefusal(['demo'], demo, /^This database serves for real\. Give the demo one of its own/)

  await using second = await startServer('serve', settings)
  assert.deepEqual(await readKeys(metadata), keys)
  assert.deepEqual((await second.end('SIGINT')).code, 0)
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
