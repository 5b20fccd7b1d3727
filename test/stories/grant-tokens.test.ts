// Upstream tokens over their life: kept with the grant from the sign-in on, there when the bank is told of its end, and gone when it
// has confirmed that; and a bank's own end of a grant ends the consents that use it, once.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { fdx6Conventions } from '../../src/api/fdx/fdx-conventions.ts'
import type { AuthorizationAt } from '../../src/domain/authorizations/authorization-flow.ts'
import { openAuthorization } from '../../src/domain/authorizations/authorization.ts'
import { keepSignedIn } from '../../src/domain/authorizations/bank-sign-in.ts'
import { allow, deny } from '../../src/domain/authorizations/decide.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { bankTrouble } from '../../src/connectors/trouble/bank-trouble.ts'
import { renewalTrouble } from '../../src/connectors/trouble/renewal-trouble.ts'
import { keepTokens } from '../../src/domain/grants/keep-tokens.ts'
import { grantEnded, type Renew } from '../../src/domain/grants/renewal.ts'
import { openUpstreamTokens } from '../../src/domain/grants/upstream-tokens.ts'
import type { GivenGrant } from '../../src/domain/grants/bank-grant.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { readEvent, type EventRow } from '../../src/domain/events/event.ts'
import { act, bySystem, type Act } from '../../src/domain/journal/act.ts'
import { abandonLate, abandonSignIn } from '../../src/domain/logins/abandon-sign-in.ts'
import { writeNotification } from '../../src/domain/notifications/notification.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { renewGrantsAtBanks } from '../../src/jobs/renew-grants.ts'
import { beginVisit } from '../../src/domain/visits/begin-visit.ts'
import { enterVisit } from '../../src/domain/visits/enter-visit.ts'
import type { Id } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { hashSecret } from '../../src/platform/secret.ts'
import { onlyBank, openBrokenFdx, openFirstBank } from '../broken-bank.ts'
import { openBrowser, signIn } from '../customer.ts'
import { giveConsent, openClient } from '../oauth-client.ts'
import { accountOf, connect, get } from '../reader.ts'
import { countWaitingReleases, releaseGrants } from '../release.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'
import { openTokenEndpoint, renewAt } from '../token-endpoint.ts'

let server: TestServer
before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

const inAct = <T>(body: (act: Act) => Promise<T>): Promise<T> => act(server.stage, bySystem('test'), body)

let grants = 0

/** What a bank with tokens gives. */
function given() {
  const bankGrant = `the lasting name ${++grants}`
  return { bankGrant, tokens: `tokens of ${bankGrant}` }
}

/** Of a customer who has signed in at a bank with tokens, and stands before the decision. */
async function beforeDecision(): Promise<AuthorizationAt<'decide'>> {
  const app = await openClient(server)
  const browser = openBrowser(server.issuer)
  const { address } = await browser.submit(await signIn(browser, app.authorizeUrl()), { decision: 'all' })
  const [, id = ''] = /^\/authorizations\/([^/]+)/.exec(address.pathname) ?? []
  const known = 'a secret of the browser that the story knows'
  await server.database.run('update authorization_request set browser_hash = $2 where authorization_id = $1', [
    id,
    hashSecret(known),
  ])
  const open = () => openAuthorization(server.database, server.vault, id, known)
  const first = await open()
  assert.ok(first.status === 'accountsChosen')
  await inAct((act) => keepSignedIn(act, server.vault, first, { ...first.signedIn, ...given() }))
  const { chosenAccounts } = first
  const chosen = `update authorization_request set chosen_accounts = $2 where authorization_id = $1`
  await server.database.run(chosen, [id, chosenAccounts])
  const authorization = await open()
  assert.ok(authorization.status === 'accountsChosen')
  assert.ok(!('tokens' in authorization.signedIn), 'they are kept in one place alone')
  return authorization
}

async function allowAndEnd(): Promise<void> {
  const authorization = await beforeDecision()
  await inAct((act) => allow(act, server, authorization, server.clock.now().add({ hours: 24 })))
  const [row] = await server.database.run<{ consent_id: string }>(
    'select consent_id from consent where ended_at is null order by granted_at desc, consent_id desc limit 1',
    [],
  )
  await inAct((act) => endConsent(act, row?.consent_id ?? '', 'recipient'))
}

