// Story: an operator sees how a bank answers, in the console and by the API, with its breakers and the cause of what failed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankTrouble } from '../../src/connectors/trouble/bank-trouble.ts'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram } from '../operator-program.ts'
import { openTestServer } from '../server.ts'

type Health = {
  readonly state: string
  readonly failures: readonly { readonly trouble: string; readonly times: number; readonly advice: string }[]
}

test('an operator sees how a bank answers: operations, breakers, and what to do about what failed last', async () => {
  await using server = await openTestServer()
  const ada = openBrowser(server.issuer)
  await makeOperator(server, ada, 'ada@example.com', 'viewer')
  const policy = server.app.policies.of(1000)
  const call = (operation: string, attempt: () => Promise<unknown>) =>
    policy
      .run({ operation, repeatable: false, signal: new AbortController().signal, requestId: 'request_1' }, attempt)
      .catch(() => {})
  await call('accounts', async () => 'good')
  for (let failure = 0; failure < 12; failure++) await call('token', () => Promise.reject(bankTrouble('certificate')))
  await server.app.policies.flush()
  const program = await openProgram(server, 'viewer')
  const health = await program.demand<Health>('GET', '/providers/1000/health')
  assert.equal(health.state, 'down')
  const [failure] = health.failures
  assert.deepEqual([failure?.trouble, failure?.times], ['certificate', 10])
  assert.match(failure!.advice, /renew its certificate/)
  assert.equal((await program.call('GET', '/providers/999/health')).status, 404)
  const page = await ada.open('/console/providers/1000')
  for (const text of ['Not available', 'open until', 'signed by itself', 'request_1'])
    assert.ok(page.text.includes(text), text)
  const french = await ada.open('/console/providers/1000?language=fr')
  assert.match(french.text, /Indisponible/)
  assert.match((await ada.open('/console/providers/1001')).text, /Aucun appel/)
})
