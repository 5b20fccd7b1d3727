// Shares: what an organization opens to its partners lives exactly as long as the consent that it comes from, and no longer.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { demandConsentOfLogin } from '../../src/domain/consents/find-living-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { deleteLogin } from '../../src/domain/logins/delete-login.ts'
import { demandLogin, listLogins } from '../../src/domain/logins/login.ts'
import { scheduleRefresh } from '../../src/domain/logins/schedule-refresh.ts'
import { findConnectClient, openConnect } from '../../src/domain/connect/connect-client.ts'
import { enablePartner } from '../../src/domain/shares/enable-partner.ts'
import { endShare } from '../../src/domain/shares/end-share.ts'
import { listShares, type WhichShares } from '../../src/domain/shares/list-shares.ts'
import { noteShareRead, openShare } from '../../src/domain/shares/open-share.ts'
import { shareAccount, type AccountShare } from '../../src/domain/shares/share-account.ts'
import {
  keepSharingPartner,
  listSharingPartners,
  recognizePartner,
  type PartnerSecret,
  type RecognizedPartner,
} from '../../src/domain/shares/sharing-partner.ts'
import { accountsOf, openSharer, type Sharer, connectApp } from '../banking.ts'
import { RETURN_URL, setConnectOf } from '../connect.ts'
import { consent, openBrowser } from '../customer.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

const by = bySystem('test')

let server: TestServer
let organizationId: string
let sharer: Sharer
let clientId: string
let secret: PartnerSecret
let partner: RecognizedPartner
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
  await setConnectOf(server, sharer, { redirectUrls: [RETURN_URL], origins: [] })
  organizationId = sharer.organizationId
  clientId = sharer.connectClientId
  secret = await keepSharingPartner({ ...server.stage, vault: server.vault }, by, organizationId, 'Payment House')
  partner = (await recognizePartner(server.database, server.vault, secret.authSecret))!
})
after(() => server[Symbol.asyncDispose]())

async function organizationOf(client: string): Promise<string> {
  const row = await server.database.read
    .selectFrom('client')
    .select('organization_id')
    .where('client_id', '=', client)
    .executeTakeFirstOrThrow()
  return row.organization_id
}

/** A consent that a customer gives on Connect's pages, and the accounts of it. */
async function consentAnew(): Promise<{ consentId: string; accounts: readonly { handle: string }[] }> {
  const browser = openBrowser(server.issuer)
  const query = new URLSearchParams({ customerId: sharer.customerId, redirectUrl: RETURN_URL })
  const answer = await consent(browser, `/connect/banks/1000?${query}`)
  const login = answer.searchParams.get('loginId') ?? ''
  const found = await demandLogin(server.database, server.clock.now(), organizationId, login)
  assert.ok(found.consentId)
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: await sharer.openLogin(login) })
  return { consentId: found.consentId, accounts: accountsOf(summary).map(({ Id }) => ({ handle: Id })) }
}

const loginId = async (): Promise<string> =>
  (await listLogins(server.database, server.clock.now(), organizationId)).find((login) => login.clientId === clientId)!
    .loginId

async function share(account: string, login?: string): Promise<AccountShare> {
  const { database, vault, clock, stage } = server
  const consent = await demandConsentOfLogin(database, vault, clock.now(), {
    organizationId,
    loginId: login ?? (await loginId()),
  })
  return act(stage, by, (act) => shareAccount(act, vault, consent, account))
}

const open = (token: string, as = partner) =>
  openShare(server.database, server.vault, server.clock.now(), { ...as, accessToken: token })

const isOver = (token: string): Promise<void> => assert.rejects(open(token), { code: 'share_not_found' })

const list = (which: WhichShares) => listShares(server.database, server.clock.now(), which, 100)

test('an organization has one Connect client, which shares on', async () => {
  assert.equal(await findConnectClient(server.database, organizationId), clientId)
  await assert.rejects(
    act(server.stage, by, (act) => openConnect(act, organizationId, connectApp)),
    { code: 'conflict' },
  )
  const other = await organizationOf(server.otherRecipient.clientId)
  assert.equal(await findConnectClient(server.database, other), undefined)
})

test('a share keeps its token and first moment, is extended by repeating it, and revives after its end', async () => {
  const { accounts } = await consentAnew()
  const [{ handle }] = accounts as [(typeof accounts)[number]]
  const first = await share(handle)
  assert.match(first.accessToken, /^[0-9a-f]{8}-/)
  assert.equal(first.expiresAt.toString(), first.createdAt.add({ hours: 720 }).toString())
  server.clock.advance({ days: 29 })
  const extended = await share(handle.toUpperCase())
  assert.equal(extended.accessToken, first.accessToken)
  assert.equal(extended.createdAt.toString(), first.createdAt.toString())
  assert.equal((await open(first.accessToken.toUpperCase())).accountHandle, handle)
  server.clock.advance({ days: 30 })
  await isOver(first.accessToken)
  assert.deepEqual(
    (await list({ organizationId })).map(({ state }) => state),
    ['EXPIRED'],
  )
  assert.equal((await share(handle)).accessToken, first.accessToken)
  assert.equal((await open(first.accessToken)).accountHandle, handle)
})

