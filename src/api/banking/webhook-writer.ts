// Writes the bodies of webhooks from the bank: the answer of GetAccountsDetail, and the holder alone as KYC.

import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { customerRead } from '../../domain/retrieval/customer.ts'
import { openReader, type Reader } from '../../domain/retrieval/reader.ts'
import type { LoginMessage, WebhookWriter } from '../../domain/webhooks/carry-webhooks.ts'
import { newGuid } from '../../platform/ids.ts'
import { detailRequest } from './account-request.ts'
import { readDetail } from './accounts-detail.ts'
import type { BankingParts } from './parts.ts'
import { readMembers } from './session-members.ts'
import { enclose, writeBody } from './webhook-body.ts'
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

async function readHolder(reader: Reader) {
  return writeHolder(await reader.readCustomer(customerRead(reader.consent.loginId)), reader.consent.clusters)
}
