// The conventions of the OAuth endpoints: errors as `{error, error_description}` (RFC 6749 5.2), nothing ever stored.

import { z } from 'zod'
import { json, NO_STORE } from '../../platform/http/answer.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import type { ProblemCode } from '../../platform/problem.ts'

/** The contract gives 400 for every RFC code, also for `invalid_client`; what is not here is `invalid_request`, 400. */
const WIRE: Readonly<Partial<Record<ProblemCode, readonly [status: number, error: string]>>> = {
  access_denied: [400, 'access_denied'],
  invalid_client: [400, 'invalid_client'],
  invalid_grant: [400, 'invalid_grant'],
  invalid_scope: [400, 'invalid_scope'],
  unauthorized_client: [400, 'unauthorized_client'],
  unsupported_grant_type: [400, 'unsupported_grant_type'],
  unsupported_response_type: [400, 'unsupported_response_type'],
  unsupported_token_type: [400, 'unsupported_token_type'],
  invalid_token: [400, 'invalid_token'],
  invalid_redirect_uri: [400, 'invalid_redirect_uri'],
  invalid_client_metadata: [400, 'invalid_client_metadata'],
  not_authorized: [403, 'insufficient_scope'],
  wrong_token: [403, 'insufficient_scope'],
  conflict: [409, 'invalid_request'],
  not_found: [404, 'invalid_request'],
  login_not_found: [404, 'invalid_request'],
  login_in_use: [409, 'invalid_request'],
  partner_not_found: [404, 'invalid_request'],
  method_not_allowed: [405, 'invalid_request'],
  too_many_requests: [429, 'temporarily_unavailable'],
  temporarily_unavailable: [503, 'temporarily_unavailable'],
  provider_unavailable: [503, 'temporarily_unavailable'],
  provider_maintenance: [503, 'temporarily_unavailable'],
}

const oauthError = z
  .object({ error: z.string(), error_description: z.string().describe('What was wrong, and what to do.') })
  .meta({ id: 'OAuthError' })

export const oauthConventions: Conventions = {
  name: 'oauth',
  wire: {
    error: oauthError,
    errorExample: {
      error: 'invalid_grant',
      error_description: 'The code has expired. Ask the customer to connect again.',
    },
  },
  headers: () => ({ ...NO_STORE, 'x-content-type-options': 'nosniff' }),
  problem(problem) {
    if (!problem)
      return json(500, { error: 'server_error', error_description: 'Something went wrong on our side. Try again.' })
    const [status, error] = WIRE[problem.code] ?? [400, 'invalid_request']
    return json(status, { error, error_description: problem.detail })
  },
}
