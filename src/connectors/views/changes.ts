// Changes: the feed of an account's changed transactions, if the bank's view numbers its changes.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { BankCall, Changes, ChangesRequest, Position } from '../../domain/retrieval/connector.ts'
import { notSupported } from '../../domain/retrieval/offered-reads.ts'
import { transaction } from '../../fdx/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import { UnfitValue } from './database-trouble.ts'
import { readTransactionRow, type TransactionRow } from './transaction-row.ts'
import { asJson, demandView, readRows, selectFields, type Columns } from './view-rows.ts'
import { demandHeld, unlessUnfit, type ViewSource } from './view-source.ts'

/** The number of the account's last change; absent if the view has no `change_id`. */
export async function readChangeMark(
  { database, schema }: ViewSource,
  columns: Columns,
  { bankAccountId }: AccountPermit,
  call: BankCall,
): Promise<Position | undefined> {
  if (!columns.has('change_id')) return undefined
  const text = `select coalesce(max(change_id), 0)::text as mark from "${schema}".transaction where account_id = $1`
  const asked = database.query<{ mark: string }>({ text, values: [bankAccountId] }, call)
  const [row] = await unlessUnfit(asked, [])
  return row?.mark ?? '0'
}

type Row = TransactionRow & { readonly change: string; readonly id: string; readonly is_removed: boolean }

/** Oldest first, each transaction as it is now. */
export async function readChanges(
  source: ViewSource,
  permit: AccountPermit,
  { since, page: { limit, from } }: ChangesRequest,
  call: BankCall,
): Promise<Changes> {
  if (!/^\d{1,18}$/.test(since)) {
    throw new Problem('update_not_found', 'There is no such update. Read the transactions again from the beginning.')
  }
  return source.existing.on(call, async (found) => {
    const columns = demandView(found, 'transaction', 'changes')
    if (!columns.has('change_id')) return notSupported('changes')
    await demandHeld(source, permit, call)
    const mark = (await readChangeMark(source, columns, permit, call)) ?? '0'
    const [after, until, afterId] = from === undefined ? [since, larger(since, mark)] : readPlace(from)
    const removed = columns.has('removed') ? 't.removed is true' : 'false'
    const text = `select t.change_id::text as change, t.transaction_id::text as id, ${removed} as is_removed,
        (${asJson(selectFields(columns, 't'), '')}) as json,
        (select a.account_category::text from "${source.schema}".account a where a.account_id = $2 limit 1) as category
      from "${source.schema}".transaction t
      where t.account_id = $1 and t.change_id >= $3::bigint and t.change_id <= $4::bigint
        and (t.change_id > $3::bigint or t.transaction_id > $6)
      order by t.change_id, t.transaction_id limit $5`
    const { bankAccountId } = permit
    const values = [bankAccountId, bankAccountId, after, until, limit + 1, afterId ?? null]
    const rows = await source.database.query<Row>({ text, values }, call).catch((error: unknown) => {
      throw error instanceof UnfitValue ? noSuchPage() : error
    })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const now = source.clock.now()
    const kept = shown.filter(({ is_removed }) => !is_removed)
    const described = kept.map((row) => readTransactionRow(row, now, source.zone))
    return {
      rows: readRows(transaction, described, source.zone),
      removed: shown.filter(({ is_removed }) => is_removed).map(({ id }) => id),
      updateCursor: until,
      ...(last && rows.length > limit && { next: `${last.change}~${until}~${last.id}` }),
    }
  })
}

function larger(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other
}

/** The change and the transaction that were given last: several may share a number. */
function readPlace(from: Position): readonly [string, string, string] {
  const [, after, until, id] = /^(\d{1,18})~(\d{1,18})~([^]{1,150})$/.exec(from) ?? []
  if (after !== undefined && until !== undefined && id !== undefined) return [after, until, id]
  throw noSuchPage()
}

function noSuchPage(): Problem {
  return new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
}
