// Signed tokens: what is remembered of a signature never lets a token through that a fresh check would refuse.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { openTestDatabase } from '../../../test/database.ts'
import { systemClock } from '../../platform/clock.ts'
import { openVault } from '../../platform/secret.ts'
import { act, bySystem } from '../journal/act.ts'
import { endSigningKey } from '../keys/end-signing-key.ts'
import { openKeyRing } from '../keys/key-ring.ts'
import { makeSigningKey } from '../keys/make-signing-key.ts'
import { signToken, verifyToken } from './json-web-token.ts'

const refused = { code: 'invalid_token' }

await using database = await openTestDatabase()
const stage = { database, clock: systemClock }
const vault = openVault([randomBytes(32)], randomBytes(32))
await act(stage, bySystem('test'), (act) => makeSigningKey(act, vault, act.at))
const ring = await openKeyRing(database, vault, systemClock)

await test('a token that was read before is not taken for another one with the same claims or the same signature', async () => {
  const token = signToken(ring, 'at+jwt', { sub: 'one' })
  const other = signToken(ring, 'at+jwt', { sub: 'two' })
  for (const one of [token, token, other]) await verifyToken(ring, 'at+jwt', one)
  const [head, body] = token.split('.')
  const [, otherBody, otherSignature] = other.split('.')
  await assert.rejects(verifyToken(ring, 'at+jwt', `${head}.${body}.${otherSignature}`), refused)
  await assert.rejects(verifyToken(ring, 'at+jwt', `${head}.${otherBody}.${token.split('.')[2]}`), refused)
  assert.deepEqual(await verifyToken(ring, 'at+jwt', token), { sub: 'one' })
})

await test('a token that was read before dies with the key that signed it', async () => {
  const token = signToken(ring, 'at+jwt', { sub: 'one' })
  await verifyToken(ring, 'at+jwt', token)
  await act(stage, bySystem('test'), (act) => endSigningKey(act, vault, ring.signing().kid, 'a story'))
  await ring.reload()
  await assert.rejects(verifyToken(ring, 'at+jwt', token), refused)
})
