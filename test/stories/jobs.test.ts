// Jobs: what time has ended is ended and written down, once, however many nodes look after it, and nothing else is touched.

import assert from 'node:assert/strict'
import test from 'node:test'
import { grantConsent } from '../../src/domain/consents/grant-consent.ts'
import { recognizeCustomer } from '../../src/domain/customers/recognize-customer.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { openSharer } from '../banking.ts'
import { openBrowser, signIn } from '../customer.ts'
import { newCode, openClient } from '../oauth-client.ts'
import { connect } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

test('a consent past its last day ends with its tokens and one entry; a living one is left alone', async () => {
  await using server = await openTestServer()
  const { stage, clock } = server
  const old = await connect(server, 'greatday_nomfa')
  clock.advance({ days: 340 })
  const young = await connect(server, 'every_account')
  const before = await stateOf(server, young.consentId)
  assert.equal(await endWhatIsOver(stage), 0)

  clock.advance({ days: 26 })
  const entries = await journal(server)
  assert.equal(await endWhatIsOver(stage), 1)
  assert.equal(await endWhatIsOver(stage), 0)
  const [ended] = await rows(server, `select ended_because, bank_grant_sealed from consent where consent_id = $1`, [
    old.consentId,
  ])
  assert.deepEqual(ended, { ended_because: 'expired', bank_grant_sealed: null })
  assert.deepEqual(
    await rows(server, `select from refresh_token where consent_id = $1 and ended_at is null`, [old.consentId]),
    [],
  )
  assert.deepEqual((await journal(server)).slice(entries.length), [
    { action: 'end-consent', actor_kind: 'system', actor_id: 'end-what-is-over', consent_id: old.consentId },
  ])
  assert.equal(await stateOf(server, young.consentId), before)
  assert.equal((await young.get('/api/fdx/5/accounts')).status, 200)
})

test('authorizations and codes go a day after their end, those in which nobody signed in after an hour, and not before', async () => {
  await using server = await openTestServer()
  const { stage, clock } = server
  const app = await openClient(server)
  await openBrowser(server.issuer).open(app.authorizeUrl().href)
  await signIn(openBrowser(server.issuer), app.authorizeUrl())
  await newCode(server, app)
  const left = async (): Promise<unknown> =>
    (
      await rows(
        server,
        `select (select count(*) from authorization_request) as authorizations,
      (select count(*) from authorization_code) as codes, (select count(*) from consent) as consents`,
      )
    )[0]
  clock.advance({ minutes: 69 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { authorizations: 2, codes: 1, consents: 1 })
  clock.advance({ minutes: 2 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { authorizations: 1, codes: 1, consents: 1 })
  clock.advance({ minutes: 24 * 60 - 71 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { authorizations: 1, codes: 1, consents: 1 })
  clock.advance({ minutes: 2 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { authorizations: 1, codes: 0, consents: 1 })
  clock.advance({ minutes: 9 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { authorizations: 0, codes: 0, consents: 1 })
})

test('two nodes that end hundreds of consents at once end each of them once', async () => {
  await using server = await openTestServer()
  const COUNT = 250
  await act(server.stage, bySystem('test'), async (act) => {
    for (let number = 0; number < COUNT; number++) {
      await grantConsent(act, server.vault, {
        clientId: server.recipient.clientId,
        providerId: 1000,
        customerId: await recognizeCustomer(act, 1000, `customer ${number}`),
        clusters: ['ACCOUNT_BASIC'],
        accounts: [{ bankAccountId: `account ${number}`, accountCategory: 'DEPOSIT_ACCOUNT' }],
        bankGrant: 'a grant',
        expiresAt: act.at.add({ hours: 24 }),
      })
    }
  })
  server.clock.advance({ days: 1 })
  const [one, other] = await Promise.all([endWhatIsOver(server.stage), endWhatIsOver(server.stage)])
  assert.equal(one + other, COUNT)
  const [count] = await rows(
    server,
    `select count(*) as entries, count(distinct consent_id) as consents from journal_entry where action = 'end-consent'`,
  )
  assert.deepEqual(count, { entries: COUNT, consents: COUNT })
})

function rows(server: TestServer, text: string, values: readonly unknown[] = []): Promise<readonly unknown[]> {
  return server.database.run(text, values)
}

function journal(server: TestServer): Promise<readonly unknown[]> {
  return rows(server, `select action, actor_kind, actor_id, consent_id from journal_entry order by journal_entry_id`)
}

/** A consent and its refresh token, as text. */
async function stateOf(server: TestServer, consentId: string): Promise<string> {
  const state = await rows(
    server,
    `select c::text, t::text from consent c join refresh_token t using (consent_id) where consent_id = $1`,
    [consentId],
  )
  return JSON.stringify(state)
}

test('authorize tokens and sessions go soon after their end, and with a session what was kept for it', async () => {
  await using server = await openTestServer()
  const { stage, clock } = server
  const sharer = await openSharer(server)
  await sharer.newToken()
  await sharer.open()
  const left = async (): Promise<unknown> =>
    (
      await rows(
        server,
        `select (select count(*) from authorize_token) as tokens, (select count(*) from banking_session) as sessions`,
      )
    )[0]
  clock.advance({ minutes: 89 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { tokens: 1, sessions: 1 })
  clock.advance({ minutes: 2 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { tokens: 1, sessions: 0 })
  clock.advance({ days: 1 })
  await endWhatIsOver(stage)
  assert.deepEqual(await left(), { tokens: 0, sessions: 0 })
})
