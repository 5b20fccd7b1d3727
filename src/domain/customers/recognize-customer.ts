// Finds a customer by the bank's id, or creates one.

import { newId, type Id } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'

/** Returns the customer's id in Portage, `customer_...`. The bank's id never leaves the server. */
export async function recognizeCustomer(act: Act, providerId: number, bankCustomerId: string): Promise<Id<'customer'>> {
  const row = await act.tx
    .insertInto('customer')
    .values({
      customer_id: newId('customer', act.at),
      provider_id: providerId,
      bank_customer_id: bankCustomerId,
      created_at: act.at,
    })
    // Writing the same value again returns the existing row, and locks it until the act ends.
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'bank_customer_id']).doUpdateSet({ bank_customer_id: bankCustomerId }),
    )
    .returning('customer_id')
    .executeTakeFirstOrThrow()
  return row.customer_id as Id<'customer'>
}
