// Releases what the bank granted at a sign-in that comes to nothing: refused, begun anew, or left alone.

import { releaseGrants } from '../consents/release-grant.ts'
import type { Act } from '../journal/act.ts'

type Where = Pick<Act, 'tx' | 'at'>

/** Releases the grant of an authorization that can still be decided, and locks its row until the act ends. */
export async function releaseHeldGrant(act: Where, authorizationId: string): Promise<void> {
  const rows = await selectHeld(act)
    .where('authorization_id', '=', authorizationId)
    .where('expires_at', '>', act.at)
    .forUpdate()
    .execute()
  await releaseGrants(act, rows.map(toRelease))
}

/**
 * Releases the grants of at most `limit` authorizations whose time is over, and returns how many. It changes nothing that was
 * promised, and so has no entry in the journal.
 */
export async function releaseAbandonedGrants(act: Where, limit: number): Promise<number> {
  const rows = await selectHeld(act).where('expires_at', '<=', act.at).limit(limit).forUpdate().skipLocked().execute()
  if (rows.length === 0) return 0
  await releaseGrants(act, rows.map(toRelease))
  const ids = rows.map(({ authorization_id: id }) => id)
  const nothing = { signed_in_sealed: null, bank_grant_sealed: null, bank_grant_mac: null }
  await act.tx.updateTable('authorization_request').set(nothing).where('authorization_id', 'in', ids).execute()
  return rows.length
}

function selectHeld({ tx }: Where) {
  return tx
    .selectFrom('authorization_request')
    .select(['authorization_id', 'provider_id', 'bank_grant_mac'])
    .select(({ ref }) => ref('bank_grant_sealed').$notNull().as('bank_grant_sealed'))
    .where('decided_at', 'is', null)
    .where('bank_grant_sealed', 'is not', null)
}

type Held = Awaited<ReturnType<ReturnType<typeof selectHeld>['executeTakeFirstOrThrow']>>

function toRelease({ provider_id: providerId, bank_grant_sealed, bank_grant_mac }: Held) {
  return { providerId, bank_grant_sealed, bank_grant_mac }
}
