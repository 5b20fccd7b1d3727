// POST /api/v1/token (RFC 6749 3.2): authenticate the client, then the grant does what is special to it.

import { z } from 'zod'
import { authorizationDetails } from '../../domain/consents/consent-request.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { clientAccess } from './authenticate-client.ts'
import { authorizationCodeGrant } from './grants/authorization-code.ts'
import { clientCredentialsGrant } from './grants/client-credentials.ts'
import { demandParameter, type Grant, type TokenParameters } from './grants/grant.ts'
import { refreshTokenGrant } from './grants/refresh-token.ts'
import { oauthConventions } from './oauth-conventions.ts'
import type { OAuthParts } from './parts.ts'
import { oauthPaths } from './paths.ts'

const grants: ReadonlyMap<string, Grant> = new Map([
  ['client_credentials', clientCredentialsGrant],
  ['authorization_code', authorizationCodeGrant],
  ['refresh_token', refreshTokenGrant],
])

export const grantTypes = [...grants.keys()]

/**
 * The bound is longer than any value of ours, and guards the log and the hash. A parameter without a value counts as left out
 * (RFC 6749 3.2).
 */
const value = z
  .string('must be text, sent once')
  .max(4096, 'is too long')
  .transform((text) => text || undefined)
  .optional()

const parameters: z.ZodType<TokenParameters> = z.object({
  grant_type: value.describe(`One of ${grantTypes.join(', ')}.`),
  code: value.describe('Of grant_type=authorization_code: lives 60 seconds and works once.'),
  redirect_uri: value.describe('The one that the code was sent to.'),
  code_verifier: value.describe('Where the authorize request carried a code_challenge (RFC 7636).'),
  refresh_token: value.describe('Of grant_type=refresh_token.'),
  scope: value.describe(
    '`client:admin` for a partner; nothing or `client:providers` for a recipient; fewer clusters for a refresh.',
  ),
})

const answer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    refresh_token: z
      .string()
      .optional()
      .describe(
        'With an authorization code, unless the consent is for one time. It stays as it is; a refresh repeats it where the operator has set so for the recipient.',
      ),
    expires_in: z.int().describe('Seconds.'),
    scope: z.string().describe('What the access token opens, separated by spaces.'),
    id_token: z.string().optional().describe('Where openid was granted (OpenID Connect Core 2). Signed with ES256.'),
    login_id: z
      .string()
      .optional()
      .describe('With an authorization code, where the customer agreed to sharing on: the LoginId of Data Sharing.'),
    authorization_details: authorizationDetails
      .optional()
      .describe('As granted (RFC 9396 7), where the app asked by authorization_details.'),
  })
  .meta({ id: 'Tokens' })

const answerExample = {
  access_token: 'eyJhbGciOiJFUzI1NiIs...',
  token_type: 'Bearer',
  refresh_token: 'r7Qm2c...',
  expires_in: 300,
  scope: 'ACCOUNT_BASIC TRANSACTIONS',
}

export function tokenEndpoint(parts: OAuthParts): Endpoint {
  return endpoint({
    name: 'token',
    summary: 'Exchanges client credentials, an authorization code or a refresh token for an access token.',
    method: 'POST',
    path: oauthPaths.token,
    access: clientAccess(parts),
    conventions: oauthConventions,
    accepts: ['form', 'json'],
    body: parameters,
    answers: {
      200: { description: 'The tokens.', content: 'application/json', schema: answer, example: answerExample },
      400: { description: 'Refused (RFC 6749 5.2).' },
    },
    async handle({ caller, body, call }) {
      const grantType = demandParameter(body, 'grant_type')
      const grant = grants.get(grantType)
      if (!grant) {
        const detail = `grant_type must be one of ${grantTypes.join(', ')}.`
        throw new Problem('unsupported_grant_type', detail)
      }
      if (!grant.allowed.includes(caller.kind)) {
        throw new Problem('unauthorized_client', `A ${caller.kind} may not use grant_type=${grantType}.`)
      }
      await parts.ring.renew()
      return json(200, await grant.issue({ parts, client: caller, parameters: body, requestId: call.requestId }))
    },
  })
}