test('revoked, replaced or expired, a consent takes every share of it along at once; a new one begins with none', async () => {
  const one = await consentAnew()
  const handle = one.accounts[0]!.handle
  const login = await loginId()
  const first = await share(handle)
  const two = await consentAnew()
  assert.equal(await loginId(), login)
  assert.equal(two.accounts[0]!.handle, handle)
  await isOver(first.accessToken)
  const second = await share(handle)
  assert.notEqual(second.accessToken, first.accessToken)
  await isOver(first.accessToken)
  await act(server.stage, by, (act) => endConsent(act, two.consentId, 'customer'))
  await isOver(second.accessToken)
  await assert.rejects(share(handle, login), { code: 'login_not_found' })
  await consentAnew()
  const third = await share(handle)
  for (let month = 0; month < 13; month++) {
    server.clock.advance({ days: 28 })
    if (month < 12) await share(handle)
  }
  server.clock.advance({ days: 2 })
  await isOver(third.accessToken)
  const states = (
    await list({
      customerId: (await demandLogin(server.database, server.clock.now(), organizationId, login)).customerId,
    })
  ).map(({ state }) => state)
  assert.ok(states.length >= 3 && states.every((state) => state === 'CONSENT_ENDED'), states.join())
})

test('a share that was ended by hand stays ended until the customer consents again', async () => {
  const { accounts, consentId } = await consentAnew()
  const [one, two] = accounts.map(({ handle }) => handle) as [string, string]
  const [ended, kept] = [await share(one), await share(two)]
  const record = (await list({ consentId })).find(({ accountHandle }) => accountHandle === one)!
  await act(server.stage, by, (act) => endShare(act, record.shareId, 'customer'))
  await assert.rejects(
    act(server.stage, by, (act) => endShare(act, record.shareId, 'operator')),
    { code: 'conflict' },
  )
  await isOver(ended.accessToken)
  await assert.rejects(share(one), { code: 'conflict' })
  assert.equal((await open(kept.accessToken)).accountHandle, two)
  assert.deepEqual(
    (await list({ consentId })).map(({ accountHandle, state, ended }) => [accountHandle, state, ended?.because]),
    [
      [two, 'LIVING', undefined],
      [one, 'ENDED', 'customer'],
    ],
  )
})

test('a partner is one for each name, opens nothing while it is disabled, and nothing of another organization', async () => {
  const { database, vault, stage, clock } = server
  const keep = (name: string, of = organizationId) => keepSharingPartner({ ...stage, vault }, by, of, name)
  const first = await Promise.all(Array.from({ length: 10 }, () => keep('Ten At Once')))
  assert.equal(new Set(first.map(({ authSecret }) => authSecret)).size, 1)
  const others = await organizationOf(server.otherRecipient.clientId)
  const theirs = await keep('Ten At Once', others)
  assert.notEqual(theirs.authSecret, first[0]!.authSecret)
  const { accounts, consentId } = await consentAnew()
  const { accessToken } = await share(accounts[0]!.handle)
  const stranger = await recognizePartner(database, vault, theirs.authSecret)
  await assert.rejects(open(accessToken, stranger), {
    code: 'share_not_found',
  })
  const opened = await open(accessToken)
  noteShareRead(database, clock.now(), opened.shareId, partner.permissionId)
  await act(stage, by, (act) => enablePartner(act, vault, { organizationId, permissionId: secret.permissionId }, false))
  assert.equal(await recognizePartner(database, vault, secret.authSecret), undefined)
  assert.deepEqual(
    (await listSharingPartners(database, organizationId)).map(({ name, isEnabled }) => [name, isEnabled]),
    [
      ['Payment House', false],
      ['Ten At Once', true],
    ],
  )
  const again = await act(stage, by, (act) =>
    enablePartner(act, vault, { organizationId, permissionId: secret.permissionId }, true),
  )
  assert.deepEqual(again, secret)
  await assert.rejects(
    act(stage, by, (act) =>
      enablePartner(act, vault, { organizationId: others, permissionId: secret.permissionId }, false),
    ),
    { code: 'partner_not_found' },
  )
  const lastReader = async () => (await list({ consentId }))[0]?.lastRead?.partner
  // It is noted beside the read, which does not wait for it.
  await until(async () => (await lastReader()) !== undefined)
  assert.equal(await lastReader(), 'Payment House')
})

test('a deleted login takes its consent and its shares along, and comes back under another id', async () => {
  const { stage, database, clock } = server
  const { accounts, consentId } = await consentAnew()
  const { accessToken } = await share(accounts[0]!.handle)
  const id = await loginId()
  const login = await demandLogin(database, clock.now(), organizationId, id)
  assert.equal(login.consentId, consentId)
  await act(stage, by, (act) => scheduleRefresh(act, login, true))
  assert.equal((await demandLogin(database, clock.now(), organizationId, id)).isScheduledRefresh, true)
  const remove = (of: string) => act(stage, by, (act) => deleteLogin(act, of, id))
  await assert.rejects(remove(await organizationOf(server.otherRecipient.clientId)), { code: 'login_not_found' })
  await remove(organizationId)
  await assert.rejects(remove(organizationId), { code: 'login_not_found' })
  await isOver(accessToken)
  assert.equal((await list({ consentId })).length, 0)
  const consent = await database.read
    .selectFrom('consent')
    .selectAll()
    .where('consent_id', '=', consentId)
    .executeTakeFirst()
  assert.deepEqual([consent?.ended_because, consent?.bank_grant_sealed, consent?.login_id], ['recipient', null, null])
  await consentAnew()
  assert.notEqual(await loginId(), id)
  await isOver(accessToken)
})

test('neither a secret nor a token is stored or journaled as it is', async () => {
  const { accounts } = await consentAnew()
  const { accessToken } = await share(accounts[0]!.handle)
  const rows = await Promise.all(
    (['share', 'sharing_partner', 'journal_entry'] as const).map((table) =>
      server.database.read.selectFrom(table).selectAll().execute(),
    ),
  )
  for (const value of [accessToken, secret.authSecret]) assert.ok(!JSON.stringify(rows).includes(value))
})
