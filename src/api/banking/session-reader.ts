// The consent behind a session: it lives at this very moment, and what is read in the session is read under it.

import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import { demandAuthorizedSession, type AuthorizedSession } from '../../domain/logins/session.ts'
import type { Reader } from '../../domain/retrieval/reader.ts'
import { Problem } from '../../platform/problem.ts'
import type { BankingParts } from './parts.ts'
import type { Members } from './session-members.ts'

export type SessionReader = {
  readonly session: AuthorizedSession
  readonly reader: Reader
  /** The members of the answer that name the institution and the login. */
  readonly members: Members
}

export type ReadableSession = { readonly session: AuthorizedSession; readonly consent: LivingConsent }

/** @param named the RequestId. Throws as `demandAuthorizedSession` and `demandConsentOfLogin`. */
export async function demandReadable(
  { database, vault, clock }: BankingParts,
  organizationId: string,
  named: string,
): Promise<ReadableSession> {
  const now = clock.now()
  const session = await demandAuthorizedSession(database, vault, now, { organizationId, requestId: named })
  const { loginId } = session
  return { session, consent: await demandConsentOfLogin(database, vault, now, { organizationId, loginId }) }
}

/**
 * What was read leaves only while the consent lives under which it was read. Throws `login_not_found` if it has ended
 * meanwhile, and `provider_unavailable` if the customer gave another one, which may cover less.
 */
export async function demandStillShared(
  { database, vault, clock }: BankingParts,
  { session: { organizationId, loginId }, consent }: ReadableSession,
): Promise<void> {
  const { id } = await demandConsentOfLogin(database, vault, clock.now(), { organizationId, loginId })
  if (id === consent.id) return
  throw new Problem('provider_unavailable', 'The customer gave a new consent while the accounts were read. Try again.')
}
