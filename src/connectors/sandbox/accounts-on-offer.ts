// What the bank offers at the end of a sign-in: the customer's accounts, as they may be chosen for sharing.

import type { Database } from '../../database/open.ts'
import type { OfferedAccount } from '../../domain/authorizations/signed-in.ts'
import type { Language } from '../../domain/retrieval/connector.ts'
import { productOf } from './products.ts'

type Row = {
  account_id: string
  product: string
  account_number: string
  nickname: string | null
  closed_on: Temporal.PlainDate | null
  holders: number
}

/** In the order of the bank; empty for a customer who holds no account. */
export async function accountsOnOffer(
  database: Database,
  bankCustomerId: string,
  language: Language,
): Promise<readonly OfferedAccount[]> {
  const rows = await database.run<Row>(
    `select a.account_id, a.product, a.account_number, a.nickname, a.closed_on,
       (select count(*) from sandbox_holder other where other.account_id = a.account_id) as holders
     from sandbox_holder h join sandbox_account a using (account_id)
     where h.bank_customer_id = $1 order by h.place`,
    [bankCustomerId],
  )
  return rows.map((row) => ({
    bankAccountId: row.account_id,
    accountType: productOf(row.product).accountType,
    productName: productOf(row.product).name[language],
    ...(row.nickname !== null && { nickname: row.nickname }),
    accountNumberDisplay: maskNumber(row.account_number),
    status: row.closed_on ? 'CLOSED' : 'OPEN',
    joint: row.holders > 1,
  }))
}

export function maskNumber(accountNumber: string): string {
  return `•••• ${accountNumber.slice(-4)}`
}
