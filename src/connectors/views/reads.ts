// Reads of a bank's views: the customer, the accounts that they hold, and what belongs to an account.

import type { AccountPermit, CustomerPermit } from '../../domain/consents/permit.ts'
import type { BankCall, HeldAccount, Reads, StatementFile } from '../../domain/retrieval/connector.ts'
import { account, type Account } from '../../fdx/account.ts'
import type { AccountContact } from '../../fdx/account-contact.ts'
import { customer, customerToAccountRelationship, type Customer } from '../../fdx/customer.ts'
import type { Entity, ValueOf } from '../../fdx/field.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { readEntity, UnreadableEntity } from '../../fdx/read-entity.ts'
import { Problem } from '../../platform/problem.ts'
import { readChanges } from './changes.ts'
import type { FoundViews } from './existing-views.ts'
import { readStatements, readTransactions } from './history.ts'
import { holderEntity, type ViewName } from './view-columns.ts'
import { asJson, demandView, membersOf, readRow, readRows, selectFields, type JsonRow } from './view-rows.ts'
import { accountNotFound, demandHeld, unlessUnfit, type Held, type ViewSource } from './view-source.ts'

type Members = Record<string, unknown>

/** What `transactionImage` and rewards would be: no view has them. */
export type ViewReads = Omit<
  Reads,
  | 'transactionImage'
  | 'rewardPrograms'
  | 'rewardCategories'
  | 'rewardTransactions'
  | 'termsAndConditions'
  | 'taxStatements'
  | 'taxDocument'
>

export function viewReads(source: ViewSource): ViewReads {
  return {
    customer: (permit, call) => source.existing.on(call, (found) => readCustomer(source, found, permit, call)),
    heldAccounts: (permit, call) => readHeldAccounts(source, permit, call),
    account: (permit, call) => source.existing.on(call, (found) => readAccount(source, found, permit, call)),
    contact: (permit, call) => source.existing.on(call, (found) => readContact(source, found, permit, call)),
    transactions: (permit, request, call) => readTransactions(source, permit, request, call),
    changes: (permit, request, call) => readChanges(source, permit, request, call),
    statements: (permit, request, call) => readStatements(source, permit, request, call),
    statementFile: (permit, statementId, call) => readStatementFile(source, permit, statementId, call),
    paymentNetworks: (permit, call) =>
      readOfAccount(
        source,
        permit,
        { view: 'payment_network', read: 'paymentNetworks', kind: accountPaymentNetwork },
        call,
      ),
    assetTransferNetworks: (permit, call) => {
      const what = {
        view: 'asset_transfer_network',
        read: 'assetTransferNetworks',
        kind: assetTransferNetwork,
      } as const
      return readOfAccount(source, permit, what, call)
    },
  }
}

/** The rows of a view with a condition on it, each as its members. */
async function rowsOf(
  { database, schema }: ViewSource,
  found: FoundViews,
  { view, read, rest, values }: { view: ViewName; read: keyof Reads; rest: string; values: readonly unknown[] },
  call: BankCall,
): Promise<readonly Members[]> {
  const fields = selectFields(demandView(found, view, read), 't')
  const text = asJson(fields, `from "${schema}"."${view}" t ${rest}`)
  const rows = await unlessUnfit(database.query<JsonRow>({ text, values }, call), [])
  return rows.map(membersOf)
}

/** More accounts than anybody has: a bound all the same. */
const MOST_ACCOUNTS = 500

async function readCustomer(
  source: ViewSource,
  found: FoundViews,
  { bankCustomerId }: Pick<CustomerPermit, 'bankCustomerId'>,
  call: BankCall,
): Promise<Customer> {
  const values = [bankCustomerId]
  const where = { rest: 'where t.customer_id = $1 limit 1', values }
  const [row] = await rowsOf(source, found, { view: 'customer', read: 'customer', ...where }, call)
  if (!row) throw new Problem('customer_not_found', 'The bank no longer knows this customer.')
  const held = { rest: `where t.customer_id = $1 limit ${MOST_ACCOUNTS}`, values }
  const accounts = await rowsOf(source, found, { view: 'account_holder', read: 'customer', ...held }, call)
  const relationships = readRows(customerToAccountRelationship, accounts, source.zone)
  return { ...readRow(customer, row, source.zone), accounts: relationships }
}

/** The accounts of a customer, with whether others hold them too. */
export async function accountsOf(
  source: ViewSource,
  found: FoundViews,
  bankCustomerId: string,
  call: BankCall,
): Promise<readonly { readonly account: Account; readonly joint: boolean }[]> {
  const { schema, zone, database } = source
  const fields = selectFields(demandView(found, 'account', 'heldAccounts'), 't')
  const holders = `"${schema}".account_holder`
  const text = `select (${asJson(fields, '')}) as json, exists (select from ${holders} o
      where o.account_id = h.account_id and o.customer_id <> h.customer_id) as joint
    from ${holders} h join "${schema}".account t on t.account_id = h.account_id
    where h.customer_id = $1 order by t.account_id limit ${MOST_ACCOUNTS}`
  const asked = database.query<JsonRow & { joint: boolean }>({ text, values: [bankCustomerId] }, call)
  const rows = await unlessUnfit(asked, [])
  return rows.flatMap((row) => {
    const account = accountIfTold(membersOf(row), zone)
    return account ? [{ account, joint: row.joint }] : []
  })
}

