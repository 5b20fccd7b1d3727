// What customers share: they see every app and every look at their data, stop what they want, and meet nobody else's.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { findLivingConsent } from '../../src/domain/consents/find-living-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { findClient } from '../../src/domain/clients/find-client.ts'
import { listShares } from '../../src/domain/shares/list-shares.ts'
import { shareAccount } from '../../src/domain/shares/share-account.ts'
import { keepSharingPartner } from '../../src/domain/shares/sharing-partner.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { openSharer } from '../banking.ts'
import { openFirstBank } from '../broken-bank.ts'
import { GREATDAY, openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { read } from '../oauth-client.ts'
import { openProgram } from '../operator-program.ts'
import { connect, type Reader } from '../reader.ts'
import { releaseGrants } from '../release.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer

before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

async function visit(browser: Browser, person = GREATDAY): Promise<OpenedPage> {
  return browser.submit(await browser.open('/my-data/banks/1000/sign-in'), person)
}

async function statusOf(token: string): Promise<number> {
  return (await read(server, token, '/api/fdx/5/accounts')).status
}

async function demandReadable(reader: Reader): Promise<void> {
  assert.equal(await statusOf(await reader.token()), 200)
}

test('a customer signs in at their bank and sees each app, its accounts, its end, and every look', async () => {
  const reader = await connect(server, 'greatday_nomfa', { clusters: ['ACCOUNT_BASIC', 'TRANSACTIONS'] })
  const other = await connect(server, 'greatday_nomfa', {
    client: server.otherRecipient,
    choose: ({ accountType }) => accountType === 'CREDITCARD',
  })
  const [account] = reader.accounts
  assert.ok(account)
  await reader.get(`/api/fdx/5/accounts/${account.handle}/transactions`)
  const page = await visit(openBrowser(server.issuer))
  assert.equal(page.address.pathname, '/my-data/banks/1000')
  assert.equal(page.text.match(/class="sharing"/g)?.length, 2)
  assert.match(page.text, /Until <time datetime="2027-\d\d-\d\d">/)
  assert.match(page.text, /Your transactions/)
  assert.match(page.text, /<td data-label="What">Transactions<\/td>/)
  assert.match(page.text, /Last read <time/)
  for (const { productName } of other.accounts) assert.ok(page.text.includes(productName))
  assert.ok(!page.text.includes(account.bankAccountId))
})

test('what was read in one request is one look, with all that was read of how many accounts', async () => {
  await using server = await openTestServer()
  const sharer = await openSharer(server)
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  await sharer.call('POST', 'GetAccountsDetail', { RequestId })
  const { body } = await sharer.call('POST', 'GetAccountsSummary', { RequestId })
  const [{ Id }] = body['Accounts'] as [{ Id: string }]
  await sharer.call('POST', 'GetAccountsDetail', { RequestId, AccountsFilter: [Id], WithKYC: false })
  const browser = openBrowser(server.issuer)
  const person = { username: 'jane_doe_2_accounts', password: 'Everyday' }
  const { text } = await browser.submit(await browser.open('/my-data/banks/1000/sign-in'), person)
  const looks = [...text.matchAll(/data-label="What">([^<]*)<\/td>\s*<td data-label="Account">\s*([^<]*?)\s*</g)]
  assert.deepEqual(
    looks.map(([, what, accounts]) => [what, accounts]),
    [
      ['Your accounts, transactions', ''],
      ['Your accounts, about you', '2 accounts'],
      ['Your accounts, about you, transactions', '2 accounts'],
    ],
  )
})

test('a bank that was disabled during the sign-in signs nobody in', async () => {
  const program = await openProgram(server, 'operator')
  const browser = openBrowser(server.issuer)
  const page = await browser.open('/my-data/banks/1000/sign-in')
  await program.demand('POST', '/providers/1000/disable', {})
  const back = await browser.submit(page, GREATDAY)
  await program.demand('POST', '/providers/1000/enable', {})
  assert.equal(back.status, 503)
  assert.match(back.text, /Your bank does not share data at the moment/)
  assert.ok(!back.text.includes('What you share'))
})

test('the sign-in at the bank leaves no grant there that could still read', async () => {
  const living = () => server.database.run('select grant_hash from sandbox_grant where ended_at is null order by 1', [])
  await releaseGrants(server)
  const before = await living()
  await visit(openBrowser(server.issuer))
  await releaseGrants(server)
  assert.deepEqual(await living(), before)
})

test('stopping ends that consent at the next request, and no other', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const other = await connect(server, 'greatday_nomfa', { client: server.otherRecipient })
  const browser = openBrowser(server.issuer)
  const page = await visit(browser)
  const token = await reader.token()
  const action = `/my-data/banks/1000/consents/${reader.consentId}/stop`
  const stopped = await browser.submit(page, {}, action)
  assert.match(stopped.text, /role="status">Sharing has stopped/)
  assert.equal(await statusOf(token), 401)
  await demandReadable(other)
  const again = await browser.submit(page, {}, action)
  assert.match(again.text, /Sharing has stopped/)
  const [entry] = await server.database.read
    .selectFrom('journal_entry')
    .select(['actor_kind', 'detail'])
    .where('action', '=', 'end-consent')
    .where('consent_id', '=', reader.consentId)
    .execute()
  assert.equal(entry?.actor_kind, 'customer')
  assert.deepEqual(entry.detail, { because: 'customer', alreadyEnded: false })
})

