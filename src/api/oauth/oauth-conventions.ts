// The conventions of the OAuth endpoints: errors as `{error, error_description}` (RFC 6749 5.2), nothing ever stored.

import { z } from 'zod'
import { json, NO_STORE } from '../../platform/http/answer.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import { sameFor, type ProblemCode } from '../../platform/problem.ts'

type WireError = readonly [status: number, error: string]

const INVALID: WireError = [400, 'invalid_request']

/** Problems that neither OAuth nor the management endpoints meet. One that came all the same would be an invalid request. */
const UNMET = [
  ['login_required', 'request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ['not_acceptable', 'cannot_start', 'unknown_client', 'unknown_redirect_uri', 'authorization_expired'],
  ['authorization_decided', 'wrong_browser', 'form_expired', 'sign_in_failed', 'share_not_found', 'session_not_found'],
  ['session_expired', 'session_busy', 'session_authorized', 'not_signed_in', 'unknown_username', 'wrong_password'],
  ['wrong_answer', 'answer_missing', 'unknown_prompt', 'question_not_found', 'login_disabled', 'no_open_account'],
  ['provider_disabled', 'provider_processing', 'account_not_found', 'invalid_date'],
  ['invalid_date_range', 'account_type_not_supported', 'account_closed', 'no_data', 'update_not_found'],
  [
    'statement_not_found',
    'statement_processing',
    'statement_unreadable',
    'image_not_found',
    'reward_program_not_found',
  ],
  ['tax_statement_not_found', 'tax_form_not_supported', 'not_supported_by_provider'],
] as const

/** The contract gives 400 for every RFC code, also for `invalid_client`. */
const WIRE_ERRORS: Readonly<Record<ProblemCode, WireError>> = {
  invalid_request: INVALID,
  unsupported_media_type: INVALID,
  body_too_large: INVALID,
  invalid_authorization_details: INVALID,
  not_found: [404, 'invalid_request'],
  method_not_allowed: [405, 'invalid_request'],
  conflict: [409, 'invalid_request'],
  too_many_requests: [429, 'temporarily_unavailable'],
  temporarily_unavailable: [503, 'temporarily_unavailable'],
  access_denied: [400, 'access_denied'],
  invalid_client: [400, 'invalid_client'],
  invalid_grant: [400, 'invalid_grant'],
  invalid_scope: [400, 'invalid_scope'],
  invalid_redirect_uri: [400, 'invalid_redirect_uri'],
  invalid_client_metadata: [400, 'invalid_client_metadata'],
  unauthorized_client: [400, 'unauthorized_client'],
  unsupported_grant_type: [400, 'unsupported_grant_type'],
  unsupported_response_type: [400, 'unsupported_response_type'],
  unsupported_token_type: [400, 'unsupported_token_type'],
  invalid_token: [400, 'invalid_token'],
  wrong_token: [403, 'insufficient_scope'],
  not_authorized: [403, 'insufficient_scope'],
  customer_not_found: [404, 'invalid_request'],
  login_not_found: [404, 'invalid_request'],
  login_in_use: [409, 'invalid_request'],
  partner_not_found: [404, 'invalid_request'],
  provider_unavailable: [503, 'temporarily_unavailable'],
  provider_maintenance: [503, 'temporarily_unavailable'],
  provider_busy: [503, 'temporarily_unavailable'],
  bank_grant_ended: [400, 'invalid_token'],
  ...sameFor(UNMET.flat(), INVALID),
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
    const [status, error] = WIRE_ERRORS[problem.code]
    return json(status, { error, error_description: problem.detail })
  },
}
