// Account handles: the id that one recipient is given for one account. Differs per recipient, never changes.

import { newGuid } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'
import type { BankAccount } from './living-consent.ts'

/** One handle for each account, in their order: the one that this recipient was given before, or a new one. */
export async function handlesOf(
  act: Act,
  clientId: string,
  providerId: number,
  accounts: readonly BankAccount[],
): Promise<readonly string[]> {
  const rows = await act.tx
    .insertInto('account_handle')
    .values(
      // In a fixed order, so that two acts at once wait for each other instead of locking crosswise.
      accounts.toSorted(byId).map(({ bankAccountId, accountCategory }) => ({
        account_handle: newGuid(),
        client_id: clientId,
        provider_id: providerId,
        bank_account_id: bankAccountId,
        account_category: accountCategory,
        created_at: act.at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['client_id', 'provider_id', 'bank_account_id'])
        .doUpdateSet((set) => ({ account_category: set.ref('excluded.account_category') })),
    )
    .returning(['account_handle', 'bank_account_id'])
    .execute()
  const handles = new Map(rows.map((row) => [row.bank_account_id, row.account_handle]))
  return accounts.flatMap(({ bankAccountId }) => handles.get(bankAccountId) ?? [])
}

function byId(a: BankAccount, b: BankAccount): number {
  return a.bankAccountId < b.bankAccountId ? -1 : 1
}
