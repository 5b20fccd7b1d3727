// Writes generated transactions to the database, hundreds with one statement.

import { CompiledQuery, type Transaction } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import { fromCents } from '../../../platform/decimal.ts'
import { giveWay } from '../../../platform/give-way.ts'
import type { GeneratedRow } from './generate.ts'

type Column = {
  readonly name: string
  readonly type: 'text' | 'integer' | 'bigint' | 'numeric' | 'boolean'
  value(row: GeneratedRow): string | number | boolean | null
}

const cents = (amount: bigint | undefined): string | null => (amount === undefined ? null : fromCents(amount))

const columns: readonly Column[] = [
  { name: 'account_id', type: 'text', value: (row) => row.accountId },
  { name: 'ordinal', type: 'integer', value: (row) => row.ordinal },
  { name: 'transaction_id', type: 'text', value: (row) => row.transactionId },
  { name: 'transaction_at', type: 'bigint', value: (row) => row.at },
  { name: 'posted_at', type: 'bigint', value: (row) => row.postedAt },
  { name: 'debit_credit', type: 'text', value: (row) => row.side },
  { name: 'amount', type: 'numeric', value: (row) => fromCents(row.cents) },
  { name: 'balance_after', type: 'numeric', value: (row) => fromCents(row.balanceAfter) },
  { name: 'posted_count', type: 'integer', value: (row) => row.postedCount },
  { name: 'transaction_type', type: 'text', value: (row) => row.type },
  { name: 'description', type: 'text', value: (row) => row.description },
  { name: 'category', type: 'text', value: (row) => row.category ?? null },
  { name: 'payee', type: 'text', value: (row) => row.payee ?? null },
  { name: 'reference', type: 'text', value: (row) => row.reference ?? null },
  { name: 'foreign_amount', type: 'numeric', value: (row) => cents(row.foreign?.cents) },
  { name: 'foreign_currency', type: 'text', value: (row) => row.foreign?.currency ?? null },
  { name: 'principal_amount', type: 'numeric', value: (row) => cents(row.split?.principal) },
  { name: 'interest_amount', type: 'numeric', value: (row) => cents(row.split?.interest) },
  { name: 'symbol', type: 'text', value: (row) => row.trade?.symbol ?? row.symbol ?? null },
  { name: 'units', type: 'integer', value: (row) => row.trade?.units ?? null },
  { name: 'unit_price', type: 'numeric', value: (row) => cents(row.trade?.unitCents) },
  { name: 'dropped', type: 'boolean', value: (row) => row.dropped ?? false },
]

const names = columns.map(({ name }) => name).join(', ')
const values = columns.map(({ name, type }) => (type === 'bigint' ? `to_timestamp(${name})` : name)).join(', ')
const parameters = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')
const INSERT = `insert into sandbox_transaction (${names}) select ${values} from unnest(${parameters}) as new (${names})`

/** A larger batch would block others on the embedded database, which runs on this thread. */
const BATCH = 200

/** Returns the number of rows written. */
export async function writeRows(tx: Transaction<Tables>, rows: Iterable<GeneratedRow>): Promise<number> {
  let written = 0
  let batch: GeneratedRow[] = []
  const flush = async (): Promise<void> => {
    await giveWay()
    const arrays = columns.map((column) => batch.map((row) => column.value(row)))
    await tx.executeQuery(CompiledQuery.raw(INSERT, arrays))
    written += batch.length
    batch = []
  }
  for (const row of rows) {
    batch.push(row)
    if (batch.length === BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  return written
}