test('nobody sees or stops what another customer shares', async () => {
  const theirs = await connect(server, 'joint_one')
  const browser = openBrowser(server.issuer)
  const page = await visit(browser)
  assert.ok(!page.text.includes(theirs.consentId))
  const mine = await connect(server, 'greatday_nomfa')
  const own = await browser.open('/my-data/banks/1000')
  const forged = {
    ...own,
    text: own.text.replaceAll(mine.consentId, theirs.consentId),
  }
  await browser.submit(forged, {}, `/my-data/banks/1000/consents/${theirs.consentId}/stop`)
  await demandReadable(theirs)
})

test('what is passed on to partners stands under its app, and ends by itself or at the wish of its customer', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const theirs = await connect(server, 'joint_one')
  const share = await shareFirstAccount(reader)
  const other = await shareFirstAccount(theirs)
  const browser = openBrowser(server.issuer)
  const page = await visit(browser)
  assert.match(page.text, /Partners who can read it: <strong><bdi>Paystone<\/bdi><\/strong>/)
  assert.ok(page.text.includes(`/my-data/banks/1000/shares/${share.shareId}/stop`))
  assert.ok(!page.text.includes(other.shareId))
  const forged = { ...page, text: page.text.replaceAll(share.shareId, other.shareId) }
  await browser.submit(forged, {}, `/my-data/banks/1000/shares/${other.shareId}/stop`)
  assert.equal(await stateOf(other.shareId), 'LIVING')
  const stopped = await browser.submit(page, {}, `/my-data/banks/1000/shares/${share.shareId}/stop`)
  assert.match(stopped.text, /Sharing has stopped/)
  assert.ok(!stopped.text.includes(share.shareId))
  assert.equal(await stateOf(share.shareId), 'ENDED')
  await demandReadable(reader)
})

async function shareFirstAccount({ consentId, clientId, accounts }: Reader): Promise<{ shareId: string }> {
  const { database, stage, vault } = server
  await database.run('update consent set shares_onward = true where consent_id = $1', [consentId])
  const client = await findClient(database, clientId)
  assert.ok(client)
  await keepSharingPartner({ ...stage, vault }, bySystem('test'), client.organizationId, 'Paystone')
  const consent = await findLivingConsent(database, vault, stage.clock.now(), { clientId, consentId })
  assert.ok(consent)
  await act(stage, bySystem('test'), (act) => shareAccount(act, vault, consent, accounts[0]?.handle ?? ''))
  const [share] = await listShares(database, stage.clock.now(), { consentId }, 1)
  assert.ok(share)
  return share
}

async function stateOf(shareId: string): Promise<string | undefined> {
  const all = await listShares(server.database, server.clock.now(), {}, 100)
  return all.find((share) => share.shareId === shareId)?.state
}

test('whoever shares nothing is told so, and no trace of them is kept', async () => {
  const browser = openBrowser(server.issuer)
  const page = await visit(browser, { username: 'no_account', password: 'Everyday' })
  assert.match(page.text, /You share nothing from/)
  await browser.submit(page, {}, '/my-data/banks/1000/sign-out')
  const customers = await server.database.run(
    `select 1 from customer c where not exists
    (select 1 from consent where consent.customer_id = c.customer_id)`,
    [],
  )
  assert.equal(customers.length, 0)
})

test('a form that is not ours, or comes without its token, stops nothing', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const browser = openBrowser(server.issuer)
  const page = await visit(browser)
  const action = `/my-data/banks/1000/consents/${reader.consentId}/stop`
  const bare = { ...page, text: page.text.replaceAll(/name="csrf_token" value="[^"]*"/g, 'name="csrf_token" value=""') }
  assert.equal((await browser.submit(bare, {}, action)).status, 403)
  await demandReadable(reader)
})

