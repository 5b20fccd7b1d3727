// Story: a bank whose data lies in a database, from an operator's description to an app: sign-in by OpenID Connect, consent, FDX, PDF, end.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from '../customer.ts'
import { openClient } from '../oauth-client.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { openFakeBank, type FakeBank } from './fake-bank.ts'
import { openViewsBank, type ViewsBank } from './views-bank.ts'

const BANK = 2000

type Row = Readonly<Record<string, unknown>>
type Found = { readonly name: string; readonly outcome: string; readonly came: { readonly en: string } }

let views: ViewsBank
let fake: FakeBank
let server: TestServer
let program: Program

before(async () => {
  views = await openViewsBank()
  server = await openTestServer()
  // The bank's entries are made by the machine's clock.
  server.clock.advance({ seconds: Math.ceil(Temporal.Now.instant().since(server.clock.now()).total('seconds')) })
  fake = await openFakeBank({ now: () => server.clock.now() })
  program = await openProgram(server, 'operator')
  await program.demand('POST', '/providers', {
    provider_id: String(BANK),
    connector: 'views',
    name_en: 'Perth',
    name_fr: 'Perth',
    country: 'CA',
    language: 'en',
    time_zone: 'America/Toronto',
    settings: { issuer: fake.origin, clientId: fake.client.clientId },
  })
})
after(async () => {
  await server[Symbol.asyncDispose]()
  await fake[Symbol.asyncDispose]()
  await views[Symbol.asyncDispose]()
})

const setSecret = (name: string, value: string): Promise<unknown> =>
  program.demand('PUT', `/providers/${BANK}/secrets/${name}`, { value })

async function check(): Promise<readonly Found[]> {
  const { checks } = await program.demand<{ readonly checks: readonly Found[] }>('GET', `/providers/${BANK}/checks`)
  return checks
}

test('is checked before anybody signs in: why it does not open, why it cannot be read, and that all is well', async () => {
  const [settings, ...none] = await check()
  assert.deepEqual([settings?.name, settings?.outcome, none], ['settings', 'failed', []])
  assert.match(settings?.came.en ?? '', /connectionString takes an address/)
  await setSecret('clientSecret', fake.client.clientSecret)
  await setSecret('connectionString', 'postgres://reader:a-password-of-the-bank@127.0.0.1:1/core')
  const refused = (await check()).filter(({ outcome }) => outcome === 'failed')
  assert.deepEqual(
    refused.map(({ name }) => name),
    ['database-role', 'view-columns', 'view-rows', 'view-indexes'],
  )
  assert.match(refused[0]?.came.en ?? '', /refuses the connection/)
  await setSecret('connectionString', views.readerUrl)
  const all = await check()
  assert.deepEqual(
    all.filter(({ outcome }) => outcome !== 'passed').map(({ name, came }) => `${name}: ${came.en}`),
    [],
  )
  assert.equal(all.length, 9)
  await server.app.policies.flush()
  const health = await program.demand<{ readonly failures: readonly unknown[] }>('GET', `/providers/${BANK}/health`)
  assert.deepEqual(health.failures, [], 'what a check is refused on purpose is no trouble of the bank')
})

test('serves who consented, and nobody else, what the views say', async () => {
  await program.demand('POST', `/providers/${BANK}/activate`, {})
  await act(server.stage, bySystem('test'), (act) => admitRecipient(act, server.recipient.clientId, BANK))
  const ines = await consent('1')
  const jon = await consent('2')
  assert.deepEqual(
    [[...ines.accounts.keys()], [...jon.accounts.keys()]],
    [
      ['Everyday', 'Self-directed'],
      ['Everyday', 'Of another'],
    ],
  )
  const [everyday, investments] = [ines.accounts.get('Everyday'), ines.accounts.get('Self-directed') ?? '']
  const account = (await ines.json(`/accounts/${investments}`)) as Row
  assert.equal(account['accountId'], investments)
  assert.match(JSON.stringify(account), /"currentUnitPrice":12\.3456/)
  const walked = await walk(ines, `/accounts/${everyday}/transactions?${days()}&limit=40`)
  const [entries] = await views.sql('select count(*)::int as n from core.entry where account_id = 10')
  assert.equal(walked.length, entries?.['n'])
  assert.equal(new Set(walked.map(({ transactionId }) => transactionId)).size, walked.length)
  const who = (await ines.json('/customers/current')) as Row
  assert.match(JSON.stringify(who), /Marlowe/)
  const networks = await ines.read(`/accounts/${everyday}/payment-networks`)
  assert.equal(networks.status, 501)
  for (const foreign of [investments, '10', '12', `10' or '1'='1`]) {
    const answer = await jon.read(`/accounts/${encodeURIComponent(foreign)}/transactions`)
    assert.equal(answer.status, 404, foreign)
  }
})

