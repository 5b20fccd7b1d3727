// How each problem is shown as a page: its status, and which of the texts explains it. `undefined` is a bug of ours.

import { sameFor, type ProblemCode } from '../platform/problem.ts'
import type { ExplainedProblem } from './authorization/views/error-texts.ts'

type PageProblem = readonly [status: number, text: ExplainedProblem]

const INVALID: PageProblem = [400, 'invalid_request']

/** Problems that no text explains: the page says that the request was not one that it knows. */
const UNEXPLAINED = [
  ['login_required', 'request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ['not_acceptable', 'cannot_start', 'access_denied', 'invalid_client', 'invalid_grant', 'invalid_scope'],
  ['invalid_authorization_details', 'invalid_redirect_uri', 'invalid_client_metadata', 'unauthorized_client'],
  ['unsupported_grant_type', 'unsupported_response_type', 'unsupported_token_type', 'invalid_token'],
  ['wrong_token', 'login_not_found', 'login_in_use', 'share_not_found', 'partner_not_found'],
  ['session_not_found', 'session_expired', 'session_busy', 'session_authorized', 'not_signed_in'],
  ['unknown_username', 'wrong_password', 'wrong_answer', 'answer_missing', 'unknown_prompt'],
  ['question_not_found', 'login_disabled', 'no_open_account', 'provider_processing', 'customer_not_found'],
  ['not_authorized', 'account_not_found', 'invalid_date', 'invalid_date_range', 'account_type_not_supported'],
  ['account_closed', 'no_data', 'update_not_found', 'statement_not_found', 'statement_processing'],
  ['statement_unreadable', 'image_not_found', 'reward_program_not_found', 'tax_statement_not_found'],
  ['tax_form_not_supported', 'not_supported_by_provider'],
] as const

const pageProblems: Readonly<Record<ProblemCode, PageProblem>> = {
  invalid_request: INVALID,
  not_found: [404, 'not_found'],
  method_not_allowed: [405, 'invalid_request'],
  unsupported_media_type: [415, 'invalid_request'],
  body_too_large: [413, 'invalid_request'],
  too_many_requests: [429, 'too_many_requests'],
  temporarily_unavailable: [503, 'temporarily_unavailable'],
  conflict: [409, 'invalid_request'],
  unknown_client: [400, 'unknown_client'],
  unknown_redirect_uri: [400, 'unknown_redirect_uri'],
  authorization_expired: [410, 'authorization_expired'],
  authorization_decided: [409, 'authorization_decided'],
  wrong_browser: [403, 'wrong_browser'],
  form_expired: [403, 'form_expired'],
  sign_in_failed: [409, 'sign_in_failed'],
  provider_disabled: [503, 'provider_disabled'],
  provider_unavailable: [503, 'provider_unavailable'],
  provider_maintenance: [503, 'provider_unavailable'],
  provider_busy: [503, 'provider_unavailable'],
  bank_grant_ended: [409, 'sign_in_failed'],
  ...sameFor(UNEXPLAINED.flat(), INVALID),
}

export function pageStatus(code: ProblemCode | undefined): number {
  return code === undefined ? 500 : pageProblems[code][0]
}

export function explainedProblem(code: ProblemCode | undefined): ExplainedProblem {
  return code === undefined ? 'bug' : pageProblems[code][1]
}
