// Announces that a GetAccountsDetail has finished to the webhook of its organization.

import { holdLivingConsent } from '../../domain/consents/hold-living-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { announceRead, findLivingWebhook } from '../../domain/webhooks/announce.ts'
import type { DetailRequest } from './account-request.ts'
import type { BankingParts } from './parts.ts'
import type { Members } from './session-members.ts'
import { demandStillShared, type SessionReader } from './session-reader.ts'
import { writeBody } from './webhook-body.ts'

/** Returns the result. Without a webhook, nothing is to be done. */
export async function announceDetail<Detail extends Members>(
  parts: BankingParts,
  { session, reader }: SessionReader,
  request: DetailRequest,
  detail: Detail,
): Promise<Detail> {
  const { organizationId, loginId } = session
  const webhookId = await findLivingWebhook(parts.database, organizationId, 'GetAccountsDetail')
  if (webhookId === undefined) return detail
  await demandStillShared(parts, { session, consent: reader.consent })
  const body = await writeBody('GetAccountsDetail', session, detail)
  const by = { actor: { kind: 'organization', id: organizationId } } as const
  const { id: consentId, clientId, providerId, customerId } = reader.consent
  const about = { consentId, clientId, providerId, customerId }
  await act(parts, by, async (act) => {
    await holdLivingConsent(act, consentId)
    await announceRead(act, parts.vault, { webhookId, organizationId, loginId, session, request, body, about })
  })
  return detail
}
