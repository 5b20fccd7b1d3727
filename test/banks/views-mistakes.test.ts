// Checks of a bank's views: nothing is found where all is right, and each planted mistake is found, without naming anybody.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { aCall } from '../sandbox-bank.ts'
import { openViewsBank, type ViewsBank } from './views-bank.ts'

/** Nobody signs in here. */
const OF_SIGN_IN: ReadonlySet<string> = new Set(['discovery', 'keys', 'clock', 'client-authentication'])

describe("the checks of a bank's views", () => {
  let views: ViewsBank
  let bank: Bank

  before(async () => {
    views = await openViewsBank()
    bank = views.open()
  })
  after(() => views[Symbol.asyncDispose]())

  it('finds nothing wrong with views that are right', async () => {
    await views.sql('analyze')
    const ofViews = bank.checks.filter(({ name }) => !OF_SIGN_IN.has(name))
    for (const check of ofViews) {
      const { outcome, came } = await check.run(aCall)
      assert.equal(outcome, 'passed', `${check.name}: ${came.en}`)
    }
  })

  it('does not take the condition of a view itself for a missing index', async () => {
    await views.sql(`insert into core.paper select 'f-' || n, 100000 + n, now(), '%PDF-' from generate_series(1, 20000) n;
      create index paper_account on core.paper (account_id); analyze core.paper;
      create or replace view portage.statement as select id as statement_id, account_id, day as statement_date,
        file as document from core.paper where id like '%-%'`)
    const check = bank.checks.find(({ name }) => name === 'view-indexes')
    assert.ok(check)
    const { outcome, came } = await check.run(aCall)
    assert.equal(outcome, 'passed', came.en)
    await views.sql(`delete from core.paper where id like 'f-%'; drop index core.paper_account; analyze core.paper`)
  })

  for (const { mistake, sql, undo, says } of [...mistakesOfShape(), ...mistakesOfRows(), ...oddRows()]) {
    it(`finds: ${mistake}`, async () => {
      await views.sql(sql)
      try {
        const findings = await Promise.all(bank.checks.map((check) => check.run(aCall)))
        const came = findings.map((finding) => finding.came.en).join('\n')
        assert.match(came, says)
        assert.doesNotMatch(came, /example\.com|Marlowe|001234567/)
      } finally {
        await views.sql(undo)
      }
    })
  }
})

type Mistake = { readonly mistake: string; readonly sql: string; readonly undo: string; readonly says: RegExp }

function mistakesOfShape(): readonly Mistake[] {
  const replaced = (column: string, by: string): Pick<Mistake, 'sql' | 'undo'> => ({
    sql: `alter view portage.transaction rename column ${column} to ${by}`,
    undo: `alter view portage.transaction rename column ${by} to ${column}`,
  })
  return [
    {
      mistake: 'a missing view',
      sql: 'alter view portage.customer rename to clients',
      undo: 'alter view portage.clients rename to customer',
      says: /The view customer is missing/,
    },
    { mistake: 'a missing column', ...replaced('amount', 'sum'), says: /The column transaction\.amount is missing/ },
    {
      mistake: 'an amount that is a float',
      sql: `create view portage.payment_network as select account_id, 'x' as bank_id, 'y' as identifier, 'CA_ACSS' as type,
        1.5::float8 as transfer_limits from core.owner; grant select on portage.payment_network to public`,
      undo: 'drop view portage.payment_network',
      says: /payment_network\.transfer_limits is double precision, and should be jsonb/,
    },
    {
      mistake: 'an id that is a text in one view and a number in another',
      sql: `create view portage.payment_network as select account_id::text as account_id, 'x' as bank_id, 'y' as identifier,
        'CA_ACSS' as type from core.owner; grant select on portage.payment_network to public`,
      undo: 'drop view portage.payment_network',
      says: /payment_network\.account_id is text, and account\.account_id is bigint: they cannot be compared/,
    },
    {
      mistake: 'a role that may write',
      sql: 'grant update on portage.account to public',
      undo: 'revoke update on portage.account from public',
      says: /The role may change portage\.account/,
    },
  ]
}