test('gives the PDF of a statement to its customer alone, by its id alone', async () => {
  const ines = await consent('1')
  const everyday = ines.accounts.get('Everyday')
  const { statements } = (await ines.json(`/accounts/${everyday}/statements?${days()}`)) as {
    statements: readonly Row[]
  }
  const id = String(statements[0]?.['statementId'])
  assert.equal(id, 's-1')
  const file = await ines.read(`/accounts/${everyday}/statements/${id}`)
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf'])
  assert.equal(await file.text(), '%PDF-1.7 paper 1')
  for (const odd of [`s-1' or '1'='1`, 's-1; select 1', '%', 's-\u0000', 's-99']) {
    const answer = await ines.read(`/accounts/${everyday}/statements/${encodeURIComponent(odd)}`)
    assert.ok(answer.status === 404 || answer.status === 400, `${odd}: ${answer.status}`)
  }
  const other = ines.accounts.get('Self-directed')
  assert.equal((await ines.read(`/accounts/${other}/statements/${id}`)).status, 404)
})

test('follows the bank: who is taken from an account reads it no more, and a lost database is a short error', async () => {
  const jon = await consent('2')
  const shared = jon.accounts.get('Everyday')
  assert.equal((await jon.read(`/accounts/${shared}`)).status, 200)
  await views.sql('delete from core.owner where member_id = 2 and account_id = 10')
  assert.equal((await jon.read(`/accounts/${shared}`)).status, 404)
  await views.sql(`insert into core.owner values (2, 10, 'SECONDARY_JOINT')`)
  assert.equal((await jon.read(`/accounts/${shared}`)).status, 200)
  await setSecret('connectionString', 'postgres://reader:a-password-of-the-bank@127.0.0.1:1/core')
  const lost = await jon.read(`/accounts/${shared}`)
  assert.equal(lost.status, 500)
  assert.doesNotMatch(await lost.text(), /password|ECONN|127\.0\.0\.1/)
  await setSecret('connectionString', views.readerUrl)
})

/** The window of every entry and paper of the bank. */
const days = (): string => {
  const end = server.clock.now()
  return `startTime=${end.subtract({ hours: 250 * 24 }).toString()}&endTime=${end.toString()}`
}

test('is asked nothing once it is disabled', async () => {
  await program.demand('POST', `/providers/${BANK}/disable`, { reason: 'an outage' })
  const [only, ...none] = await check()
  assert.deepEqual([only?.outcome, none], ['failed', []])
  assert.match(only?.came.en ?? '', /Enable it to try its bank/)
})

type Consented = {
  /** The handle of each account, by its name. */
  readonly accounts: ReadonlyMap<string, string>
  read(path: string): Promise<Response>
  json(path: string): Promise<unknown>
}

async function consent(customerId: string): Promise<Consented> {
  fake.signIn(customerId)
  const app = await openClient(server)
  const browser = openBrowser(server.issuer)
  const away = await browser.open(app.authorizeUrl({ provider_id: String(BANK) }).href)
  assert.equal(away.address.origin, fake.origin, away.text)
  const back = await fetch(away.address, { redirect: 'manual' })
  const accounts = await browser.open(back.headers.get('location') ?? '')
  const review = await browser.submit(accounts, { decision: 'all' })
  const answer = await browser.submit(review, { decision: 'allow' })
  const { accessToken } = await app.redeem(answer.address.searchParams.get('code') ?? '')
  const read = (path: string): Promise<Response> =>
    fetch(`${server.issuer}/api/fdx/6${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
  const json = async (path: string): Promise<unknown> => {
    const response = await read(path)
    assert.equal(response.status, 200, `${path}: ${response.ok ? '' : await response.text()}`)
    return response.json()
  }
  const listed = (await json('/accounts')) as { readonly accounts: readonly { readonly accountId: string }[] }
  const named: [string, string][] = []
  for (const { accountId } of listed.accounts) {
    const { productName } = (await json(`/accounts/${accountId}`)) as { readonly productName: string }
    named.push([productName, accountId])
  }
  return { read, json, accounts: new Map(named.toSorted()) }
}

async function walk(who: Consented, first: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  let path: string | undefined = first
  while (path !== undefined) {
    const page = (await who.json(path)) as {
      readonly transactions: readonly Row[]
      readonly page?: { readonly nextOffset?: string }
    }
    rows.push(...page.transactions)
    const next: string | undefined = page.page?.nextOffset
    path = next === undefined ? undefined : `${first}&offset=${encodeURIComponent(next)}`
  }
  return rows
}
