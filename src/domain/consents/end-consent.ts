// Ends consents, and with each its refresh token and its grant at the bank: from this moment nothing more is read under it.

import type { ConsentUpdateReason } from '../../fdx/consent.ts'
import type { PartyType } from '../../fdx/notification.ts'
import { publishEvent } from '../events/publish-event.ts'
import type { Act } from '../journal/act.ts'
import { dropMessagesOf } from '../webhooks/drop-messages.ts'
import { releaseGrants } from './release-grant.ts'

export type EndedBecause = 'customer' | 'recipient' | 'replaced' | 'expired' | 'operator' | 'bank'

/** What a recipient says when it revokes a consent, in the standard's words. */
export type WhyRevoked = { readonly reason: ConsentUpdateReason; readonly initiator: PartyType }

/** Ends one living consent. False when it had ended already: of two at once, one ends it and the other is told. */
export async function endConsent(
  act: Act,
  consentId: string,
  because: EndedBecause,
  why?: WhyRevoked,
): Promise<boolean> {
  await releaseItsGrant(act, consentId)
  const ended = await act.tx
    .updateTable('consent')
    .set({
      ended_at: act.at,
      ended_because: because,
      revocation_reason: why?.reason ?? null,
      revocation_initiator: why?.initiator ?? null,
      bank_grant_sealed: null,
      bank_grant_mac: null,
    })
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .returning(['client_id', 'provider_id', 'customer_id', 'login_id'])
    .executeTakeFirst()
  await endTokens(act, consentId)
  await act.tx.deleteFrom('account_sighting').where('consent_id', '=', consentId).execute()
  await act.tx.deleteFrom('session_read').where('consent_id', '=', consentId).execute()
  if (ended) {
    const { client_id: clientId, provider_id: providerId, login_id: loginId } = ended
    if (loginId !== null) await dropMessagesOf(act, loginId)
    const kind = because === 'replaced' || because === 'expired' ? (`consent-${because}` as const) : 'consent-revoked'
    await publishEvent(act, { kind, clientId, providerId, consentId })
  }
  await act.record('end-consent', {
    consentId,
    ...(ended && { clientId: ended.client_id, providerId: ended.provider_id, customerId: ended.customer_id }),
    detail: { because, ...why, alreadyEnded: !ended },
  })
  return ended !== undefined
}

/** The row is held from here on: of two that end it at once the second finds nothing to release. */
async function releaseItsGrant(act: Act, consentId: string): Promise<void> {
  const held = await act.tx
    .selectFrom('consent')
    .select(['provider_id', 'bank_grant_sealed', 'bank_grant_mac'])
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!held?.bank_grant_sealed) return
  const { provider_id: providerId, bank_grant_sealed, bank_grant_mac } = held
  await releaseGrants(act, [{ providerId, bank_grant_sealed, bank_grant_mac, consentId }])
}

/** Ends the consent that this customer gave this recipient before, if one lives, and gives its id. */
export async function endConsentOf(act: Act, clientId: string, customerId: string): Promise<string | undefined> {
  const former = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('client_id', '=', clientId)
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!former) return undefined
  await endConsent(act, former.consent_id, 'replaced')
  return former.consent_id
}

/** Ends the tokens of a consent but not the consent. */
export async function endTokens(act: Act, consentId: string): Promise<void> {
  await act.tx
    .updateTable('refresh_token')
    .set({ ended_at: act.at })
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .execute()
}
