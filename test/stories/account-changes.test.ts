// Accounts that change under a consent: it keeps its meaning, nobody reads what is no longer the customer's, and the app is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeChangesOfAccounts } from '../../src/jobs/notice-account-changes.ts'
import { access, accountsOf as accountsInAnswer, openSharer } from '../banking.ts'
import { accountOf, connect, read, readTransactions, unwrap } from '../reader.ts'
import type { AccountRow, AccountsPage, Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const notice = ({ stage, vault, app: { banks } }: TestServer): Promise<number> =>
  noticeChangesOfAccounts({ stage, vault, banks, deadlineMilliseconds: 10_000 })

/** The days on which something happens to the accounts of these two: the day after, it is so. */
const [OPENED, RENUMBERED, CLOSED, WITHDRAWN] = ['2026-07-04', '2026-07-07', '2026-08-11', '2026-09-13'] as const

/** Noon of the day at the bank; the apps ask now and then on the way, so that their connections live. */
async function goTo({ clock }: TestServer, day: string, ...readers: readonly Reader[]): Promise<void> {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'America/Toronto', plainTime: '12:00' })
  const arrival = noon.toInstant().epochMilliseconds
  while (clock.now().epochMilliseconds < arrival) {
    const hours = Math.min(24 * 20, Math.round((arrival - clock.now().epochMilliseconds) / 3_600_000))
    clock.advance({ hours })
    for (const reader of readers) await reader.token()
  }
}

/** What was written for the consent since it was granted: in the journal, and for the app, which are the same. */
async function told({ database }: TestServer, { consentId }: Reader): Promise<readonly unknown[]> {
  const about = await database.run<{ kind: string; account: string | null }>(
    `select action as kind, detail->>'account' as account from journal_entry
     where consent_id = $1 and actor_id = 'notice-account-changes' order by journal_entry_id`,
    [consentId],
  )
  const events = await database.run(
    `select kind, account_handle::text as account from event
     where consent_id = $1 and kind <> 'consent-granted' order by sequence`,
    [consentId],
  )
  assert.deepEqual(events, about)
  return about
}

async function accountsOf(reader: Reader): Promise<ReadonlyMap<string, AccountRow>> {
  const { accounts } = await read<AccountsPage>(reader, '/api/fdx/5/accounts?resultType=details')
  return new Map(accounts.map(unwrap).map((account) => [account.accountType, account]))
}

test('while nothing happens nothing is told, however often and by however many nodes the bank is asked', async () => {
  await using server = await openTestServer()
  const reader = await connect(server, 'account_changes')
  for (let day = 0; day < 3; day++) {
    assert.deepEqual(await Promise.all([notice(server), notice(server)]), [0, 0])
    server.clock.advance({ days: 1 })
  }
  assert.deepEqual(await told(server, reader), [])
})

test('a new account is told and not shared; a new number and the end of an account leave it its handle', async () => {
  await using server = await openTestServer()
  const reader = await connect(server, 'account_changes')
  const [card, savings] = [accountOf(reader, 'CREDITCARD').handle, accountOf(reader, 'SAVINGS').handle]
  await notice(server)
  const before = await accountsOf(reader)

  await goTo(server, OPENED, reader)
  assert.equal(await notice(server), 1)
  await goTo(server, RENUMBERED, reader)
  const [one, other] = await Promise.all([notice(server), notice(server)])
  assert.equal(one + other, 1)
  await goTo(server, CLOSED, reader)
  assert.equal(await notice(server), 1)
  assert.equal(await notice(server), 0)
  assert.deepEqual(await told(server, reader), [
    { kind: 'account-opened', account: null },
    { kind: 'account-renumbered', account: card },
    { kind: 'account-closed', account: savings },
  ])

  const after = await accountsOf(reader)
  assert.deepEqual([...after.keys()], [...before.keys()])
  assert.equal(after.get('CREDITCARD')!.accountId, card)
  assert.notEqual(after.get('CREDITCARD')!['accountNumber'], before.get('CREDITCARD')!['accountNumber'])
  assert.deepEqual([before.get('SAVINGS')!.status, after.get('SAVINGS')!.status], ['OPEN', 'CLOSED'])
  assert.equal(after.get('SAVINGS')!.accountId, savings)
  assert.ok((await readTransactions(reader, savings, { startTime: '2026-01-01', endTime: '2026-12-31' })).length > 5)
  const { currentBalance, transferOut } = after.get('SAVINGS')!
  assert.deepEqual([currentBalance, transferOut], ['0.00', false])
  const networks = await read<{ paymentNetworks: unknown }>(reader, `/api/fdx/5/accounts/${savings}/payment-networks`)
  assert.deepEqual(networks.paymentNetworks, [])

  const renewed = await connect(server, 'account_changes')
  assert.equal(accountOf(renewed, 'CREDITCARD').handle, card)
  // The new one is shared now; the closed one is on offer no longer.
  assert.equal((await accountsOf(renewed)).size, before.size)
})

