// Ends consents, and with each its refresh token: from this moment nothing more is read under it.

import type { ConsentUpdateReason } from '../../fdx/consent.ts'
import type { PartyType } from '../../fdx/notification.ts'
import { publishEvent } from '../events/publish-event.ts'
import type { Act } from '../journal/act.ts'

export type EndedBecause = 'customer' | 'recipient' | 'replaced' | 'expired' | 'operator'

/** What the recipient said who revoked it, in the standard's words. */
export type WhyRevoked = { readonly reason: ConsentUpdateReason; readonly initiator: PartyType }

/** Ends one living consent. False when it had ended already: of two at once, one ends it and the other is told. */
export async function endConsent(
  act: Act,
  consentId: string,
  because: EndedBecause,
  why?: WhyRevoked,
): Promise<boolean> {
  const ended = await act.tx
    .updateTable('consent')
    .set({
      ended_at: act.at,
      ended_because: because,
      revocation_reason: why?.reason ?? null,
      revocation_initiator: why?.initiator ?? null,
      bank_grant_sealed: null,
    })
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .returning(['client_id', 'provider_id', 'customer_id'])
    .executeTakeFirst()
  await endTokens(act, consentId)
  await act.tx.deleteFrom('account_sighting').where('consent_id', '=', consentId).execute()
  if (ended) {
    const { client_id: clientId, provider_id: providerId } = ended
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
