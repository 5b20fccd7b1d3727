// A bank that says when its refresh tokens are over: they are renewed before, though nobody reads, and the consent goes on.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renewGrantsAtBanks } from '../../src/jobs/renew-grants.ts'
import { silentLog } from '../../src/platform/log.ts'
import { openBankWorld } from './bank-world.ts'

const DAYS = 30
const OVER_IN_DAYS = { members: { refresh_token_expires_in: DAYS * 86_400 } }

test('a refresh token that is over in thirty days is renewed once in each thirty, and a bank that refuses ends the consent', async () => {
  await using world = await openBankWorld()
  const { server, bank, read } = world
  const { stage, vault, app, clock } = server
  const run = () => renewGrantsAtBanks({ stage, vault, banks: app.banks, log: silentLog, deadlineMilliseconds: 10_000 })
  bank.always('token', OVER_IN_DAYS)
  bank.openId.expireAccessTokens()
  assert.equal((await read('/accounts')).status, 200)
  const before = bank.calls('token')
  for (let day = 0; day < DAYS; day++) {
    clock.advance({ hours: 24 })
    await run()
  }
  assert.equal(bank.calls('token'), before + 1)
  bank.openId.revokeGrants()
  for (let day = 0; day < DAYS; day++) {
    clock.advance({ hours: 24 })
    await run()
  }
  assert.deepEqual([bank.calls('token'), bank.openId.reuses], [before + 2, 0])
  const ended = await server.database.read.selectFrom('consent').select('ended_because').execute()
  assert.deepEqual(ended, [{ ended_because: 'bank' }])
})
