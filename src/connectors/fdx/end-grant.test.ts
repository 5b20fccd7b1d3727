// The end of a grant is told the bank with whatever is still good for it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grantEnded } from '../../domain/grants/renewal.ts'
import { endFdxGrant, type EndGrantParts } from './end-grant.ts'

const call = { signal: new AbortController().signal, requestId: '' }

/** A grant whose access token is over, and whose renewal has an outcome that nobody knows. */
function partsOf(revokes: EndGrantParts['settings']['revokes'], consent?: string) {
  const revoked: string[] = []
  const grant = { access: 'access', refresh: 'refresh', expires: 0, consent }
  const parts = {
    providerId: 2000,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(1_000_000) },
    tokens: {
      current: async () => ({ value: JSON.stringify(grant), version: 1 }),
      renewed: async () => {
        throw grantEnded()
      },
    },
    openId: {
      canRevoke: async () => true,
      revoke: async (token: string) => void revoked.push(token),
    },
    settings: { revokes },
    ask: {
      http: { send: () => assert.fail('there is no token to send') },
      settings: { fdxAddress: 'https://bank.example/fdx', paths: {}, headers: {} },
      policy: { run: (_call: unknown, attempt: (signal: AbortSignal) => Promise<unknown>) => attempt(call.signal) },
    },
  } as unknown as EndGrantParts
  return { parts, revoked }
}

test('a consent that no access token can end at the bank any more is ended there by its refresh token', async () => {
  for (const consent of ['a consent', '..']) {
    const { parts, revoked } = partsOf('auto', consent)
    await endFdxGrant(parts, 'grant', call)
    assert.deepEqual(revoked, ['refresh'], consent)
  }
  const { parts, revoked } = partsOf('consent', 'a consent')
  await endFdxGrant(parts, 'grant', call)
  assert.deepEqual(revoked, [], 'the settings say that this bank has no other way')
})
