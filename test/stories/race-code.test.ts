// Races for a code: of many redemptions at the same moment one wins, and the theft that they may be ends its tokens.

import assert from 'node:assert/strict'
import test from 'node:test'
import { postForm } from '../requests.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { giveConsent, openClient, type Consented } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI } from '../server.ts'

const ROUNDS = 200
const AT_ONCE = 8

test(`of ${AT_ONCE} simultaneous redemptions of one code exactly one wins, in each of ${ROUNDS} rounds`, async () => {
  await using server = await openTestServer()
  const app = await openClient(server)
  const { clientId } = server.recipient
  const consents = await act(server.stage, bySystem('test'), async (act) => {
    const given: Consented[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const bankCustomerId = `invented-${round}`
      given.push(await giveConsent(act, server.vault, { clientId, redirectUri: REDIRECT_URI, bankCustomerId }))
    }
    return given
  })
  const living = async (): Promise<number> => {
    const rows = await server.database.run('select 1 from refresh_token where ended_at is null', [])
    return rows.length
  }

  for (const { code } of consents) {
    const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, () => postForm(server, '/api/v1/token', fields, app.credentials)),
    )
    const outcomes = replies.map(({ status, body }) => body['error'] ?? status)
    assert.deepEqual(outcomes.toSorted(), [200, ...Array.from({ length: AT_ONCE - 1 }, () => 'invalid_grant')])
    assert.equal(await living(), 0)
  }
  const rows = await server.database.run('select 1 from refresh_token', [])
  assert.equal(rows.length, ROUNDS)
})