function mistakesOfRows(): readonly Mistake[] {
  return [
    {
      mistake: 'the same transaction twice',
      sql: 'insert into core.entry select * from core.entry where id = 3',
      undo: 'delete from core.entry where ctid = (select max(ctid) from core.entry where id = 3)',
      says: /transaction: the same account_id, transaction_id more than once: 1/,
    },
    {
      mistake: 'the same statement twice',
      sql: 'insert into core.paper select * from core.paper limit 1',
      undo: 'delete from core.paper where ctid = (select max(ctid) from core.paper)',
      says: /statement: the same account_id, statement_id/,
    },
    {
      mistake: 'a transaction without an account',
      sql: `insert into core.entry values (9001, 99, now(), now(), 1, 'x', 1)`,
      undo: 'delete from core.entry where id = 9001',
      says: /transaction without account: 1 \(…99\)/,
    },
    {
      mistake: 'an account without a holder',
      sql: `insert into core.account values (77, 'SAVINGS', '1', 'x', 0)`,
      undo: 'delete from core.account where id = 77',
      says: /account without account_holder/,
    },
    {
      mistake: 'a holder of an account that is not there',
      sql: `insert into core.owner values (1, 555, 'PRIMARY')`,
      undo: 'delete from core.owner where account_id = 555',
      says: /account_holder without account/,
    },
    {
      mistake: 'rows without an id, more than once',
      sql: `insert into core.entry select null, 10, now(), now(), 1, 'x', 1 from generate_series(1, 2)`,
      undo: 'delete from core.entry where id is null',
      says: /transaction: the same account_id, transaction_id more than once: 1 \(…\)/,
    },
    {
      mistake: 'a transaction without an amount',
      sql: `insert into core.entry values (9003, 10, now(), now(), null, 'x', 1)`,
      undo: 'delete from core.entry where id = 9003',
      says: /transaction whose amount is no number: 1 \(…003\)/,
    },
    {
      mistake: 'an account of a category that the standard has not',
      sql: `create or replace view portage.account as select id as account_id, kind as account_type, 'OPEN' as status,
        number as account_number, case kind when 'SAVINGS' then 'SAVINGS_ACCOUNT' when 'INVESTMENTACCOUNT' then 'INVESTMENT_ACCOUNT'
        else 'DEPOSIT_ACCOUNT' end as account_category, title as product_name, balance as current_balance,
        balance as current_value, money as currency__currency_code from core.account`,
      undo: `create or replace view portage.account as select id as account_id, kind as account_type, 'OPEN' as status,
        number as account_number, case kind when 'INVESTMENTACCOUNT' then 'INVESTMENT_ACCOUNT' else 'DEPOSIT_ACCOUNT' end
        as account_category, title as product_name, balance as current_balance, balance as current_value,
        money as currency__currency_code from core.account`,
      says: /account_category is not one of the standard: it is not offered: 1/,
    },
  ]
}

function oddRows(): readonly Mistake[] {
  return [
    {
      mistake: 'a statement without a file',
      sql: `insert into core.paper values ('s-x', 10, now(), null)`,
      undo: `delete from core.paper where id = 's-x'`,
      says: /statement without a file: 1/,
    },
    {
      mistake: 'a statement without an account',
      sql: `insert into core.paper values ('s-y', 98, now(), '%PDF-')`,
      undo: `delete from core.paper where id = 's-y'`,
      says: /statement without account/,
    },
    {
      mistake: 'what is pending for months',
      sql: `insert into core.entry values (9002, 10, null, now() - interval '90 days', 1, 'x', 1)`,
      undo: 'delete from core.entry where id = 9002',
      says: /pending for more than 35 days: 1/,
    },
    {
      mistake: 'a balance that does not add up',
      sql: 'update core.account set balance = balance + 1 where id = 10',
      undo: 'update core.account set balance = balance - 1 where id = 10',
      says: /balance is not the sum/,
    },
    {
      mistake: 'a currency that is none',
      sql: `update core.account set money = 'dollars' where id = 10`,
      undo: `update core.account set money = 'CAD' where id = 10`,
      says: /no code of ISO 4217/,
    },
    {
      mistake: 'a large table without an index',
      sql: `insert into core.paper select 'l-' || n, 10, now(), '%PDF-' from generate_series(1, 20000) n; analyze core.paper`,
      undo: `delete from core.paper where id like 'l-%'; analyze core.paper`,
      says: /statement by account_id reads the table paper whole/,
    },
  ]
}
