// Finds a customer by the bank's id. A customer is known after they have shared data for the first time.

import type { Database } from '../../database/open.ts'

export async function findCustomer(
  database: Database,
  providerId: number,
  bankCustomerId: string,
): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('customer')
    .select('customer_id')
    .where('provider_id', '=', providerId)
    .where('bank_customer_id', '=', bankCustomerId)
    .executeTakeFirst()
  return row?.customer_id
}
