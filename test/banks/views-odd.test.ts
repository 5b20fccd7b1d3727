// A bank's views at their edges: what a view cannot compute is an error and never an empty answer, and no row is lost on the way.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { permitAccount, permitCustomer } from '../../src/domain/consents/permit.ts'
import { aCall } from '../sandbox-bank.ts'
import { consentOf } from '../sandbox-permit.ts'
import { openViewsBank, type ViewsBank } from './views-bank.ts'

const consent = consentOf('1', ['10', '11', 'ten'])
const everyday = permitAccount(consent, 'TRANSACTIONS', '10')
const holder = permitCustomer(consent, 'CUSTOMER_CONTACT')

const whole = () => ({
  window: { start: Temporal.Now.instant().subtract({ hours: 9000 }), end: Temporal.Now.instant() },
  page: { limit: 100 },
})

let views: ViewsBank
let bank: Bank

before(async () => {
  views = await openViewsBank()
  bank = views.open()
})
after(() => views[Symbol.asyncDispose]())

/** Does the work between two changes of the bank. */
async function meanwhile(sql: string, undo: string, work: () => Promise<void>): Promise<void> {
  await views.sql(sql)
  try {
    await work()
  } finally {
    await views.sql(undo)
  }
}

test('takes a value that a view cannot compute for trouble of the bank, and no account for lost', async () => {
  const former = await viewText('account')
  const broken = former.replace(/\S*title AS product_name/, `('x' || account.title)::integer::text AS product_name`)
  const [as, was] = [replacing('account', broken), replacing('account', former)]
  await meanwhile(as, was, async () => {
    await assert.rejects(bank.account(everyday, aCall), { code: 'provider_unavailable' })
    const held = await bank.heldAccounts(holder, aCall)
    assert.deepEqual(
      held.map(({ bankAccountId }) => bankAccountId),
      ['10', '11'],
    )
  })
  const entries = await viewText('transaction')
  const divided = entries.replace('/ 100.0', '/ (entry.id - 5)::numeric')
  assert.notEqual(divided, entries)
  await meanwhile(replacing('transaction', divided), replacing('transaction', entries), () =>
    assert.rejects(bank.transactions(everyday, whole(), aCall), { code: 'provider_unavailable' }),
  )
  await assert.rejects(bank.account(permitAccount(consent, 'TRANSACTIONS', 'ten'), aCall), {
    code: 'account_not_found',
  })
})

const replacing = (name: string, text: string): string => `create or replace view portage.${name} as ${text}`

async function viewText(name: string): Promise<string> {
  const [row] = await views.sql(`select pg_get_viewdef('portage.${name}'::regclass) as text`)
  return String(row?.['text'])
}

test('keeps an account whose columns cannot be read among those that the customer holds', async () => {
  await meanwhile(
    `update core.account set kind = 'no such kind' where id = 10`,
    `update core.account set kind = 'CHECKING' where id = 10`,
    async () => {
      assert.equal((await bank.heldAccounts(holder, aCall)).length, 2)
    },
  )
})

test('lists a transaction that posted, whether or not the bank knows when it was made', async () => {
  const { total = 0 } = await bank.transactions(everyday, whole(), aCall)
  await meanwhile(
    `insert into core.entry values (7001, 10, now() - interval '2 days', null, -1, 'Booked only', 1)`,
    'delete from core.entry where id = 7001',
    async () => {
      const { window, page } = whole()
      assert.equal((await bank.transactions(everyday, { window, page }, aCall)).total, total + 1)
      const reach = Temporal.Now.instant().subtract({ hours: 24 })
      const { rows } = await bank.transactions(everyday, { window: { ...window, reach }, page }, aCall)
      assert.ok(!rows.some(({ description }) => description === 'Booked only'))
    },
  )
})

test('reads dates and goes through pages, whatever style of dates the role has', async () => {
  const [role] = await views.sql(`select rolname from pg_roles where rolname like 'reader%' and
    has_database_privilege(rolname, current_database(), 'connect') order by oid desc limit 1`)
  await views.sql(`alter role ${String(role?.['rolname'])} set datestyle = 'German, DMY'`)
  const german = views.open()
  const { rows, next } = await german.transactions(everyday, { ...whole(), page: { limit: 7 } }, aCall)
  assert.ok(next !== undefined)
  const second = await german.transactions(everyday, { ...whole(), page: { limit: 7, from: next } }, aCall)
  assert.notEqual(second.rows[0]?.transactionId, rows.at(-1)?.transactionId)
  const file = await german.statementFile(everyday, 's-1', aCall)
  assert.equal(file.contentType, 'application/pdf')
})

test('serves views of which the status is an enum that lacks values of the standard', async () => {
  const entries = await viewText('transaction')
  await views.sql(`create type core.state as enum ('PENDING', 'HELD'); create table core.holds (id bigint)`)
  await meanwhile(
    `drop view portage.transaction; create view portage.transaction as select account_id, id as transaction_id,
      null::timestamptz as posted_timestamp, made as transaction_timestamp, 'PENDING'::core.state as status,
      words as description, cents / 100.0 as amount from core.entry where booked is null;
      grant select on portage.transaction to public`,
    `drop view portage.transaction; create view portage.transaction as ${entries}; grant select on portage.transaction to public`,
    async () => {
      const { rows } = await views.open().transactions(everyday, whole(), aCall)
      assert.ok(rows.length > 0 && rows.every(({ status }) => status === 'PENDING'))
    },
  )
})

test('gives each change once, also where several share a number', async () => {
  const { updateCursor = '' } = await bank.transactions(everyday, whole(), aCall)
  await views.sql(`update core.entry set change_no = 5000 where id in (11, 12, 13, 14, 15)`)
  const ids: (string | undefined)[] = []
  let from: string | undefined
  do {
    const page = { limit: 2, ...(from !== undefined && { from }) }
    const changes = await bank.changes(everyday, { since: updateCursor, page }, aCall)
    ids.push(...changes.rows.map(({ transactionId }) => transactionId))
    from = changes.next
  } while (from !== undefined)
  assert.deepEqual(ids, ['11', '12', '13', '14', '15'])
  const forged = { since: updateCursor, page: { limit: 2, from: '1~5000~no-such-id' } }
  await assert.rejects(bank.changes(everyday, forged, aCall), { code: 'invalid_request' })
})

test('refuses a connection string that is none with a word on how a password is written', () => {
  for (const connectionString of ['postgres://reader:50%@127.0.0.1/core', 'mysql://reader@127.0.0.1/core', 'core']) {
    assert.throws(() => views.open({}, { secrets: { connectionString } }), {
      code: 'invalid_request',
      message: /% is written %25/,
    })
  }
})
