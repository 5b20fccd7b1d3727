// Recognizes a customer by the bank's own id, and makes one at the first meeting.

import { newId, type Id } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'

/** The bank's id never leaves the server; ours is `customer_...`. */
export async function recognizeCustomer(act: Act, providerId: number, bankCustomerId: string): Promise<Id<'customer'>> {
  const row = await act.tx
    .insertInto('customer')
    .values({
      customer_id: newId('customer', act.at),
      provider_id: providerId,
      bank_customer_id: bankCustomerId,
      created_at: act.at,
    })
    // Writing the same value again makes the existing row come back, locked until the act ends.
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'bank_customer_id']).doUpdateSet({ bank_customer_id: bankCustomerId }),
    )
    .returning('customer_id')
    .executeTakeFirstOrThrow()
  return row.customer_id as Id<'customer'>
}
