// The conventions of the OAuth endpoints: errors as `{error, error_description}` (RFC 6749 5.2), nothing ever stored.

import { z } from 'zod'
import { json, NO_STORE } from '../../platform/http/answer.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import type { ProblemCode } from '../../platform/problem.ts'

type WireError = readonly [status: number, error: string]

const INVALID: WireError = [400, 'invalid_request']

/** The contract gives 400 for every RFC code, also for `invalid_client`. */
const WIRE_ERRORS: Readonly<Record<ProblemCode, WireError>> = {
  invalid_request: INVALID,
  not_found: [404, 'invalid_request'],
  method_not_allowed: [405, 'invalid_request'],
  unsupported_media_type: INVALID,
  not_acceptable: INVALID,
  body_too_large: INVALID,
  too_many_requests: [429, 'temporarily_unavailable'],
  temporarily_unavailable: [503, 'temporarily_unavailable'],
  conflict: [409, 'invalid_request'],
  cannot_start: INVALID,
  access_denied: [400, 'access_denied'],
  invalid_client: [400, 'invalid_client'],
  invalid_grant: [400, 'invalid_grant'],
  invalid_scope: [400, 'invalid_scope'],
  invalid_authorization_details: INVALID,
  invalid_redirect_uri: [400, 'invalid_redirect_uri'],
  invalid_client_metadata: [400, 'invalid_client_metadata'],
  unauthorized_client: [400, 'unauthorized_client'],
  unsupported_grant_type: [400, 'unsupported_grant_type'],
  unsupported_response_type: [400, 'unsupported_response_type'],
  unsupported_token_type: [400, 'unsupported_token_type'],
  invalid_token: [400, 'invalid_token'],
  wrong_token: [403, 'insufficient_scope'],
  unknown_client: INVALID,
  unknown_redirect_uri: INVALID,
  authorization_expired: INVALID,
  authorization_decided: INVALID,
  wrong_browser: INVALID,
  form_expired: INVALID,
  sign_in_failed: INVALID,
  login_not_found: [404, 'invalid_request'],
  login_in_use: [409, 'invalid_request'],
  share_not_found: INVALID,
  partner_not_found: [404, 'invalid_request'],
  session_not_found: INVALID,
  session_expired: INVALID,
  session_busy: INVALID,
  session_authorized: INVALID,
  not_signed_in: INVALID,
  unknown_username: INVALID,
  wrong_password: INVALID,
  wrong_answer: INVALID,
  answer_missing: INVALID,
  unknown_prompt: INVALID,
  question_not_found: INVALID,
  login_disabled: INVALID,
  no_open_account: INVALID,
  provider_disabled: INVALID,
  provider_processing: INVALID,
  customer_not_found: INVALID,
  not_authorized: [403, 'insufficient_scope'],
  account_not_found: INVALID,
  invalid_date: INVALID,
  invalid_date_range: INVALID,
  account_type_not_supported: INVALID,
  account_closed: INVALID,
  no_data: INVALID,
  update_not_found: INVALID,
  statement_not_found: INVALID,
  statement_processing: INVALID,
  statement_unreadable: INVALID,
  image_not_found: INVALID,
  reward_program_not_found: INVALID,
  tax_statement_not_found: INVALID,
  tax_form_not_supported: INVALID,
  not_supported_by_provider: INVALID,
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
    const [status, error] = WIRE_ERRORS[problem.code]
    return json(status, { error, error_description: problem.detail })
  },
}
