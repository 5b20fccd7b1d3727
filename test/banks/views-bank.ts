// Bank of views: a PostgreSQL database of an invented bank, with tables, the views of docs/views.md and a role that reads them.

import assert from 'node:assert/strict'
import { Client } from 'pg'
import { openViewsBank as openBankOfViews } from '../../src/connectors/views/open-bank.ts'
import { viewsConnectorSettings } from '../../src/connectors/views/settings.ts'
import type { BankPolicy } from '../../src/connectors/trouble/bank-policy.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { startPostgres } from '../../tools/postgres.ts'
import { createPostgresDatabase } from '../database.ts'

type Other = {
  readonly as?: string
  readonly host?: string
  readonly secrets?: Readonly<Record<string, string>>
}

export type ViewsBank = AsyncDisposable & {
  readonly url: string
  /** With the role that only reads. */
  readonly readerUrl: string
  /** As the owner of the tables. */
  sql(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  open(settings?: Readonly<Record<string, unknown>>, other?: Other): Bank
}

const EMPTY = { name: 'empty', version: async () => 'views_empty', prepare: async () => {} } as const

const TABLES = `
create schema core; create schema portage;
create table core.member (id bigint primary key, given text, family text, mail text, town text, born date);
create table core.account (id bigint primary key, kind text, number text, title text, balance numeric(14,2), money text default 'CAD');
create table core.owner (member_id bigint references core.member, account_id bigint, role text, primary key (member_id, account_id));
create index on core.owner (account_id);
create table core.entry (id bigint, account_id bigint, booked timestamptz, made timestamptz, cents bigint, words text,
  change_no bigint, gone boolean default false);
create index on core.entry (account_id, booked desc, id desc);
create index on core.entry (account_id, made desc, id desc);
create table core.paper (id text, account_id bigint, day date, file bytea);
create table core.position (id text, account_id bigint, symbol text, units numeric, price numeric);

insert into core.member values (1, 'Ines', 'Marlowe', 'ines@example.com', 'Perth', '1984-02-29'),
  (2, 'Jon', 'Okafor', 'jon@example.com', 'Lanark', null);
insert into core.account values (10, 'CHECKING', '001234567', 'Everyday', 0),
  (11, 'INVESTMENTACCOUNT', '009999999', 'Self-directed', 500), (12, 'SAVINGS', '005555555', 'Of another', 0);
insert into core.owner values (1, 10, 'PRIMARY_JOINT'), (2, 10, 'SECONDARY_JOINT'), (1, 11, 'SOLE_OWNER'), (2, 12, 'SOLE_OWNER');
insert into core.entry select n, 10, now() - n * interval '7 hours', now() - n * interval '7 hours' - interval '1 day',
    case when n % 3 = 0 then 12345 else -n end, 'Entry ' || n, n from generate_series(1, 120) n;
insert into core.entry select 1000 + n, 10, now() - interval '3 days', now() - interval '4 days', -100, 'Same moment', 1000 + n
  from generate_series(1, 9) n;
insert into core.entry values (2001, 10, null, now() - interval '2 hours', -999, 'Pending', 2001),
  (2002, 10, null, now() - interval '1 day', -5, 'Pending too', 2002);
update core.account set balance = (select sum(cents) / 100.0 from core.entry where account_id = 10 and booked is not null)
  where id = 10;
insert into core.paper select 's-' || n, 10, (now() - n * interval '1 month')::date,
  convert_to('%PDF-1.7 paper ' || n, 'UTF8') from generate_series(1, 7) n;
insert into core.position values ('p1', 11, 'XYZ', 10.5, 12.3456);`

const VIEWS = `
create view portage.customer as select id as customer_id, 'CONSUMER' as type, given as name__first, family as name__last,
  born as date_of_birth, jsonb_build_array(mail) as emails,
  jsonb_build_array(jsonb_build_object('type', 'HOME', 'city', town, 'country', 'CA')) as addresses from core.member;
create view portage.account as select id as account_id, kind as account_type, 'OPEN' as status, number as account_number,
  case kind when 'INVESTMENTACCOUNT' then 'INVESTMENT_ACCOUNT' else 'DEPOSIT_ACCOUNT' end as account_category,
  title as product_name, balance as current_balance, balance as current_value, money as currency__currency_code from core.account;
create view portage.account_holder as select member_id as customer_id, account_id, role as relationship from core.owner;
create view portage.transaction as select account_id, id as transaction_id, booked as posted_timestamp,
  made as transaction_timestamp, case when booked is null then 'PENDING' else 'POSTED' end as status, words as description,
  cents / 100.0 as amount, case when cents < 0 then 'DEBIT' else 'CREDIT' end as debit_credit_memo,
  change_no as change_id, gone as removed from core.entry;
create view portage.statement as select id as statement_id, account_id, day as statement_date, file as document from core.paper;
create view portage.holding as select id as holding_id, account_id, symbol, units, price as current_unit_price from core.position;`

export async function openViewsBank(): Promise<ViewsBank> {
  const server = await startPostgres()
  if (typeof server === 'string') assert.fail(server)
  const created = await createPostgresDatabase(EMPTY, server.url)
  const owner = new Client({ connectionString: created.url })
  await owner.connect()
  const role = new URL(created.url).pathname.slice(1).replace('portage_test', 'reader')
  await owner.query(`${TABLES} ${VIEWS} create role ${role} login password 'reader'; grant usage on schema portage to ${role};
    grant select on all tables in schema portage to ${role}`)
  const banks: Bank[] = []
  const readerUrl = new URL(created.url)
  readerUrl.username = role
  readerUrl.password = 'reader'
  return {
    url: created.url,
    readerUrl: readerUrl.href,
    sql: async (text) => (await owner.query<Record<string, unknown>>(text)).rows,
    open(settings = {}, { as = role, host = '127.0.0.1', secrets = {} } = {}) {
      const url = new URL(created.url)
      url.hostname = host
      if (as === role) url.password = 'reader'
      url.username = as
      const bank = openBank({ connectionString: url.href, ...secrets }, settings)
      banks.push(bank)
      return bank
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(banks.map((bank) => bank.close()))
      await owner.query(`drop owned by ${role}; drop role ${role}`)
      await owner.end()
      await created[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

function openBank(secrets: Readonly<Record<string, string>>, settings: Readonly<Record<string, unknown>>): Bank {
  const policy: BankPolicy = { run: ({ signal }, attempt) => attempt(signal) }
  const parts = { clock: systemClock, rules: { allowsLoopback: true }, policies: { of: () => policy } }
  return openBankOfViews(parts, {
    providerId: 1002,
    name: { en: 'Perth', fr: 'Perth' },
    language: 'en',
    country: 'CA',
    timeZone: 'America/Toronto',
    settings: viewsConnectorSettings.parse({
      issuer: 'http://127.0.0.1:9',
      clientId: 'portage',
      clientAuth: 'none',
      ...settings,
    }),
    secrets,
  })
}
