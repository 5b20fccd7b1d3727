// Who reads in a session: the organization, under the consent that lives behind its login at this very moment.

import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { demandAuthorizedSession, type AuthorizedSession } from '../../domain/logins/session.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import type { BankingParts } from './parts.ts'
import type { AccountsReader } from './read-accounts.ts'

export type SessionReader = { readonly session: AuthorizedSession; readonly reader: AccountsReader }

/** Throws as `demandAuthorizedSession` and `demandConsentOfLogin`. */
export async function demandReader(
  { database, vault, clock }: BankingParts,
  organizationId: string,
  requestId: string,
  call: Call,
): Promise<SessionReader> {
  const now = clock.now()
  const session = await demandAuthorizedSession(database, vault, now, organizationId, requestId)
  const consent = await demandConsentOfLogin(database, vault, now, organizationId, session.loginId)
  call.log.consentId = consent.id
  call.log.providerId = consent.providerId
  const { language } = session
  return { session, reader: { consent, requestId: call.requestId, organizationId, language, vault } }
}
