// Races of a refresh with a revocation: whichever comes first, nothing opens anything afterwards.

import assert from 'node:assert/strict'
import test from 'node:test'
import { postForm } from '../requests.ts'
import { newCode, openClient, read, refused } from '../oauth-client.ts'
import { openTestServer } from '../server.ts'

const ROUNDS = 50

test(`after a revocation that raced refreshes no token opens anything, in each of ${ROUNDS} rounds`, async () => {
  await using server = await openTestServer()
  const app = await openClient(server)
  for (let round = 0; round < ROUNDS; round++) {
    const { accessToken, refreshToken } = await app.redeem(await newCode(server, app))
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
    const refresh = () => postForm(server, '/api/v1/token', fields, app.credentials)
    const before = [refresh(), refresh()]
    const revoked = app.revoke(round % 2 === 0 ? refreshToken : accessToken)
    const replies = await Promise.all([...before, refresh(), refresh()])
    await revoked
    for (const { status, body } of replies) {
      assert.ok(status === 200 || body['error'] === 'invalid_grant')
      if (status === 200) assert.equal((await read(server, String(body['access_token']))).status, 401)
    }
    assert.equal((await read(server, accessToken)).status, 401)
    await assert.rejects(app.refresh(refreshToken), refused('invalid_grant'))
  }
})
