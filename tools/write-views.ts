// Views page: the shape of a bank's views, written from the descriptions of the standard by way of the connector that reads them.

import { viewNames, views, type Column, type ViewName } from '../src/connectors/views/view-columns.ts'

/** The text of docs/views.md. */
export function writeViews(): string {
  return [INTRODUCTION, ...viewNames.map(section)].join('\n').trimEnd().concat('\n')
}

const INTRODUCTION = `# A bank in database views

This page is for a bank's database engineer. Portage reads a bank's data from views in PostgreSQL, and serves it as FDX. You
make the views, and a role that may read them and nothing else. Portage changes nothing, needs no table of its own, and sees
only what the views show. The tables below are written from \`src/fdx\` by \`npm run check -- --write\`.

## How to make them

Make the schema, the views, and the role:

\`\`\`sql
create schema portage;
create view portage.customer as select ...;
create role portage_reader login password '...' connection limit 20;
alter role portage_reader set default_transaction_read_only = on;
grant usage on schema portage to portage_reader;
grant select on all tables in schema portage to portage_reader;
\`\`\`

A view that is added later, or dropped and made again, needs its grant again. A superuser, and a role that may insert, update,
delete or truncate anything that it sees, is refused.

Give the operator the connection string: \`postgres://portage_reader:...@db.bank.example:5432/core\`. It is kept sealed. In the
password, \`@\` is written \`%40\`, \`/\` is \`%2F\`, \`#\` is \`%23\`, \`?\` is \`%3F\`, and \`%\` is \`%25\`. What follows a
\`?\` in the string is ignored: TLS is demanded unless the database is on the same machine, or a setting says why not. Portage
checks the certificate. It connects to PostgreSQL itself: a pooler such as PgBouncer has to let the parameters \`options\`,
\`statement_timeout\` and \`lock_timeout\` through.

The operator adds a provider with the connector \`views\` (a draft is enough; see [Providers](providers.md)), and runs
\`npx node src/portage.js check-views ID\` with its id, or tries the bank in the console: the checks say what is missing, of a
wrong type, doubled, slow or impossible, with the SQL to see it. The command ends with 1 if a check failed; \`--json\` prints the findings
for a program.

## Rules for every view

- A column is the name of the FDX field in snake_case: \`accountOpenDate\` is \`account_open_date\`. Make only the columns that
  you have. Those in bold are required. Other columns are ignored.
- An entity inside is one \`jsonb\` column with the members that FDX has (\`{"city": "Perth", "country": "CA"}\`), a list is a
  \`jsonb\` array. A plain member of an entity can be a column of its own instead, with two underscores: \`name__first\`,
  \`currency__currency_code\`.
- Ids are text or whole numbers, each of one type in every view, and at most 140 characters. They never change, and name nothing
  else later. \`customer_id\` is what the sign-in says of a customer: the claim \`sub\`, or the one that the setting \`customerIdClaim\`
  names.
- A value that a view cannot compute, or a row that lacks what is required, makes the read fail rather than leave the row out:
  an app would take a list with a gap for whole. An account whose \`account_category\` is not one of the standard is not offered.
- Amounts are \`numeric\`, never a float. A time without a zone, and a date where a time belongs, is one of the provider's time
  zone.
- Values of lists are those of the standard: \`DEPOSIT_ACCOUNT\`, \`CHECKING\`, \`OPEN\`.
- Portage looks at the catalogue every five minutes, and when a query fails because a view has changed. What has no view is not
  offered.

## Transactions

- \`status\` is \`POSTED\`, or \`PENDING\`, \`AUTHORIZATION\` or \`MEMO\`. A posted one has \`posted_timestamp\`; its
  \`transaction_timestamp\` may be null, and is then the same. A pending one keeps its \`transaction_id\` when it posts.
- Without \`debit_credit_memo\` the sign of \`amount\` says it: what is below zero is a debit.
- Pages go by \`posted_timestamp\` and \`transaction_id\`, newest first; pending ones by \`transaction_timestamp\`.
- With \`change_id\`, a whole number that grows with each change of a row and is given in the order of commit, apps can ask for
  what changed. Several rows may share a number if they are committed together.
  \`removed\` is true in the row of a transaction that is no more.

## What to index

In the tables behind the views: \`customer_id\` of the customer; \`account_id\` of the account; both columns of the relation,
each first in one index; for transactions \`(account_id, posted_timestamp desc, transaction_id desc)\` and \`(account_id,
transaction_timestamp desc, transaction_id desc)\`, and \`(account_id, change_id)\` if you have it; for statements
\`(account_id, statement_date desc, statement_id desc)\`; \`account_id\` everywhere else. A key that the view computes, such as
\`'A' || id\`, needs an index on the same expression.

## Apache Fineract

\`examples/fineract/views.sql\` makes these views from the tables of Apache Fineract, and \`examples/fineract/indexes.sql\` the
indexes. The head of each says on which version it was tried. Fineract keeps no statements: they are not offered.

## What a read may cost

At most 5 connections for each process of Portage, five seconds for a query, two for a lock: the first two are settings. A query
that nobody waits for any more is cancelled at the server.
`

function section(name: ViewName): string {
  const { means, columns, isRequired } = views[name]
  const need = isRequired ? ' The view is required.' : ''
  const rows = columns.filter((column) => !isMember(column)).map(row)
  const head = '| column | type | values and members |\n| --- | --- | --- |\n'
  return `## ${name}\n\n${means}${need}\n\n${head}${rows.join('')}`

  function row(column: Column): string {
    const { name, kind, isRequired, values } = column
    const members = columns.filter((member) => member.name.startsWith(`${name}__`)).map((member) => member.name)
    const said = values.length > 0 ? listed(values) : listed(members)
    return `| ${isRequired ? `**\`${name}\`**` : `\`${name}\``} | ${kind} | ${said} |\n`
  }
}

function isMember({ name }: Column): boolean {
  return name.includes('__')
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
