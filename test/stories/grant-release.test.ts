// Release of grants: however a consent or a sign-in ends here, it ends at the bank too, also when the bank is down for a while.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { send, postForm, clientToken } from '../requests.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { markFormerGrants } from '../../src/domain/consents/mark-former-grants.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import type { Banks } from '../../src/domain/retrieval/banks.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import type { LogFields } from '../../src/platform/log.ts'
import { codeOf, openSharer, signInOf, type Sharer } from '../banking.ts'
import { onlyBank, openFirstBank } from '../broken-bank.ts'
import { consent, GREATDAY, openBrowser, signIn } from '../customer.ts'
import { giveConsent, openClient, type OAuthClient } from '../oauth-client.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { aRegistration } from '../partner.ts'
import { countLivingGrants, countWaitingReleases, releaseGrants } from '../release.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let sharer: Sharer
let operator: Program
before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  sharer = await openSharer(server)
  operator = await openProgram(server, 'operator')
})
after(() => server[Symbol.asyncDispose]())

async function latestConsent(): Promise<string> {
  const [row] = await server.database.run<{ consent_id: string }>(
    `select consent_id from consent where ended_at is null order by consent_id desc limit 1`,
    [],
  )
  return row?.consent_id ?? ''
}

async function demandEnd(reply: Promise<{ readonly status: number; readonly text?: string }>): Promise<void> {
  const { status, text } = await reply
  assert.ok(status < 300, `${status} ${text ?? ''}`)
}

const authorization = async (client = app.credentials): Promise<string> => `Bearer ${await clientToken(server, client)}`

