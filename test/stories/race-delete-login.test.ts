// Races of a login's deletion with what rests on it: whoever comes too late is told that the login is gone.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openSharer } from '../banking.ts'
import { openTestServer } from '../server.ts'

const ROUNDS = 10

test(`what asks for a login while it is deleted gets it or is told that it is gone, in each of ${ROUNDS} rounds`, async () => {
  await using server = await openTestServer()
  const sharer = await openSharer(server)
  const keptLogin = (await sharer.open('jane_doe_2_accounts')).loginId
  for (let round = 0; round < ROUNDS; round++) {
    const { loginId, requestId: RequestId } = await sharer.open()
    const { body } = await sharer.call('POST', 'GetAccountsSummary', { RequestId })
    const [{ Id }] = body['Accounts'] as [{ Id: string }]
    const [one, several] = [await sharer.newToken(), { 'flinks-auth-key': await sharer.newToken() }]
    const share = () => sharer.share(`${loginId}/${Id}`)
    const [shared, again, deleted, authorized, both] = await Promise.all([
      share(),
      share(),
      sharer.call('DELETE', `DeleteCard/${loginId}`),
      sharer.authorize({ LoginId: loginId, MostRecentCached: true }, one),
      sharer.call('POST', 'AuthorizeMultiple', { LoginIds: [loginId, keptLogin] }, several),
    ])
    assert.equal(deleted.status, 200, deleted.text)
    for (const { status, text, body } of [shared, again]) {
      assert.ok(status === 200 || (status === 400 && /loginId/.test(text)), `${status} ${JSON.stringify(body)}`)
    }
    assert.ok(authorized.status < 500 && both.status === 200, `${authorized.text} ${both.text}`)
    assert.equal((await share()).status, 400)
  }
})