/** An account of a category that the standard has not cannot be offered; the others are as good without it. */
function accountIfTold(members: Members, zone: string): Account | undefined {
  try {
    return readEntity(account, members, { zone, misfits: [] })
  } catch (error) {
    if (error instanceof UnreadableEntity) return undefined
    throw error
  }
}

/** By its id alone: an account whose other columns cannot be read is the customer's all the same. */
async function readHeldAccounts(
  { existing, schema, database }: ViewSource,
  { bankCustomerId }: CustomerPermit,
  call: BankCall,
): Promise<readonly HeldAccount[]> {
  return existing.on(call, async (found) => {
    const number = demandView(found, 'account', 'heldAccounts').has('account_number') ? 't.account_number' : 'null'
    const text = `select t.account_id::text as id, ${number}::text as number, t.status::text = 'CLOSED' as closed
      from "${schema}".account_holder h join "${schema}".account t on t.account_id = h.account_id
      where h.customer_id = $1 order by t.account_id limit ${MOST_ACCOUNTS}`
    const asked = database.query<{ id: string; number: string | null; closed: boolean | null }>(
      { text, values: [bankCustomerId] },
      call,
    )
    return (await unlessUnfit(asked, [])).map(({ id, number, closed }) => ({
      bankAccountId: id,
      ...(number !== null && { accountNumber: number }),
      closed: closed === true,
    }))
  })
}

const HELD = (schema: string): string => `where t.account_id = $1 and exists (
  select from "${schema}".account_holder h where h.account_id = $2 and h.customer_id = $3)`

function heldValues({ bankAccountId, bankCustomerId }: Held): readonly unknown[] {
  return [bankAccountId, bankAccountId, bankCustomerId]
}

async function readAccount(
  source: ViewSource,
  found: FoundViews,
  permit: AccountPermit,
  call: BankCall,
): Promise<Account> {
  const rest = `${HELD(source.schema)} limit 1`
  const asked = { view: 'account', read: 'account', rest, values: heldValues(permit) } as const
  const [members] = await rowsOf(source, found, asked, call)
  if (!members) throw accountNotFound()
  if (!found.has('holding') || members['accountCategory'] !== 'INVESTMENT_ACCOUNT') {
    return readRow(account, members, source.zone)
  }
  const of = { rest: 'where t.account_id = $1 order by t.holding_id limit 5000', values: [permit.bankAccountId] }
  const holdings = await rowsOf(source, found, { view: 'holding', read: 'account', ...of }, call)
  return readRow(account, { ...members, holdings }, source.zone)
}

/** The customer themself first: the addresses of the account are theirs. */
async function readContact(
  source: ViewSource,
  found: FoundViews,
  permit: AccountPermit,
  call: BankCall,
): Promise<AccountContact> {
  const { schema, zone, database } = source
  await demandHeld(source, permit, call)
  const fields = selectFields(demandView(found, 'customer', 'contact'), 't')
  const relationship = found.get('account_holder')?.has('relationship') ? ', h.relationship as "relationship"' : ''
  const text = `select (${asJson(`${fields}${relationship}`, '')}) as json
    from "${schema}".account_holder h join "${schema}".customer t on t.customer_id = h.customer_id
    where h.account_id = $1 order by (h.customer_id = $2) desc, h.customer_id limit 50`
  const { bankAccountId, bankCustomerId } = permit
  const rows = await database.query<JsonRow>({ text, values: [bankAccountId, bankCustomerId] }, call)
  const holders = readRows(holderEntity, rows.map(membersOf), zone)
  const [first] = holders
  const { emails, addresses, telephones } = first ?? {}
  return { emails, addresses, telephones, holders }
}

async function readStatementFile(
  source: ViewSource,
  permit: AccountPermit,
  statementId: string,
  call: BankCall,
): Promise<StatementFile> {
  const { schema, database } = source
  return source.existing.on(call, async (found) => {
    const columns = demandView(found, 'statement', 'statementFile')
    const document = columns.has('document') ? 't.document' : 'null::bytea'
    const text = `select ${document} as document, t.statement_date::date::text as day from "${schema}".statement t
      ${HELD(schema)} and t.statement_id = $4 limit 1`
    const asked = database.query<{ document: Buffer | null; day: string }>(
      { text, values: [...heldValues(permit), statementId] },
      call,
    )
    const [row] = await unlessUnfit(asked, [])
    if (!row?.document) {
      throw new Problem('statement_not_found', 'There is no such statement. Ask for the list of statements.')
    }
    return {
      contentType: 'application/pdf',
      bytes: row.document,
      statementDate: Temporal.PlainDate.from(row.day),
    }
  })
}

async function readOfAccount<K extends Entity>(
  source: ViewSource,
  permit: AccountPermit,
  { view, read, kind }: { readonly view: ViewName; readonly read: keyof Reads; readonly kind: K },
  call: BankCall,
): Promise<readonly ValueOf<K>[]> {
  return source.existing.on(call, async (found) => {
    demandView(found, view, read)
    await demandHeld(source, permit, call)
    const asked = { view, read, rest: 'where t.account_id = $1 limit 100', values: [permit.bankAccountId] }
    return readRows(kind, await rowsOf(source, found, asked, call), source.zone)
  })
}
