// Account handles: the id that one recipient is given for one account. Differs per recipient, never changes.

import { newGuid } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'

/** One handle for each of the bank's account ids: the one that this recipient was given before, or a new one. */
export async function handlesOf(
  act: Act,
  clientId: string,
  providerId: number,
  bankAccountIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await act.tx
    .insertInto('account_handle')
    .values(
      // In a fixed order, so that two acts at once wait for each other instead of locking crosswise.
      bankAccountIds.toSorted().map((bankAccountId) => ({
        account_handle: newGuid(),
        client_id: clientId,
        provider_id: providerId,
        bank_account_id: bankAccountId,
        created_at: act.at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['client_id', 'provider_id', 'bank_account_id'])
        .doUpdateSet((set) => ({ bank_account_id: set.ref('excluded.bank_account_id') })),
    )
    .returning('account_handle')
    .execute()
  return rows.map((row) => row.account_handle)
}
