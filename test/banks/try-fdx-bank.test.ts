// "Try this bank" at a bank that is not the sandbox's: another Portage, reached by OpenID Connect and FDX over the wire.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { consent, GREATDAY, openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram } from '../operator-program.ts'
import { openTestServer } from '../server.ts'
import { beginTrial, lookAtTrial, runTrials } from '../trials.ts'

const BANK = 2000

test('an operator adds a bank of OAuth and FDX, tries it, and every step that it offers is green', async () => {
  await using portage = await openTestServer()
  const redirectUris = [`${portage.issuer}/banks/${BANK}/return`]
  await using bank = await openTestServer({ redirectUris, allowsLoopbackRedirects: true })
  // The clocks are compared by the date of an answer, which is the machine's.
  const seconds = Math.round(Temporal.Now.instant().since(portage.clock.now()).total('seconds'))
  for (const { clock } of [portage, bank]) clock.advance({ seconds })
  const operator = openBrowser(portage.issuer)
  await makeOperator(portage, operator, 'ada@example.com', 'operator')
  const program = await openProgram(portage, 'operator')
  await program.demand('POST', '/providers', {
    provider_id: String(BANK),
    connector: 'fdx',
    name_en: 'Upstream',
    name_fr: 'En amont',
    country: 'CA',
    language: 'en',
    time_zone: 'America/Toronto',
    settings: {
      issuer: bank.issuer,
      clientId: bank.recipient.clientId,
      fdxAddress: `${bank.issuer}/api/fdx/6/`,
      authorizeParameters: { provider_id: '1000' },
    },
  })
  await program.demand('PUT', `/providers/${BANK}/secrets/clientSecret`, { value: bank.recipient.clientSecret })
  const trial = await beginTrial(program, BANK)
  await runTrials(portage)
  const left = await operator.open((await lookAtTrial(program, trial)).sign_in_address)
  const returned = await consent(openBrowser(bank.issuer), left.address, GREATDAY)
  assert.equal((await operator.open(returned.href)).status, 200)
  await runTrials(portage)
  const { state, steps } = await lookAtTrial(program, trial)
  assert.equal(state, 'done')
  assert.deepEqual(
    steps.filter(({ outcome }) => outcome === 'failed').map(({ name, came }) => `${name}: ${came.en}`),
    [],
  )
  assert.ok(steps.length > 10)
})