test('after fifteen minutes without a look the visit is over, and its names are gone', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const browser = openBrowser(server.issuer)
  await visit(browser)
  server.clock.advance({ minutes: 14 })
  const page = await browser.open('/my-data/banks/1000')
  assert.match(page.text, /class="sharing"/)
  server.clock.advance({ minutes: 16 })
  const over = await browser.submit(page, {}, `/my-data/banks/1000/consents/${reader.consentId}/stop`)
  assert.match(over.text, /we signed you out/)
  await demandReadable(reader)
  await endWhatIsOver(server.stage)
  const kept = await server.database.run('select 1 from visit', [])
  assert.equal(kept.length, 0)
})

test('to see where one is signed in is no look: a visit is over no later for it', async () => {
  const browser = openBrowser(server.issuer)
  await visit(browser)
  server.clock.advance({ minutes: 14 })
  assert.match((await browser.open('/my-data')).text, /You are signed in at/)
  server.clock.advance({ minutes: 2 })
  assert.doesNotMatch((await browser.open('/my-data')).text, /You are signed in at/)
  assert.match((await browser.open('/my-data/banks/1000')).text, /we signed you out/)
})

test('signing out ends the visit itself, not only its cookie', async () => {
  const count = async () => (await server.database.run('select 1 from visit', [])).length
  const before = await count()
  const browser = openBrowser(server.issuer)
  const page = await visit(browser)
  assert.equal(await count(), before + 1)
  const left = await browser.submit(page, {}, '/my-data/banks/1000/sign-out')
  assert.match(left.text, /You are signed out/)
  assert.equal(await count(), before)
})

test('the answer of the bank is good once, and for the browser that left alone', async () => {
  const browser = openBrowser(server.issuer)
  const signInPage = await browser.open('/my-data/banks/1000/sign-in')
  const guessed = '/my-data/banks/1000/bank-return?state=guessed&code=guessed'
  for (const one of [openBrowser(server.issuer), browser]) {
    const wrong = await one.open(guessed)
    assert.match(wrong.text, /This sign-in took too long, or was begun in another browser/)
    assert.ok(wrong.text.includes('href="/my-data/banks/1000/sign-in"'))
  }
  const entered = await browser.submit(signInPage, GREATDAY)
  assert.match(entered.text, /id="reads"/)
  const again = await browser.open(guessed)
  assert.match(again.text, /id="reads"/)
})

test('whoever turns back at the bank is where they began', async () => {
  const browser = openBrowser(server.issuer)
  const signInPage = await browser.open('/my-data/banks/1000/sign-in')
  const leave = /href="([^"]*error=access_denied[^"]*)"/.exec(signInPage.text)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(leave)
  const back = await browser.open(leave)
  assert.match(back.text, /Where do you bank/)
})

test('a bank that is disabled is not offered', async () => {
  const provider = { provider_id: 1001 }
  await server.database.run(`update provider set status = 'DISABLED' where provider_id = $1`, [provider.provider_id])
  const browser = openBrowser(server.issuer)
  assert.doesNotMatch((await browser.open('/my-data')).text, /Boréale/)
  assert.equal((await browser.open('/my-data/banks/1001')).status, 404)
  assert.equal((await browser.open('/my-data/banks/none')).status, 404)
})

test('a bank that can end its own session does so after the sign-out, by the hint of the sign-in', async () => {
  const { signIn } = await openFirstBank(server)
  const { finish } = signIn
  const asked: unknown[] = []
  Object.assign(signIn, {
    finish: async (...trip: Parameters<typeof finish>) => ({ ...(await finish(...trip)), logoutHint: 'an ID token' }),
    logoutAddress: (...of: unknown[]) => {
      asked.push(of)
      return 'https://sign-in.maple.example/logout?a=b&c=d'
    },
  })
  const browser = openBrowser(server.issuer)
  const left = await browser.submit(await visit(browser), {}, '/my-data/banks/1000/sign-out')
  Object.assign(signIn, { finish, logoutAddress: undefined })
  assert.equal(left.address.href, 'https://sign-in.maple.example/logout?a=b&c=d')
  assert.deepEqual(asked, [['an ID token', `${server.issuer}/my-data/banks/1000`]])
  assert.doesNotMatch((await browser.open('/my-data/banks/1000')).text, /id="reads"/)
})