/** Every way in which a grant comes and goes; each leaves a release, with which the tokens go. */
const endings: Readonly<Record<string, () => Promise<unknown>>> = {
  'the customer allows, and the consent is ended': allowAndEnd,
  'the customer refuses': async () => {
    const authorization = await beforeDecision()
    await inAct((act) => deny(act, server, authorization))
  },
  'the customer signs in once more, and goes away': async () => {
    const authorization = await beforeDecision()
    await inAct((act) => keepSignedIn(act, server.vault, authorization, { ...authorization.signedIn, ...given() }))
    server.clock.advance({ minutes: 10 })
  },
  'the sign-in comes too late': async () => {
    const authorization = await beforeDecision()
    server.clock.advance({ minutes: 10 })
    await inAct((act) => keepSignedIn(act, server.vault, authorization, { ...authorization.signedIn, ...given() }))
  },
  'the customer looks at what they share': async () => {
    await beginVisit(server.stage, server.vault, { providerId: 1000, state: `state ${grants}`, trip: 'a trip' })
    const [row] = await server.database.run<{ visit_id: string }>('select visit_id from visit', [])
    const visit = { id: row?.visit_id as Id<'visit'>, providerId: 1000 }
    const visitor = { bankCustomerId: 'maple-10001', accounts: [], ...given() }
    await inAct((act) => enterVisit(act, server.vault, { visit, earlier: undefined }, visitor))
  },
  'nobody can use the sign-in': () => inAct((act) => abandonSignIn(act, server.vault, 1000, given())),
  'the bank answers when nobody waits': () =>
    abandonLate({ ...server.stage, vault: server.vault }, bySystem('test'), 1000)(given()),
}

/** Rows of tokens whose grant nothing holds and nothing releases. */
async function countOrphans(): Promise<number> {
  const rows = await server.database.run(
    `select from upstream_token t where not exists (
      select from consent c where c.bank_grant_mac = t.bank_grant_mac and c.ended_at is null
    ) and not exists (
      select from authorization_request a where a.bank_grant_mac = t.bank_grant_mac and a.decided_at is null
    ) and not exists (select from grant_release r where r.bank_grant_mac = t.bank_grant_mac)`,
    [],
  )
  return rows.length
}

const countTokens = async (): Promise<number> => (await server.database.run('select from upstream_token', [])).length

/** The job's turn at a bank that is told with its tokens. Returns those that it was told with. */
async function settle(): Promise<readonly string[]> {
  const told: string[] = []
  const bank = await openFirstBank(server)
  const endGrant = async (bankGrant: string): Promise<void> => {
    if (bankGrant.startsWith('the lasting name')) told.push((await server.app.tokens.current(1000, bankGrant)).value)
  }
  await endWhatIsOver(server.stage)
  assert.equal(await countOrphans(), 0)
  await releaseGrants(server, { banks: onlyBank({ ...bank, endGrant }) })
  return told
}

for (const [how, end] of Object.entries(endings)) {
  test(`no tokens are left, and the bank is told with them, when ${how}`, async () => {
    await end()
    assert.ok((await countTokens()) > 0, 'there were some')
    assert.equal(await countOrphans(), 0)
    assert.ok((await settle()).length > 0)
    assert.deepEqual([await countTokens(), await countWaitingReleases(server)], [0, 0])
  })
}

/** Two consents, of two recipients, that one sign-in of the bank serves. */
async function giveTwo(grant: GivenGrant): Promise<readonly string[]> {
  return inAct(async (act) => {
    await keepTokens(act, server.vault, 1000, grant)
    const ids: string[] = []
    for (const { clientId } of [server.recipient, server.otherRecipient]) {
      const { consentId } = await giveConsent(act, server.vault, {
        clientId,
        redirectUri: REDIRECT_URI,
        bankGrant: grant.bankGrant,
        bankCustomerId: `customer of ${grant.bankGrant}`,
      })
      ids.push(consentId)
    }
    return ids
  })
}

test('two consents of one grant release it once, at the end of the last', async () => {
  const grant = given()
  const [first = '', second = ''] = await giveTwo(grant)
  await inAct((act) => endConsent(act, first, 'recipient'))
  assert.deepEqual(await settle(), [])
  assert.equal(await countTokens(), 1)
  await inAct((act) => endConsent(act, second, 'recipient'))
  assert.deepEqual(await settle(), [grant.tokens])
  assert.equal(await countTokens(), 0)
})

test('a grant that its bank no longer knows is released without its confirmation', async () => {
  await inAct((act) => abandonSignIn(act, server.vault, 1000, given()))
  const endGrant = () => Promise.reject(grantEnded())
  await releaseGrants(server, { banks: onlyBank({ ...(await openFirstBank(server)), endGrant }) })
  assert.deepEqual([await countTokens(), await countWaitingReleases(server)], [0, 0])
})