test('an owner who withdraws loses the account in their consent at once; the other owner and the rest stay', async () => {
  await using server = await openTestServer()
  const [leaving, staying] = [await connect(server, 'joint_withdrawing'), await connect(server, 'account_changes')]
  const joint = accountOf(leaving, 'CHECKING').handle
  await notice(server)
  await goTo(server, CLOSED, leaving, staying)
  await notice(server)
  await goTo(server, WITHDRAWN, leaving, staying)
  const below = ['', '/transactions', '/statements', '/statements/2026-07', '/payment-networks']
  const demandRefused = async (): Promise<void> => {
    for (const path of below) {
      const { status, text } = await leaving.get(`/api/fdx/5/accounts/${joint}${path}`)
      assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [404, '701'], path)
    }
  }
  await demandRefused()
  assert.equal(await notice(server), 1)
  assert.deepEqual(await told(server, leaving), [{ kind: 'owner-withdrew', account: joint }])
  await demandRefused()
  assert.deepEqual([...(await accountsOf(leaving)).keys()], ['LINEOFCREDIT'])
  assert.ok(!(await told(server, staying)).some((line) => JSON.stringify(line).includes('withdrew')))
  assert.ok((await accountsOf(staying)).has('CHECKING'))
})

test('an account that left a consent does not come back into it with its owner: they share it again, or nobody reads it', async () => {
  await using server = await openTestServer({ sharesOnward: true })
  const sharer = await openSharer(server)
  const leaving = await connect(server, 'joint_withdrawing')
  const opened = await sharer.open('joint_withdrawing')
  const joint = accountOf(leaving, 'CHECKING')
  await notice(server)
  await goTo(server, WITHDRAWN, leaving)
  assert.equal(await notice(server), 2, 'it leaves both consents')
  await server.database.run(`update sandbox_holder set held_until = 'infinity' where account_id = $1`, [
    joint.bankAccountId,
  ])
  assert.deepEqual([...(await accountsOf(leaving)).keys()], ['LINEOFCREDIT'])
  const RequestId = await sharer.openLogin(opened.loginId)
  const summary = accountsInAnswer(await sharer.call('POST', 'GetAccountsSummary', { RequestId }))
  assert.deepEqual(
    summary.map(({ Type }) => Type),
    ['LineOfCredit'],
  )
  for (const path of ['', '/transactions', '/statements']) {
    const { status, text } = await leaving.get(`/api/fdx/5/accounts/${joint.handle}${path}`)
    assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [404, '701'], path)
  }
  const renewed = await connect(server, 'joint_withdrawing')
  assert.equal(accountOf(renewed, 'CHECKING').handle, joint.handle)
  assert.ok((await accountsOf(renewed)).has('CHECKING'))
})

