// Ends the consents of a client that is gone, so many at a time: what was held at banks for them can be given up.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { endConsent } from './end-consent.ts'
import { BANK_GRANT } from './grant-consent.ts'
import type { ReleasedGrant } from './revoke-connection.ts'

/** Fewer than `limit` when none is left. */
export async function endConsentsOfClient(
  act: Act,
  vault: Vault,
  clientId: string,
  limit: number,
): Promise<readonly ReleasedGrant[]> {
  const rows = await act.tx
    .selectFrom('consent')
    .innerJoin('provider', 'provider.provider_id', 'consent.provider_id')
    .select(['consent_id', 'consent.provider_id', 'provider.connector', 'bank_grant_sealed'])
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .limit(limit)
    .forUpdate('consent')
    .execute()
  for (const row of rows) await endConsent(act, row.consent_id, 'recipient')
  await act.record('end-consents-of-client', { clientId, detail: { count: rows.length } })
  return rows.map((row) => ({
    connector: row.connector,
    providerId: row.provider_id,
    bankGrant: vault.open(BANK_GRANT, row.bank_grant_sealed ?? '') ?? '',
  }))
}
