// The access rule of Authorize: an authorize token, or what the integration level of the organization allows instead.

import { recognizeAuthorizeToken } from '../../domain/logins/authorize-token.ts'
import type { SessionOpener } from '../../domain/logins/session-opener.ts'
import type { OpenLevel } from '../../domain/organizations/integration.ts'
import { recognizeCredential } from '../../domain/organizations/recognize-credential.ts'
import type { HeadAccess } from '../../platform/http/endpoint.ts'
import { authenticateOrganization, type Documented, type Sent } from './organization-access.ts'
import type { BankingParts } from './parts.ts'

/** An organization that begins a session, and by what. */
export type AuthorizeCaller = { readonly organizationId: string; readonly opener: SessionOpener }

/** An authorize token travels in the header of the secret key. */
const documented: Documented = {
  header: 'secret_key',
  secret: 'authorize token',
  refusal: 'You must provide a valid authorize token in flinks-auth-key.',
}

/** @param openFrom The integration level from which no credential is needed; one is always needed if absent. */
export function authorizeAccess(parts: BankingParts, openFrom?: OpenLevel): HeadAccess<AuthorizeCaller> {
  const rule = { ...documented, ...(openFrom && { openFrom }) }
  return {
    name: 'authorize token',
    async authenticate(head) {
      const caller = await authenticateOrganization(parts, head, rule, (customerId, sent) =>
        recognizeOpener(parts, customerId, sent),
      )
      return { opener: { by: 'no_credential' }, ...caller }
    },
  }
}

/** The same two statements are run for every secret that opens nothing. */
async function recognizeOpener(
  { database, clock }: BankingParts,
  customerId: string,
  { header, secret }: Sent,
): Promise<AuthorizeCaller | undefined> {
  const now = clock.now()
  if (header === documented.header) {
    const organizationId = await recognizeAuthorizeToken(database, now, customerId, secret)
    if (organizationId !== undefined) return { organizationId, opener: { by: 'authorize_token', token: secret } }
  }
  const credential = await recognizeCredential(database, now, { customerId, kind: undefined, secret })
  return credential && { organizationId: credential.organizationId, opener: { by: credential.kind } }
}
