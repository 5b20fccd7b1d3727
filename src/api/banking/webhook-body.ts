// The bodies of webhooks: the answer of GetAccountsDetail with its ResponseType, and the holder alone as KYC.

import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { customerRead } from '../../domain/retrieval/customer.ts'
import { openReader, type Reader } from '../../domain/retrieval/reader.ts'
import { announceRead, findLivingWebhook } from '../../domain/webhooks/announce.ts'
import type { LoginMessage, WebhookWriter } from '../../domain/webhooks/carry-webhooks.ts'
import type { MessageSession } from '../../domain/webhooks/message.ts'
import type { WebhookKind } from '../../domain/webhooks/webhook.ts'
import { jsonInPieces } from '../../platform/give-way.ts'
import { newGuid } from '../../platform/ids.ts'
import { detailRequest, type DetailRequest } from './account-request.ts'
import { readDetail } from './accounts-detail.ts'
import type { BankingParts } from './parts.ts'
import { READ_LINKS, readMembers, type Members } from './session-members.ts'
import type { SessionReader } from './session-reader.ts'
import { inventedAnswer } from './webhook-test.ts'
import { writeHolder } from './write-account.ts'

export function webhookWriter(parts: BankingParts): WebhookWriter {
  const { database, vault, clock, retrieval } = parts
  const demandConsent = (message: LoginMessage) => demandConsentOfLogin(database, vault, clock.now(), message)
  return {
    async demandLiving(message) {
      const { id: consentId, clientId, providerId, customerId } = await demandConsent(message)
      return { consentId, clientId, providerId, customerId }
    },
    async write(message) {
      const { organizationId, language, kind, request } = message
      const consent = await demandConsent(message)
      const reader = openReader(retrieval, { consent, requestId: newGuid() })
      const members = await readMembers(parts, { consent, organizationId, language, withUsername: true })
      const result =
        kind === 'KYC'
          ? { Holders: [await readHolder(reader)] }
          : await readDetail(parts, reader, detailRequest.parse(request ?? {}))
      return writeBody(kind, message, { ...members, ...result })
    },
    writeTest: ({ kind, ...session }) =>
      JSON.stringify(enclose(kind, session, inventedAnswer(kind, parts.clock.now()))),
  }
}

/** Announces the result of a GetAccountsDetail to the organization's webhook, if it has one, and returns it. */
export async function announceDetail<Detail extends Members>(
  parts: BankingParts,
  { session, reader }: SessionReader,
  request: DetailRequest,
  detail: Detail,
): Promise<Detail> {
  const { organizationId, loginId } = session
  const webhookId = await findLivingWebhook(parts.database, organizationId, 'GetAccountsDetail')
  if (webhookId === undefined) return detail
  const body = await writeBody('GetAccountsDetail', session, detail)
  const by = { actor: { kind: 'organization', id: organizationId } } as const
  const { id: consentId, clientId, providerId, customerId } = reader.consent
  const about = { consentId, clientId, providerId, customerId }
  await act(parts, by, (act) =>
    announceRead(act, parts.vault, { webhookId, organizationId, loginId, session, request, body, about }),
  )
  return detail
}

async function readHolder(reader: Reader) {
  return writeHolder(await reader.readCustomer(customerRead(reader.consent.loginId)), reader.consent.clusters)
}

/** In pieces: the transactions of a year are long. */
function writeBody(kind: WebhookKind, session: MessageSession, answer: object): Promise<string> {
  return jsonInPieces(enclose(kind, session, answer))
}

function enclose(ResponseType: WebhookKind, { requestId: RequestId, tag }: MessageSession, answer: object) {
  return { ResponseType, HttpStatusCode: 200, ...answer, Links: READ_LINKS, RequestId, Tag: tag ?? null }
}
