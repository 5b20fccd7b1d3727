// Story: an operator sees how a bank answers, in the console and by the API, with its breakers and the cause of what failed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankTrouble } from '../../src/connectors/trouble/bank-trouble.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { keepTokens } from '../../src/domain/grants/keep-tokens.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram } from '../operator-program.ts'
import { giveConsent } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

type Health = {
  readonly state: string
  readonly token_trouble?: { readonly trouble: string }
  readonly unknown_renewals: number
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
  const consentId = await loseRenewal(server)
  const program = await openProgram(server, 'viewer')
  const health = await program.demand<Health>('GET', '/providers/1000/health')
  assert.equal(health.state, 'down')
  const [failure] = health.failures
  assert.deepEqual([failure?.trouble, failure?.times], ['certificate', 10])
  assert.match(failure!.advice, /renew its certificate/)
  assert.deepEqual([health.token_trouble?.trouble, health.unknown_renewals], ['reset', 1])
  assert.equal((await program.call('GET', '/providers/999/health')).status, 404)
  const page = await ada.open('/console/providers/1000')
  for (const text of ['Not available', 'open until', 'signed by itself', 'request_1', 'unknown renewal'])
    assert.ok(page.text.includes(text), text)
  const french = await ada.open('/console/providers/1000?language=fr')
  assert.match(french.text, /Indisponible[^]*renouvellement incertain/)
  assert.match((await ada.open('/console/providers/1001')).text, /Aucun appel/)
  await act(server.stage, bySystem('test'), (act) => endConsent(act, consentId, 'recipient'))
  assert.equal((await program.demand<Health>('GET', '/providers/1000/health')).unknown_renewals, 0)
})

/** The bank's answer to a renewal is lost. Returns the consent that it may cost. */
async function loseRenewal({ stage, vault, recipient, app }: TestServer): Promise<string> {
  const grant = { bankGrant: 'a grant', tokens: 'tokens' }
  const { consentId } = await act(stage, bySystem('test'), async (act) => {
    await keepTokens(act, vault, 1000, grant)
    return giveConsent(act, vault, { clientId: recipient.clientId, redirectUri: REDIRECT_URI, ...grant })
  })
  const { signal } = new AbortController()
  const lost = app.tokens.renewed({ providerId: 1000, ...grant }, { value: 'tokens', version: 1 }, signal, () =>
    Promise.reject(bankTrouble('reset')),
  )
  await assert.rejects(lost, { name: 'BankTrouble' })
  return consentId
}
