// The link between the two families: an app's consent has a LoginId, which its organization reads with and shares on.

import assert from 'node:assert/strict'
import test from 'node:test'
import { access, accountsOf, codeOf, openSharer } from '../banking.ts'
import { openClient } from '../oauth-client.ts'
import { openTestServer } from '../server.ts'

test('a LoginId of the OAuth trip shares on where the customer agreed to it, and ends with its consent', async () => {
  await using server = await openTestServer({ sharesOnward: true })
  const sharer = await openSharer(server)
  const app = await openClient(server)
  const answer = await consentByPages(app)
  const loginId = String(answer['login_id'])
  const refreshToken = String(answer['refresh_token'])
  assert.equal((await app.introspect(refreshToken))['login_id'], loginId)
  const authorized = await sharer.authorize({ LoginId: loginId, MostRecentCached: true })
  assert.equal(authorized.status, 200, authorized.text)
  const RequestId = authorized.body['RequestId']
  const [account] = accountsOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId }))
  const share = () => sharer.share(`${loginId}/${account!.Id}`)
  const token = String((await share()).body['AccessToken'])
  const authorization = `Bearer ${String((await sharer.share('authsecret/Lender')).body['AuthSecret'])}`
  const read = () => access(server, token, { authorization })
  assert.equal((await read()).status, 200)
  await app.revoke(refreshToken)
  // A revoked token ends the connection with its consent.
  assert.match((await read()).text, /This accessToken doesn't exist or has expired/)
  assert.match((await share()).text, /This loginId doesn't exist/)
})

test('where the customer did not agree to sharing on, there is a LoginId to read with and none to share', async () => {
  await using server = await openTestServer()
  const sharer = await openSharer(server)
  const answer = await consentByPages(await openClient(server))
  assert.equal(answer['login_id'], undefined)
  const row = await server.database.read.selectFrom('login').select('login_id').executeTakeFirstOrThrow()
  const { RequestId } = (await sharer.authorize({ LoginId: row.login_id, MostRecentCached: true })).body
  const [account] = accountsOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId }))
  const refused = await sharer.share(`${row.login_id}/${account!.Id}`)
  assert.equal(codeOf(refused), '400 INVALID_REQUEST')
  assert.deepEqual(refused.body['ValidationDetails'], {
    loginId: ['The customer of this loginId did not agree to sharing.'],
  })
})

/** The token answer of a customer's trip through the pages, with every member of it. */
async function consentByPages(app: Awaited<ReturnType<typeof openClient>>): Promise<Record<string, unknown>> {
  const members: Record<string, unknown>[] = []
  const fetched = globalThis.fetch
  globalThis.fetch = async (...parameters) => {
    const response = await fetched(...parameters)
    if (response.url.endsWith('/api/v1/token')) members.push((await response.clone().json()) as Record<string, unknown>)
    return response
  }
  try {
    await app.connect()
  } finally {
    globalThis.fetch = fetched
  }
  return members.at(-1)!
}