const oneTime = JSON.stringify([
  {
    type: 'fdx_v1.0',
    consentRequest: {
      durationType: 'ONE_TIME',
      resources: [{ resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC'] }],
    },
  },
])

const REGISTER = '/api/fdx/6/register'

/** Registers, is let in, is given a consent, and ends itself. */
async function endRegisteredApp(): Promise<void> {
  const admin = await clientToken(server, server.partner, 'client:admin')
  const headers = (token: unknown) => ({ authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' })
  const { body: made } = await send(server, REGISTER, {
    method: 'POST',
    headers: headers(admin),
    body: JSON.stringify({
      ...aRegistration,
      scope: 'ACCOUNT_BASIC',
    }),
  })
  const [clientId, clientSecret] = [String(made['client_id']), String(made['client_secret'])]
  await act(server.stage, bySystem('test'), (act) => admitRecipient(act, clientId, 1000))
  const own = await openClient(server, { clientId, clientSecret })
  const asked = { scope: 'ACCOUNT_BASIC', redirect_uri: 'https://harvest.example/callback' }
  const answer = await consent(openBrowser(server.issuer), own.authorizeUrl(asked))
  assert.ok(answer.searchParams.has('code'))
  const ended = { method: 'DELETE', headers: headers(made['registration_access_token']) }
  await demandEnd(send(server, `${REGISTER}/${clientId}`, ended))
}

/** Every way in which people and programs end a consent. Each leaves no consent that did not live before. */
const endings: Readonly<Record<string, () => Promise<void>>> = {
  'the app revokes a token': async () => app.revoke((await app.connect()).refreshToken),
  'the app ends the connection': async () => {
    const { accessToken } = await app.connect()
    const headers = { authorization: `Bearer ${accessToken}` }
    await demandEnd(send(server, '/api/v1/revoke', { method: 'DELETE', headers }))
  },
  'the app revokes the consent': async () => {
    await app.connect()
    const headers = {
      authorization: await authorization(),
      'x-fapi-interaction-id': randomUUID(),
      'content-type': 'application/json',
    }
    const body = JSON.stringify({ reason: 'USER_ACTION', initiator: 'INDIVIDUAL' })
    const path = `/api/fdx/6/consents/${await latestConsent()}/revocation`
    await demandEnd(send(server, path, { method: 'PUT', headers, body }))
  },
  'the customer stops sharing': async () => {
    await app.connect()
    const browser = openBrowser(server.issuer)
    const page = await browser.submit(await browser.open('/my-data/banks/1000/sign-in'), { ...GREATDAY })
    const { text } = await browser.submit(page, {}, `/my-data/banks/1000/consents/${await latestConsent()}/stop`)
    assert.match(text, /Sharing has stopped/)
  },
  'an operator revokes the consent': async () => {
    await app.connect()
    await demandEnd(operator.call('POST', `/consents/${await latestConsent()}/revoke`, { reason: 'a reason' }))
  },
  'the organization deletes the login': async () => {
    const { loginId } = await sharer.open()
    await demandEnd(sharer.call('DELETE', `DeleteCard/${loginId}`))
  },
  'an operator deletes the login': async () => {
    const { loginId } = await sharer.open()
    const path = `/organizations/${sharer.organizationId}/logins/${loginId}/delete`
    await demandEnd(operator.call('POST', path, { reason: 'a reason' }))
  },
  'the app ends its registration': endRegisteredApp,
  'the customer refuses': async () => {
    const browser = openBrowser(server.issuer)
    const accounts = await signIn(browser, app.authorizeUrl())
    const { address } = await browser.submit(accounts, { decision: 'deny' })
    assert.equal(address.searchParams.get('error'), 'access_denied')
  },
  'the customer signs in twice, and then refuses what is asked': async () => {
    const browser = openBrowser(server.issuer)
    const accounts = await signIn(browser, app.authorizeUrl())
    const [path] = /\/authorizations\/[^/]+/.exec(accounts.address.pathname) ?? []
    const again = await browser.submit(await browser.open(`${path}/sign-in`), { ...GREATDAY })
    assert.equal(await countLivingGrants(server), (await countLivingConsents()) + 2)
    const review = await browser.submit(again, { decision: 'all' })
    await browser.submit(review, { decision: 'deny' })
  },
  'the customer goes away after the sign-in': async () => {
    await signIn(openBrowser(server.issuer), app.authorizeUrl())
    server.clock.advance({ minutes: 10 })
  },
  'the customer looks at what they share': async () => {
    const browser = openBrowser(server.issuer)
    await browser.submit(await browser.open('/my-data/banks/1000/sign-in'), { ...GREATDAY })
  },
  'the app is given one time': async () => {
    const url = app.authorizeUrl({ scope: undefined, authorization_details: oneTime })
    const answer = await consent(openBrowser(server.issuer), url)
    const fields = { code: answer.searchParams.get('code') ?? '', redirect_uri: REDIRECT_URI }
    const grant = { grant_type: 'authorization_code', ...fields }
    await demandEnd(postForm(server, '/api/v1/token', grant, app.credentials))
    server.clock.advance({ minutes: 6 })
  },
  'the consent is over': async () => {
    await app.connect()
    server.clock.advance({ days: 366 })
  },
}

async function countLivingConsents(): Promise<number> {
  return (await server.database.run('select from consent where ended_at is null', [])).length
}

/** What the jobs do at their turn. */
async function settle(): Promise<void> {
  await endWhatIsOver(server.stage)
  await releaseGrants(server)
}

for (const [how, end] of Object.entries(endings)) {
  test(`no grant is left at the bank when ${how}`, async () => {
    assert.deepEqual([await countLivingGrants(server), await countLivingConsents()], [0, 0])
    await end()
    assert.ok((await countLivingGrants(server)) > 0, 'there was one')
    await settle()
    assert.deepEqual([await countLivingGrants(server), await countLivingConsents()], [0, 0])
    assert.equal(await countWaitingReleases(server), 0)
  })
}

test('beside consents that live, their grants are all that is left, whatever was replaced, refused and ended', async () => {
  const people = ['greatday_nomfa', 'every_account', 'joint_one']
  for (const username of [...people, ...people, ...people]) await app.connectAs({ ...GREATDAY, username })
  for (let turn = 0; turn < 3; turn++) await sharer.open()
  // Without an open account: the bank has granted in vain.
  assert.equal(codeOf(await sharer.authorize(signInOf('no_account'))), '401 NEW_ACCOUNT')
  for (const end of [endings['the customer refuses'], endings['the customer goes away after the sign-in']])
    await end?.()
  await settle()
  const [row] = await server.database.run<{ living: number }>(
    `select count(distinct bank_grant_mac) as living from consent where ended_at is null`,
    [],
  )
  assert.equal(row?.living, await countLivingConsents())
  assert.equal(await countLivingGrants(server), await countLivingConsents())
  assert.ok((await countLivingConsents()) >= 4)
})

/** One of the sandbox's banks, whose end of grants behaves as a story says. */
async function banksWith(endGrant: Bank['endGrant']): Promise<Banks> {
  return onlyBank({ ...(await openFirstBank(server)), endGrant })
}

test('a bank that is down is told again until it confirms, and the operator sees what waits', async () => {
  await settle()
  const living = await countLivingGrants(server)
  await app.revoke((await app.connectAs({ ...GREATDAY, username: 'business' })).refreshToken)
  const logged: LogFields[] = []
  const log = { info: () => {}, warn: () => {}, error: (_: string, fields: LogFields = {}) => void logged.push(fields) }
  let asked = 0
  const down = await banksWith(() => {
    asked++
    return asked % 2 === 0 ? new Promise(() => {}) : Promise.reject(new Error('no route'))
  })
  for (let turn = 1; turn <= 5; turn++) {
    assert.equal(await releaseGrants(server, { banks: down, log, deadlineMilliseconds: 50 }), 0)
    assert.equal(await releaseGrants(server, { banks: down, log }), 0, 'not at once again')
    server.clock.advance({ days: 1, hours: 5 })
  }
  assert.deepEqual([asked, logged.length], [5, 5])
  assert.ok(logged.every(({ job, providerId }) => job === 'release-grants' && providerId === 1000))
  type Bank = {
    readonly provider_id: number
    readonly unreleased?: { readonly waiting: number; readonly stuck: number }
  }
  const present = await openProgram(server, 'viewer')
  const banks = async () => present.demand<readonly Bank[]>('GET', '/providers')
  const [bank] = await banks()
  assert.deepEqual([bank?.unreleased?.waiting, bank?.unreleased?.stuck], [1, 1])
  assert.equal(await releaseGrants(server), 1)
  assert.equal((await banks())[0]?.unreleased, undefined)
  assert.equal(await countLivingGrants(server), living)
  const [entry] = await server.database.run(
    `select actor_id, detail->>'how' as how, detail->>'attempt' as attempt from journal_entry
      where action = 'release-grant' order by journal_entry_id desc limit 1`,
    [],
  )
  assert.deepEqual(entry, { actor_id: 'release-grants', how: 'confirmed', attempt: '6' })
})

/** With the grant that the bank gave this customer before: some give the same one at each sign-in. */
function giveSame(bankGrant: string, clientId: string, bankCustomerId: string): Promise<string> {
  return act(server.stage, bySystem('test'), async (act) => {
    const given = { clientId, redirectUri: REDIRECT_URI, bankCustomerId, bankGrant }
    return (await giveConsent(act, server.vault, given)).consentId
  })
}

test('a grant on which several consents rest is released with the last of them', async () => {
  await settle()
  const { clientId } = server.recipient
  const first = await giveSame('one for all', clientId, 'invented')
  const other = await giveSame('one for all', server.otherRecipient.clientId, 'invented')
  // Replaces the first.
  const second = await giveSame('one for all', clientId, 'invented')
  assert.notEqual(first, second)
  const told: string[] = []
  const banks = await banksWith(async (bankGrant) => void told.push(bankGrant))
  await releaseGrants(server, { banks })
  for (const consentId of [second, other]) {
    assert.deepEqual(told, [])
    await act(server.stage, bySystem('test'), (act) => endConsent(act, consentId, 'customer'))
    await releaseGrants(server, { banks })
  }
  assert.deepEqual(told, ['one for all'])
  assert.equal(await countWaitingReleases(server), 0)
})

test('a consent from before grants were marked holds the one that it shares with a later consent', async () => {
  await settle()
  const former = await giveSame('from before', server.recipient.clientId, 'long here')
  const later = await giveSame('from before', server.otherRecipient.clientId, 'long here')
  await server.database.run('update consent set bank_grant_mac = null where consent_id = $1', [former])
  assert.equal(await markFormerGrants(server.database, server.vault), 1)
  assert.equal(await markFormerGrants(server.database, server.vault), 0)
  const told: string[] = []
  const banks = await banksWith(async (bankGrant) => void told.push(bankGrant))
  for (const consentId of [later, former]) {
    assert.deepEqual(told, [])
    await act(server.stage, bySystem('test'), (act) => endConsent(act, consentId, 'customer'))
    await releaseGrants(server, { banks })
  }
  assert.deepEqual(told, ['from before'])
})

test('two nodes tell a bank once of each grant, and what a node was at when it died another one tells', async () => {
  await settle()
  const told: string[] = []
  const banks = await banksWith(async (bankGrant) => void told.push(bankGrant))
  const names = Array.from({ length: 30 }, (_, number) => `grant ${number}`)
  for (const [number, name] of names.entries()) {
    const consentId = await giveSame(name, server.recipient.clientId, `invented-${number}`)
    await act(server.stage, bySystem('test'), (act) => endConsent(act, consentId, 'customer'))
  }
  const stage = {
    ...server.stage,
    database: { ...server.database, transaction: () => Promise.reject(new Error('died')) },
  }
  await assert.rejects(releaseGrants({ ...server, stage }, { banks }), /died/)
  told.length = 0
  const both = await Promise.all([releaseGrants(server, { banks }), releaseGrants(server, { banks })])
  assert.equal(both[0] + both[1], names.length - 4)
  assert.equal(new Set(told).size, told.length)
  server.clock.advance({ minutes: 2 })
  assert.equal(await releaseGrants(server, { banks }), 4)
  assert.deepEqual(new Set(told), new Set(names))
})
