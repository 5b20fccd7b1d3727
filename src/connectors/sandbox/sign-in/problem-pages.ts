// How each problem is shown as a page of a sandbox bank: its status, and the notice that explains it.

import { sameFor, type ProblemCode } from '../../../platform/problem.ts'
import type { Notice } from './texts.ts'

/** Problems that no request to a sandbox bank meets. One that came all the same would be shown as a bug. */
const UNMET = [
  ['login_required', 'request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ['not_acceptable', 'conflict', 'cannot_start', 'access_denied', 'invalid_client', 'invalid_grant', 'invalid_scope'],
  ['invalid_authorization_details', 'invalid_redirect_uri', 'invalid_client_metadata', 'unauthorized_client'],
  ['unsupported_grant_type', 'unsupported_response_type', 'unsupported_token_type', 'invalid_token', 'wrong_token'],
  ['unknown_client', 'unknown_redirect_uri', 'authorization_expired', 'authorization_decided', 'sign_in_failed'],
  ['login_not_found', 'login_in_use', 'share_not_found', 'partner_not_found', 'session_not_found', 'session_expired'],
  ['session_busy', 'session_authorized', 'not_signed_in', 'unknown_username', 'wrong_password', 'wrong_answer'],
  ['answer_missing', 'unknown_prompt', 'question_not_found', 'login_disabled', 'no_open_account'],
  ['provider_disabled', 'provider_processing', 'customer_not_found', 'not_authorized', 'account_not_found'],
  ['invalid_date', 'invalid_date_range', 'account_type_not_supported', 'account_closed', 'no_data'],
  ['update_not_found', 'statement_not_found', 'statement_processing', 'statement_unreadable', 'image_not_found'],
  ['reward_program_not_found', 'tax_statement_not_found', 'tax_form_not_supported', 'not_supported_by_provider'],
  ['provider_unavailable', 'provider_maintenance', 'provider_busy', 'bank_grant_ended'],
] as const

type ProblemPage = readonly [status: number, notice: Notice]

/** The page of a bug. */
export const UNEXPECTED: ProblemPage = [500, 'unexpected']

export const problemPages: Readonly<Record<ProblemCode, ProblemPage>> = {
  invalid_request: [400, 'notUnderstood'],
  form_expired: [403, 'formExpired'],
  wrong_browser: [403, 'wrongBrowser'],
  not_found: [404, 'notFound'],
  method_not_allowed: [405, 'notFound'],
  body_too_large: [413, 'notUnderstood'],
  unsupported_media_type: [415, 'notUnderstood'],
  too_many_requests: [429, 'unavailable'],
  temporarily_unavailable: [503, 'unavailable'],
  ...sameFor(UNMET.flat(), UNEXPECTED),
}
