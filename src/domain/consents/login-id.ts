// Login ids: the id that one recipient's organization is given for one customer. Differs per recipient, never changes.

import type { Customer } from '../../fdx/customer.ts'
import { newGuid } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'

export type CustomerType = NonNullable<Customer['type']>

/** The one that the recipient was given before, or a new one: also when it was deleted meanwhile. */
export async function loginOf(
  { tx, at }: Act,
  clientId: string,
  customerId: string,
  customerType?: CustomerType,
): Promise<string> {
  const row = await tx
    .insertInto('login')
    .values({
      login_id: newGuid(),
      client_id: clientId,
      customer_id: customerId,
      created_at: at,
      customer_type: customerType ?? null,
    })
    // Writing makes the existing row come back, locked until the act ends; what was known is not forgotten.
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'customer_id']).doUpdateSet(({ fn, ref }) => ({
        customer_type: fn.coalesce(ref('excluded.customer_type'), ref('login.customer_type')),
      })),
    )
    .returning('login_id')
    .executeTakeFirstOrThrow()
  return row.login_id
}
