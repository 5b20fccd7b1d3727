// The metadata of the server (RFC 8414, OpenID Connect Discovery 1.0) and the public keys: what a client library reads first.

import { z } from 'zod'
import { CONSENT_REQUEST_TYPE } from '../../domain/consents/consent-request.ts'
import { PUBLISHED_FOR } from '../../domain/keys/key-life.ts'
import { dataClusters } from '../../fdx/cluster.ts'
import { openIdScopes } from '../../fdx/openid-scope.ts'
import { json } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { CLIENT_SCOPES } from './grants/client-credentials.ts'
import { oauthConventions } from './oauth-conventions.ts'
import type { OAuthParts } from './parts.ts'
import { oauthPaths } from './paths.ts'
import { grantTypes } from './token.ts'
import { claimNames } from './user-claims.ts'

const clientAuthentication = ['client_secret_basic', 'client_secret_post']

const metadataShape = z
  .object({
    issuer: z.url(),
    authorization_endpoint: z.url(),
    token_endpoint: z.url(),
    revocation_endpoint: z.url(),
    introspection_endpoint: z.url(),
    userinfo_endpoint: z.url(),
    registration_endpoint: z.url(),
    jwks_uri: z.url(),
    scopes_supported: z.array(z.string()),
    authorization_details_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    response_modes_supported: z.array(z.string()),
    grant_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    revocation_endpoint_auth_methods_supported: z.array(z.string()),
    introspection_endpoint_auth_methods_supported: z.array(z.string()),
    code_challenge_methods_supported: z.array(z.string()),
    authorization_response_iss_parameter_supported: z.boolean(),
    ui_locales_supported: z.array(z.string()),
    subject_types_supported: z.array(z.string()),
    id_token_signing_alg_values_supported: z.array(z.string()),
    claims_supported: z.array(z.string()),
    prompt_values_supported: z.array(z.string()),
    claims_parameter_supported: z.literal(false),
    request_parameter_supported: z.literal(false),
    request_uri_parameter_supported: z.literal(false),
  })
  .meta({ id: 'ServerMetadata' })

const keySet = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        use: z.string(),
        alg: z.string(),
      }),
    ),
  })
  .meta({ id: 'KeySet' })

/** Claims of an id_token (domain/tokens/id-token.ts) beside those of userinfo. */
const ID_TOKEN_CLAIMS = ['iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'at_hash']

/** Both documents are the same: each standard has a client pass over the members that it does not know. */
export function metadataEndpoints(parts: OAuthParts): readonly Endpoint[] {
  const metadata = metadataOf(parts)
  const documents = [
    ['metadata', 'Authorization server metadata (RFC 8414).', oauthPaths.metadata],
    ['openid-metadata', 'The same, where OpenID Connect Discovery 1.0 looks for it.', oauthPaths.openIdMetadata],
  ] as const
  return documents.map(([name, summary, path]) =>
    endpoint({
      name,
      summary,
      method: 'GET',
      path,
      access: anyone,
      conventions: oauthConventions,
      compresses: true,
      hasTag: true,
      answers: {
        200: { description: 'The metadata.', content: 'application/json', schema: metadataShape },
      },
      handle: () => json(200, metadata, { 'cache-control': 'public, max-age=300' }),
    }),
  )
}

function metadataOf({ issuer, registerPath }: OAuthParts): z.infer<typeof metadataShape> {
  return {
    issuer,
    authorization_endpoint: `${issuer}${oauthPaths.authorize}`,
    token_endpoint: `${issuer}${oauthPaths.token}`,
    revocation_endpoint: `${issuer}${oauthPaths.revoke}`,
    introspection_endpoint: `${issuer}${oauthPaths.introspect}`,
    userinfo_endpoint: `${issuer}${oauthPaths.userinfo}`,
    registration_endpoint: `${issuer}${registerPath}`,
    jwks_uri: `${issuer}${oauthPaths.keys}`,
    scopes_supported: [...dataClusters, ...openIdScopes, ...Object.values(CLIENT_SCOPES)],
    authorization_details_types_supported: [CONSENT_REQUEST_TYPE],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: clientAuthentication,
    revocation_endpoint_auth_methods_supported: clientAuthentication,
    introspection_endpoint_auth_methods_supported: clientAuthentication,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ui_locales_supported: ['en', 'fr'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    claims_supported: [...claimNames, ...ID_TOKEN_CLAIMS],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    // Left out, it would mean true (Discovery 3).
    request_uri_parameter_supported: false,
  }
}

export function jwksEndpoint({ ring }: OAuthParts): Endpoint {
  return endpoint({
    name: 'jwks',
    summary: 'The public keys that access tokens and id_tokens are signed with (RFC 7517).',
    method: 'GET',
    path: oauthPaths.keys,
    access: anyone,
    conventions: oauthConventions,
    compresses: true,
    hasTag: true,
    answers: {
      200: {
        description: 'The keys. A key is published a day or more before it signs.',
        content: 'application/json',
        schema: keySet,
      },
    },
    async handle() {
      await ring.renew()
      return json(200, { keys: ring.published() }, { 'cache-control': `public, max-age=${PUBLISHED_FOR}` })
    },
  })
}
