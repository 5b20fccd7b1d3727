// POST /api/v1/introspect (RFC 7662): what a token of this client is worth at this moment.

import { z } from 'zod'
import { authorizationDetails, writeAuthorizationDetails } from '../../domain/consents/consent-request.ts'
import { findLivingConsent } from '../../domain/consents/find-living-consent.ts'
import { subjectOf } from '../../domain/customers/subject.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { clientAccess } from './authenticate-client.ts'
import { oauthConventions } from './oauth-conventions.ts'
import type { OAuthParts } from './parts.ts'
import { oauthPaths } from './paths.ts'
import { findConsentOfToken, readOwnToken } from './revoke.ts'

const parameters = z.object({
  token: z.string('is missing').min(1).max(8192).describe('A refresh token, or an access token.'),
  token_type_hint: z.string().optional().describe('Not needed.'),
})

const answer = z
  .object({
    active: z.boolean().describe('Everything else is absent when it is not.'),
    client_id: z.string().optional(),
    scope: z.string().optional(),
    sub: z.string().optional(),
    iss: z.string().optional(),
    provider_id: z.int().optional(),
    fdxConsentId: z.string().optional(),
    login_id: z.string().optional().describe('Where the customer agreed to sharing on: the LoginId of Data Sharing.'),
    authorization_details: authorizationDetails.optional().describe('As granted, where the app asked by it.'),
  })
  .meta({ id: 'Introspection' })

export function introspectEndpoint(parts: OAuthParts): Endpoint {
  return endpoint({
    name: 'introspect',
    summary: "Says whether a token of this client is active. Another client's token is inactive.",
    method: 'POST',
    path: oauthPaths.introspect,
    access: clientAccess(parts),
    conventions: oauthConventions,
    accepts: ['form', 'json'],
    body: parameters,
    answers: {
      200: { description: 'What is known of the token.', content: 'application/json', schema: answer },
      400: { description: 'Refused.' },
    },
    async handle({ caller: { clientId }, body: { token } }) {
      const claims = (await describeConnection(parts, clientId, token)) ?? (await describeOwn(parts, clientId, token))
      // Inactive says nothing else: not why, not whose (RFC 7662 2.2).
      if (!claims) return json(200, { active: false })
      return json(200, { active: true, client_id: clientId, iss: parts.issuer, ...claims })
    },
  })
}

/** Returns what a token of a customer's connection says, as long as the connection lives. */
async function describeConnection(parts: OAuthParts, clientId: string, token: string) {
  const { database, vault, clock } = parts
  const found = await findConsentOfToken(parts, clientId, token)
  if (!found || found.idle) return undefined
  const consent = await findLivingConsent(database, vault, clock.now(), { clientId, consentId: found.consentId })
  if (!consent) return undefined
  const scope = found.scope ?? [...consent.clusters, ...consent.openIdScopes].join(' ')
  return {
    scope,
    sub: subjectOf(vault, clientId, consent.customerId),
    provider_id: consent.providerId,
    fdxConsentId: consent.id,
    ...(consent.sharesOnward && { login_id: consent.loginId }),
    authorization_details: writeAuthorizationDetails(consent.terms, scope.split(' ')),
  }
}

/** Returns what a token that the client got for itself says (client_credentials). */
async function describeOwn(parts: OAuthParts, clientId: string, token: string) {
  const read = await readOwnToken(parts, 'management', clientId, token)
  return read && { ...(read.scope !== '' && { scope: read.scope }), sub: read.subject }
}
