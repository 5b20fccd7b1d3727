// Signing keys: what a library that we did not write makes of them.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { calculateJwkThumbprint } from 'jose'
import { openVault } from '../../platform/secret.ts'
import { newSigningKey } from './signing-key.ts'

test('the id of a key is its RFC 7638 thumbprint', async () => {
  const { kid, public_jwk: jwk } = newSigningKey(openVault([randomBytes(32)], randomBytes(32)))
  assert.equal(kid, await calculateJwkThumbprint(jwk))
  assert.equal(jwk.kid, kid)
})
