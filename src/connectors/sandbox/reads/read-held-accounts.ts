// The accounts that a customer holds at this moment, in so much detail that a change of one of them is noticed.

import type { CustomerPermit } from '../../../domain/consents/permit.ts'
import type { HeldAccount } from '../../../domain/retrieval/connector.ts'
import { closedAt, heldAt, numberAt, type Books } from '../bank/stored-account.ts'

type Row = { account_id: string; account_number: string; closed_on: Temporal.PlainDate | null }

export async function readHeldAccounts(
  { database, clock }: Books,
  permit: CustomerPermit,
): Promise<readonly HeldAccount[]> {
  const rows = await database.run<Row>(
    `select a.account_id, ${numberAt('$2')}, ${closedAt('$2')}
     from sandbox_holder h join sandbox_account a using (account_id)
     where h.bank_customer_id = $1 and ${heldAt('$2')}`,
    [permit.bankCustomerId, clock.now()],
  )
  return rows.map(({ account_id, account_number, closed_on }) => ({
    bankAccountId: account_id,
    accountNumber: account_number,
    closed: closed_on !== null,
  }))
}
