// Shares one account of a login with the organization's partners for thirty days, and for thirty more at every repetition.

import { newGuid, newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import type { Act } from '../journal/act.ts'
import { lockLogin } from '../logins/lock-login.ts'

export type AccountShare = {
  readonly accessToken: string
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

/** Given out again to the organization whenever it asks, so it is sealed, and found by a keyed hash. */
export const ACCESS_TOKEN = 'share access token'

const LIFE = { hours: 30 * 24 }

/**
 * The same account of the same consent has the same token and the same first moment, expired meanwhile or not. Throws
 * `login_not_found` when it was deleted meanwhile, `not_authorized` when the customer did not agree to sharing on,
 * `account_not_found`, and `conflict` when this share was ended by hand: the organization does not undo what the customer did.
 */
export async function shareAccount(
  act: Act,
  vault: Vault,
  consent: LivingConsent,
  accountId: string,
): Promise<AccountShare> {
  const { clientId, providerId, customerId, id: consentId, loginId } = consent
  if (!consent.sharesOnward) {
    throw new Problem('not_authorized', 'The customer of this loginId did not agree to sharing.')
  }
  const accountHandle = accountId.toLowerCase()
  if (!consent.accounts.has(accountHandle)) throw new Problem('account_not_found', 'There is no such account.')
  await lockLogin(act, loginId)
  const accessToken = newGuid()
  const row = await act.tx
    .insertInto('share')
    .values({
      share_id: newId('share', act.at),
      login_id: loginId,
      consent_id: consentId,
      account_handle: accountHandle,
      access_token_mac: vault.mac(ACCESS_TOKEN, accessToken),
      access_token_sealed: vault.seal(ACCESS_TOKEN, accessToken),
      created_at: act.at,
      expires_at: act.at.add(LIFE),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['consent_id', 'account_handle'])
        .doUpdateSet(({ ref }) => ({ expires_at: ref('excluded.expires_at') }))
        .where('share.ended_at', 'is', null),
    )
    .returning(['share_id', 'access_token_sealed', 'created_at', 'expires_at'])
    .executeTakeFirst()
  if (!row) {
    throw new Problem('conflict', 'The sharing of this account was ended. It takes a new consent of the customer.')
  }
  await act.record('share-account', {
    clientId,
    providerId,
    customerId,
    consentId,
    detail: { shareId: row.share_id, loginId, account: accountHandle, expiresAt: row.expires_at.toString() },
  })
  const sealed = vault.open(ACCESS_TOKEN, row.access_token_sealed)
  if (sealed === undefined) throw new Error('a share access token does not open')
  return { accessToken: sealed, createdAt: row.created_at, expiresAt: row.expires_at }
}
