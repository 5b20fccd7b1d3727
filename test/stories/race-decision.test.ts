// Races of a decision: what was seen a moment before it does not count, and no grant of the bank is lost between the two.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { AuthorizationAt } from '../../src/domain/authorizations/authorization-flow.ts'
import { openAuthorization } from '../../src/domain/authorizations/authorization.ts'
import { keepSignedIn } from '../../src/domain/authorizations/bank-sign-in.ts'
import { allow, deny } from '../../src/domain/authorizations/decide.ts'
import { act, bySystem, type Act } from '../../src/domain/journal/act.ts'
import { moveProvider } from '../../src/domain/providers/move-provider.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { hashSecret } from '../../src/platform/secret.ts'
import { openBrowser, signIn } from '../customer.ts'
import { openClient } from '../oauth-client.ts'
import { countWaitingReleases } from '../release.ts'
import { openTestServer, type TestServer } from '../server.ts'

const inAct = <T>({ stage }: TestServer, body: (act: Act) => Promise<T>): Promise<T> =>
  act(stage, bySystem('test'), body)

/** Of a customer who stands before the decision, as a request has it that was read a moment ago. */
async function beforeDecision(server: TestServer): Promise<AuthorizationAt<'decide'>> {
  const app = await openClient(server)
  const browser = openBrowser(server.issuer)
  const accounts = await signIn(browser, app.authorizeUrl())
  const { address } = await browser.submit(accounts, { decision: 'all' })
  const [, id = ''] = /^\/authorizations\/([^/]+)/.exec(address.pathname) ?? []
  const known = 'a secret of the browser that the story knows'
  await server.database.run('update authorization_request set browser_hash = $2 where authorization_id = $1', [
    id,
    hashSecret(known),
  ])
  const authorization = await openAuthorization(server.database, server.vault, id, known)
  assert.ok(authorization.status === 'accountsChosen')
  return authorization
}

function allowIt(server: TestServer, authorization: AuthorizationAt<'decide'>): Promise<string> {
  const end = server.clock.now().add({ hours: 24 })
  return inAct(server, (act) => allow(act, server, authorization, end))
}

async function countConsents({ database }: TestServer): Promise<number> {
  return (await database.run('select from consent', [])).length
}

test('a bank that is disabled while the customer presses the button is shared nothing from', async () => {
  await using server = await openTestServer()
  const authorization = await beforeDecision(server)
  await inAct(server, (act) => moveProvider(act, 1000, 'disable-provider'))
  await assert.rejects(allowIt(server, authorization), { code: 'provider_disabled' })
  assert.equal(await countConsents(server), 0)
  await inAct(server, (act) => moveProvider(act, 1000, 'enable-provider'))
  assert.match(await allowIt(server, authorization), /code=/)
})

test('who has signed in once more meanwhile agrees to nothing that they saw before, and the former grant is released', async () => {
  await using server = await openTestServer()
  const authorization = await beforeDecision(server)
  const { signedIn } = authorization
  const again = { ...signedIn, bankGrant: 'another grant' }
  await inAct(server, (act) => keepSignedIn(act, server.vault, authorization, again))
  await assert.rejects(allowIt(server, authorization), { code: 'authorization_decided' })
  assert.equal(await countConsents(server), 0)
  assert.equal(await countWaitingReleases(server), 1)
})

test('a sign-in that comes after the decision, or too late, is released', async () => {
  await using server = await openTestServer()
  const decided = await beforeDecision(server)
  await inAct(server, (act) => deny(act, server, decided))
  const late = await beforeDecision(server)
  server.clock.advance({ minutes: 10 })
  for (const [authorization, released] of [
    [decided, 2],
    [late, 3],
  ] as const) {
    const again = { ...authorization.signedIn, bankGrant: `another grant of ${authorization.id}` }
    await inAct(server, (act) => keepSignedIn(act, server.vault, authorization, again))
    assert.equal(await countWaitingReleases(server), released)
  }
  // The one that was there before goes with its time, once.
  for (let turn = 0; turn < 2; turn++) {
    await endWhatIsOver(server.stage)
    assert.equal(await countWaitingReleases(server), 4)
  }
})
