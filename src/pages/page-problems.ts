// How each problem is shown as a page: its status, and which of the texts explains it. `undefined` is a bug of ours.

import type { ProblemCode } from '../platform/problem.ts'
import type { ExplainedProblem } from './authorization/views/error-texts.ts'

type PageProblem = readonly [status: number, text: ExplainedProblem]

const INVALID: PageProblem = [400, 'invalid_request']

const pageProblems: Readonly<Record<ProblemCode, PageProblem>> = {
  invalid_request: INVALID,
  not_found: [404, 'not_found'],
  method_not_allowed: [405, 'invalid_request'],
  unsupported_media_type: [415, 'invalid_request'],
  not_acceptable: INVALID,
  body_too_large: [413, 'invalid_request'],
  too_many_requests: [429, 'too_many_requests'],
  temporarily_unavailable: [503, 'temporarily_unavailable'],
  conflict: [409, 'invalid_request'],
  cannot_start: INVALID,
  access_denied: INVALID,
  invalid_client: INVALID,
  invalid_grant: INVALID,
  invalid_scope: INVALID,
  invalid_authorization_details: INVALID,
  invalid_redirect_uri: INVALID,
  invalid_client_metadata: INVALID,
  unauthorized_client: INVALID,
  unsupported_grant_type: INVALID,
  unsupported_response_type: INVALID,
  unsupported_token_type: INVALID,
  invalid_token: INVALID,
  wrong_token: INVALID,
  unknown_client: [400, 'unknown_client'],
  unknown_redirect_uri: [400, 'unknown_redirect_uri'],
  authorization_expired: [410, 'authorization_expired'],
  authorization_decided: [409, 'authorization_decided'],
  wrong_browser: [403, 'wrong_browser'],
  form_expired: [403, 'form_expired'],
  sign_in_failed: [409, 'sign_in_failed'],
  login_not_found: INVALID,
  login_in_use: INVALID,
  share_not_found: INVALID,
  partner_not_found: INVALID,
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
  provider_disabled: [503, 'provider_disabled'],
  provider_processing: INVALID,
  customer_not_found: INVALID,
  not_authorized: INVALID,
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
  provider_unavailable: [503, 'provider_unavailable'],
  provider_maintenance: [503, 'provider_unavailable'],
}

export function pageStatus(code: ProblemCode | undefined): number {
  return code === undefined ? 500 : pageProblems[code][0]
}

export function explainedProblem(code: ProblemCode | undefined): ExplainedProblem {
  return code === undefined ? 'bug' : pageProblems[code][1]
}
