// The accounts that the bank offers for sharing at the end of a sign-in.

import type { Database } from '../../../database/open.ts'
import type { OfferedAccount } from '../../../domain/authorizations/signed-in.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { productOf } from '../bank/products.ts'
import { closedAt, heldAt, maskNumber, numberAt } from '../bank/stored-account.ts'

type Row = {
  account_id: string
  product: string
  account_number: string
  nickname: string | null
  closed_on: Temporal.PlainDate | null
  holders: number
}

/** The accounts that the customer holds at this moment, in the order of the bank. */
export async function accountsOnOffer(
  database: Database,
  bankCustomerId: string,
  language: Language,
  now: Temporal.Instant,
): Promise<readonly OfferedAccount[]> {
  const rows = await database.run<Row>(
    `select a.account_id, a.product, ${numberAt('$2')}, a.nickname, ${closedAt('$2')},
       (select count(*) from sandbox_holder h where h.account_id = a.account_id and ${heldAt('$2')}) as holders
     from sandbox_holder h join sandbox_account a using (account_id)
     where h.bank_customer_id = $1 and ${heldAt('$2')} order by h.place`,
    [bankCustomerId, now],
  )
  return rows.map((row) => ({
    bankAccountId: row.account_id,
    accountCategory: productOf(row.product).category,
    accountType: productOf(row.product).accountType,
    productName: productOf(row.product).name[language],
    ...(row.nickname !== null && { nickname: row.nickname }),
    accountNumberDisplay: maskNumber(row.account_number),
    status: row.closed_on ? 'CLOSED' : 'OPEN',
    joint: row.holders > 1,
  }))
}