test('a bank that ends a grant in the middle of twenty reads ends its consent once, and the app hears of it once', async () => {
  const reader = await connect(server, 'every_account')
  const bank = await openFirstBank(server)
  let asked = 0
  const account: typeof bank.account = (permit, call) => {
    if (++asked > 5) throw grantEnded()
    return bank.account(permit, call)
  }
  await using broken = await openBrokenFdx(server, {
    bank: { ...bank, account },
    deadlineMilliseconds: 10_000,
    conventions: fdx6Conventions,
  })
  const authorization = `Bearer ${await reader.token()}`
  const path = `/api/fdx/6/accounts/${accountOf(reader, 'CHECKING').handle}`
  const readings = await Promise.all(Array.from({ length: 20 }, () => get(broken, path, { authorization })))
  assert.deepEqual([...new Set(readings.map(({ status }) => status))].toSorted(), [200, 401])
  const ended = await server.database.run<{ consent_id: string }>(
    `select consent_id from consent where ended_because = 'bank'`,
    [],
  )
  assert.equal(ended.length, 1)
  const [counts] = await server.database.run(
    `select (select count(*) from event where kind = 'consent-revoked' and consent_id = $1) as events,
      (select count(*) from journal_entry where action = 'revoke-consent' and consent_id = $1
        and detail ->> 'reason' = 'revoked at the bank') as entries,
      (select count(*) from refresh_token where consent_id = $1 and ended_at is null) as tokens`,
    [ended[0]?.consent_id],
  )
  assert.deepEqual(counts, { events: 1, entries: 1, tokens: 0 })
  const [event] = await server.database.run<EventRow>('select * from event where consent_id = $1 and kind = $2', [
    ended[0]?.consent_id,
    'consent-revoked',
  ])
  assert.ok(event)
  const told = writeNotification(readEvent(event), { provider: 'the bank', recipient: 'the app' })
  assert.equal(`${told.type} ${told.notificationPayload.customFields.value}`, 'CONSENT_REVOKED DATA_PROVIDER')
  const { status } = await get(server, path, { authorization })
  assert.equal(status, 401)
})

const IN_30_DAYS = { hours: 24 * 30 }

/** The job of one server more, at a bank that renews so, for thirty days each time. */
async function openRenewals(renew: Renew): Promise<() => Promise<number>> {
  const { stage, vault, clock } = server
  const deadlineMilliseconds = 10_000
  const tokens = openUpstreamTokens({ ...stage, vault, deadlineMilliseconds, troubleOf: renewalTrouble })
  const renewGrant: Bank['renewGrant'] = async (bankGrant, version, { signal }) => {
    const seen = { ...(await tokens.current(1000, bankGrant)), version }
    await tokens.renewed({ providerId: 1000, bankGrant }, seen, signal, async (current, own) => ({
      ...(await renew(current, own)),
      renewBefore: clock.now().add(IN_30_DAYS),
    }))
  }
  const banks = onlyBank({ ...(await openFirstBank(server)), renewGrant })
  return () => renewGrantsAtBanks({ stage, vault, banks, log: silentLog, deadlineMilliseconds })
}

test('grants whose refresh tokens are over soon are renewed once, however many servers look, and not all on one day', async () => {
  await using endpoint = await openTokenEndpoint()
  const [first, second] = [await openRenewals(renewAt(endpoint.address)), await openRenewals(renewAt(endpoint.address))]
  const renewBefore = server.clock.now().add(IN_30_DAYS)
  for (let grant = 0; grant < 8; grant++) await giveTwo({ ...given(), tokens: endpoint.grant(), renewBefore })
  const perDay: number[] = []
  for (let day = 1; day <= 30; day++) {
    server.clock.advance({ hours: 24 })
    const before = endpoint.counts.renewals
    await Promise.all([first(), second()])
    perDay.push(endpoint.counts.renewals - before)
  }
  const within = perDay.slice(22, 27)
  assert.deepEqual([perDay.slice(0, 22), perDay.slice(27)].flat().filter(Boolean), [], perDay.join(' '))
  assert.ok(
    within.every((renewed) => renewed < 8),
    perDay.join(' '),
  )
  assert.deepEqual(endpoint.counts, { renewals: 8, reuses: 0 })
})

test('a bank that refuses a renewal ahead of need ends the consents of the grant, and one that is away is asked later', async () => {
  let isAway = true
  const asked: string[] = []
  const run = await openRenewals(async ({ value }) => {
    asked.push(value)
    if (value === 'refused') throw grantEnded()
    if (isAway) throw bankTrouble('dns')
    return { value: 'renewed', rotates: true }
  })
  const renewBefore = server.clock.now().add({ hours: 24 })
  const refused = await giveTwo({ ...given(), tokens: 'refused', renewBefore })
  const kept = await giveTwo({ ...given(), tokens: 'kept', renewBefore })
  const lost = given()
  const [gone = '', gone2 = ''] = await giveTwo({ ...lost, renewBefore })
  for (const id of [gone, gone2]) await inAct((act) => endConsent(act, id, 'recipient'))
  server.clock.advance({ hours: 20 })
  assert.equal(await run(), 0)
  assert.equal(await run(), 0)
  assert.deepEqual(asked.toSorted(), ['kept', 'refused'], 'each once, and none whose consents are over')
  isAway = false
  server.clock.advance({ minutes: 5 })
  assert.equal(await run(), 1)
  const rows = await server.database.run<{ consent_id: string; events: number }>(
    `select c.consent_id, (select count(*)::integer from event e
      where e.consent_id = c.consent_id and kind = 'consent-revoked') as events
    from consent c where ended_because = 'bank' and consent_id = any ($1::text[])`,
    [[...refused, ...kept]],
  )
  assert.deepEqual(
    rows.map(({ consent_id, events }) => [consent_id, events]).toSorted(),
    refused.map((id) => [id, 1]).toSorted(),
  )
})
