// The tokens of a grant in the last seconds of an access token.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grantEnded } from '../../domain/grants/renewal.ts'
import { movableClock } from '../../platform/clock.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { accessOf, type GrantParts } from './grant.ts'

const call = { signal: new AbortController().signal, requestId: '' }

test('an access token is used until it is over, whatever came of its renewal', async () => {
  for (const error of [grantEnded(), bankTrouble('refused')]) {
    const clock = movableClock(Temporal.Instant.fromEpochMilliseconds(0))
    const value = JSON.stringify({ access: 'good', refresh: 'refresh', expires: 20_000 })
    const parts = {
      providerId: 2000,
      clock,
      tokens: { current: async () => ({ value, version: 1 }), renewed: () => Promise.reject(error) },
    } as unknown as GrantParts
    const headers = () => accessOf(parts, 'grant').headers({ method: 'GET', address: 'https://bank.example', call })
    assert.deepEqual(await headers(), { authorization: 'Bearer good' })
    clock.advance({ seconds: 20 })
    await assert.rejects(headers(), error)
  }
})
