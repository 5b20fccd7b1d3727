// View source: what every read of one bank's views needs.

import type { BankCall } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import type { Clock } from '../../platform/clock.ts'
import type { BankDatabase } from './bank-database.ts'
import type { ExistingViews } from './existing-views.ts'
import { UnfitValue } from './database-trouble.ts'

export type ViewSource = {
  readonly database: BankDatabase
  readonly existing: ExistingViews
  readonly schema: string
  readonly zone: string
  readonly clock: Clock
}

export type Held = { readonly bankAccountId: string; readonly bankCustomerId: string }

export function accountNotFound(): Problem {
  return new Problem('account_not_found', 'There is no such account. Ask for the list of accounts.')
}

/** Throws `account_not_found` unless the customer holds the account. */
export async function demandHeld(
  { database, schema }: ViewSource,
  { bankAccountId, bankCustomerId }: Held,
  call: BankCall,
): Promise<void> {
  const text = `select 1 from "${schema}".account_holder where account_id = $1 and customer_id = $2 limit 1`
  const rows = await unlessUnfit(database.query({ text, values: [bankAccountId, bankCustomerId] }, call), [])
  if (rows.length === 0) throw accountNotFound()
}

/** An id that the column cannot hold, as a text where the bank has numbers, is the id of nothing. */
export async function unlessUnfit<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  return asked.catch((error: unknown) => {
    if (error instanceof UnfitValue) return otherwise
    throw error
  })
}