test('the Banking API serves the accounts that are left, before it is noticed that one is gone and after', async () => {
  await using server = await openTestServer({ sharesOnward: true })
  const sharer = await openSharer(server)
  const { loginId, requestId } = await sharer.open('joint_withdrawing')
  const summary = accountsInAnswer(await sharer.call('POST', 'GetAccountsSummary', { RequestId: requestId }))
  const gone = summary.find(({ Type }) => Type === 'Chequing')!.Id
  const [authSecret, accessToken] = [await sharer.share('authsecret/Lender'), await sharer.share(`${loginId}/${gone}`)]
  const partnerReads = () =>
    access(server, String(accessToken.body['AccessToken']), {
      authorization: `Bearer ${String(authSecret.body['AuthSecret'])}`,
    })
  assert.equal((await partnerReads()).status, 200)
  await goTo(server, WITHDRAWN)
  await sharer.share(`${loginId}/${gone}`)
  const demandTheRest = async (): Promise<void> => {
    const RequestId = await sharer.openLogin(loginId)
    for (const path of ['GetAccountsSummary', 'GetAccountsDetail', 'GetStatements']) {
      const { status, text, body } = await sharer.call('POST', path, { RequestId })
      assert.equal(status, 200, text)
      assert.equal(((body['Accounts'] ?? body['StatementsByAccount']) as unknown[]).length, 1, path)
      assert.ok(!text.includes(gone), path)
    }
    const entries = await server.database.run<{ detail: { accounts: string[] } }>(
      `select detail from journal_entry where action = 'read-accounts' order by at desc, journal_entry_id desc limit 1`,
      [],
    )
    assert.ok(entries[0]!.detail.accounts.length === 1 && !entries[0]!.detail.accounts.includes(gone))
  }
  await demandTheRest()
  const refused = await partnerReads()
  assert.deepEqual(refused.body['ValidationDetails'], { accountId: ["This accountId doesn't exist within the Card."] })
  assert.equal(await notice(server), 1)
  await demandTheRest()
  assert.equal((await partnerReads()).status, 400)
})

test('nothing is kept of an account that is not shared, nor of a number, and nothing at all of a consent that ended', async () => {
  await using server = await openTestServer()
  const reader = await connect(server, 'account_changes', { choose: ({ accountType }) => accountType === 'CHECKING' })
  await notice(server)
  const kept = JSON.stringify(await server.database.run(`select * from account_sighting`, []))
  const words = await server.database.run<{ word: string }>(
    `select account_id as word from sandbox_account union select account_number from sandbox_account`,
    [],
  )
  for (const { word } of words) assert.ok(!kept.includes(word))
  assert.ok(kept.includes(reader.consentId))
  await connect(server, 'account_changes')
  assert.ok(!JSON.stringify(await server.database.run(`select * from account_sighting`, [])).includes(reader.consentId))
})

test('an account of which the bank makes a kind that version 5 cannot carry leaves its lists, and no other account with it', async () => {
  await using server = await openTestServer()
  const reader = await connect(server, 'Greatday')
  const savings = accountOf(reader, 'SAVINGS')
  assert.equal((await accountsOf(reader)).size, 3)
  await server.database.run(`update sandbox_account set product = 'wallet' where account_id = $1`, [
    savings.bankAccountId,
  ])
  assert.deepEqual([...(await accountsOf(reader)).keys()].toSorted(), ['CHECKING', 'CREDITCARD'])
  const { page } = await read<AccountsPage>(reader, '/api/fdx/5/accounts')
  assert.equal(page.totalElements, 2)
  const alone = await reader.get(`/api/fdx/5/accounts/${savings.handle}`)
  assert.deepEqual([alone.status, (JSON.parse(alone.text) as { code: string }).code], [422, '704'])
  const { accounts } = await read<{ accounts: readonly AccountRow[] }>(reader, '/api/fdx/6/accounts')
  const now = accounts.find(({ accountId }) => accountId === savings.handle)
  assert.equal(now?.accountCategory, 'DIGITAL_WALLET')
})
