// The reader of a session: the organization, under the consent that lives behind its login at this very moment.

import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { demandAuthorizedSession, type AuthorizedSession } from '../../domain/logins/session.ts'
import { openReader, type Reader } from '../../domain/retrieval/reader.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import type { BankingParts } from './parts.ts'
import { readMembers, type Members } from './session-members.ts'

export type SessionReader = {
  readonly session: AuthorizedSession
  readonly reader: Reader
  /** The members of the answer that name the institution and the login. */
  readonly members: Members
}

/** The call of an organization, by its id. */
type OrganizationCall = { readonly caller: string; readonly call: Call }

/** Throws as `demandAuthorizedSession` and `demandConsentOfLogin`. */
export async function demandReader(
  parts: BankingParts,
  { caller: organizationId, call }: OrganizationCall,
  requestId: string,
): Promise<SessionReader> {
  const { database, vault, clock, retrieval } = parts
  const now = clock.now()
  const session = await demandAuthorizedSession(database, vault, now, { organizationId, requestId })
  const consent = await demandConsentOfLogin(database, vault, now, { organizationId, loginId: session.loginId })
  call.log.consentId = consent.id
  call.log.providerId = consent.providerId
  const { language } = session
  return {
    session,
    reader: openReader(retrieval, { consent, requestId: call.requestId }),
    members: await readMembers(parts, { consent, organizationId, language, withUsername: true }),
  }
}
