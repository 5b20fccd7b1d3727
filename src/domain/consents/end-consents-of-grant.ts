// Ends every consent that uses a grant which its bank has ended, in one act, once, however many reads learn of it.

import { act, bySystem, type Act, type Stage } from '../journal/act.ts'
import { endConsent } from './end-consent.ts'

/** Why, as the journal has it. */
const REASON = 'revoked at the bank'

type UseOfGrant = { readonly consentId: string; readonly requestId?: string }

/**
 * Returns how many consents were ended: none if another read was first.
 * @param use one of the consents, and the request in which the bank said so.
 */
export async function endConsentsOfGrant(stage: Stage, { consentId, requestId }: UseOfGrant): Promise<number> {
  const by = { ...bySystem('bank'), ...(requestId !== undefined && { requestId }) }
  try {
    return await act(stage, by, (act) => endAll(act, consentId))
  } catch (error) {
    if (error instanceof EndedBefore) return 0
    throw error
  }
}

/** Takes the act back, which has nothing to record. */
class EndedBefore extends Error {}

async function endAll(act: Act, consentId: string): Promise<number> {
  const rows = await act.tx
    .selectFrom('consent')
    .select(['consent_id', 'client_id', 'provider_id', 'customer_id'])
    .where('ended_at', 'is', null)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('consent_id', '=', consentId),
        eb('bank_grant_mac', '=', selectFrom('consent').select('bank_grant_mac').where('consent_id', '=', consentId)),
      ]),
    )
    .orderBy('consent_id')
    .forUpdate()
    .execute()
  if (rows.length === 0) throw new EndedBefore()
  for (const { consent_id: id, client_id: clientId, provider_id: providerId, customer_id: customerId } of rows) {
    await act.record('revoke-consent', { clientId, providerId, customerId, consentId: id, detail: { reason: REASON } })
    await endConsent(act, id, 'bank')
  }
  return rows.length
}
