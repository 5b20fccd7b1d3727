// The log, the metrics and the journal of Data Sharing name the organization, the partner and the consent, and nothing that opens anything.

import assert from 'node:assert/strict'
import test from 'node:test'
import { systemClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { access, accountsOf, openSharer, signInOf } from '../banking.ts'
import { openProgram } from '../operator-program.ts'
import { openTestServer } from '../server.ts'

test('no token, secret, user name, password, answer or bank data stands in the log, in the metrics or in the journal', async () => {
  const lines: string[] = []
  await using server = await openTestServer({ log: openLog(systemClock, (line) => void lines.push(line)) })
  const sharer = await openSharer(server)
  const token = await sharer.newToken()
  const asked = await sharer.authorize(signInOf('Greatday'), token)
  const [challenge] = asked.body['SecurityChallenges'] as { Prompt: string }[]
  const SecurityResponses = { [challenge!.Prompt]: ['Montreal'] }
  await sharer.authorize({ RequestId: asked.body['RequestId'], SecurityResponses }, token)
  const { requestId: RequestId, loginId } = await sharer.open()
  const detail = await sharer.call('POST', 'GetAccountsDetail', { RequestId })
  const [account] = accountsOf(detail)
  const secret = await sharer.share('authsecret/Hidden%20Partner')
  const authSecret = String(secret.body['AuthSecret'])
  const accessToken = String((await sharer.share(`${loginId}/${account!.Id}`)).body['AccessToken'])
  const read = await access(server, accessToken, { authorization: `Bearer ${authSecret}` })
  assert.equal(read.status, 200)
  await access(server, accessToken, { authorization: `Basic ${btoa(`${authSecret}:${accessToken}`)}` })
  await access(server, `${accessToken}/x`, { authorization: `Bearer ${authSecret}` }).catch(() => {})
  await access(server, `${accessToken}%`, {}, `?token=${authSecret}`)
  await sharer.share(`authsecret/disable/${String(secret.body['PermissionId'])}`)
  await access(server, accessToken, { 'flinks-auth-key': authSecret })
  await sharer.call('POST', 'Authorize', '{"Password":"Everyday"', { 'flinks-auth-key': token })
  const again = String((await sharer.share('authsecret/Second')).body['AuthSecret'])
  await server.database.run('drop table sandbox_transaction', [])
  assert.equal((await access(server, accessToken, { authorization: `Bearer ${again}` })).status, 500)

  const operator = await openProgram(server, 'viewer')
  const metrics = await operator.demand('GET', '/overview')
  assert.match(JSON.stringify(metrics), /"endpoint":"partner-access"/)
  const journal = await server.database.read.selectFrom('journal_entry').selectAll().execute()
  const written = `${lines.join('')}${JSON.stringify([journal, metrics])}`
  for (const named of [sharer.organizationId, String(secret.body['PermissionId'])]) assert.ok(written.includes(named))
  const carried = [
    ...`${detail.text}${read.text}`.matchAll(/"(?:Name|CivicAddress|Email|AccountNumber|Description)":"([^"]+)"/g),
  ]
  assert.ok(carried.length > 50)
  const secrets = [
    token,
    accessToken,
    authSecret,
    again,
    sharer.apiSecret,
    sharer.secretKey,
    sharer.xApiKey,
    'Everyday',
    'greatday_nomfa',
    'Greatday',
    'Montreal',
    'Hidden Partner',
    'maple-10001',
    ...carried.map(([, value = '']) => value),
  ]
  for (const value of new Set(secrets)) assert.ok(!written.includes(value), `${value} is written`)
})
