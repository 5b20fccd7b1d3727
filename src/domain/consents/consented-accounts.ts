// The accounts of consents, by the recipient's handle and by the bank's own id.

import type { Database } from '../../database/open.ts'

export type ConsentedAccount = {
  readonly consentId: string
  readonly accountHandle: string
  /** Never leaves the server. */
  readonly bankAccountId: string
}

export async function findConsentedAccounts(
  database: Database,
  consentIds: readonly string[],
): Promise<readonly ConsentedAccount[]> {
  if (consentIds.length === 0) return []
  const rows = await database.read
    .selectFrom('consent_account')
    .innerJoin('account_handle', 'account_handle.account_handle', 'consent_account.account_handle')
    .select(['consent_id', 'consent_account.account_handle', 'bank_account_id'])
    .where('consent_id', 'in', consentIds)
    .where('lost_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    consentId: row.consent_id,
    accountHandle: row.account_handle,
    bankAccountId: row.bank_account_id,
  }))
}
