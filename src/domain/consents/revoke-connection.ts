// Revokes a connection at the recipient's wish: the consent ends with its tokens, and the bank may be told.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { act, type By, type Stage } from '../journal/act.ts'
import { endConsent, type WhyRevoked } from './end-consent.ts'
import { BANK_GRANT } from './grant-consent.ts'

/** What was held at the bank for the consent, so that the caller can give it up there once the act is done. */
export type ReleasedGrant = { readonly connector: string; readonly providerId: number; readonly bankGrant: string }

/** Undefined when the consent had ended already or is not this client's: nothing changed. */
export async function revokeConnection(
  stage: Stage,
  by: By,
  vault: Vault,
  clientId: string,
  consentId: string,
  why?: WhyRevoked,
): Promise<ReleasedGrant | undefined> {
  const nothing = new Problem('invalid_token', 'The connection has ended already.')
  try {
    return await act(stage, by, async (act) => {
      const row = await act.tx
        .selectFrom('consent')
        .innerJoin('provider', 'provider.provider_id', 'consent.provider_id')
        .select(['consent.provider_id', 'provider.connector', 'consent.bank_grant_sealed'])
        .where('consent_id', '=', consentId)
        .where('client_id', '=', clientId)
        .where('ended_at', 'is', null)
        .forUpdate('consent')
        .executeTakeFirst()
      if (!row?.bank_grant_sealed) throw nothing
      await endConsent(act, consentId, 'recipient', why)
      const bankGrant = vault.open(BANK_GRANT, row.bank_grant_sealed) ?? ''
      return { connector: row.connector, providerId: row.provider_id, bankGrant }
    })
  } catch (error) {
    if (error === nothing) return undefined
    throw error
  }
}
