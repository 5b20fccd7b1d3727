// The conventions of the Banking API: errors as `{HttpStatusCode, FlinksCode, Message, RequestId}`.

import { z } from 'zod'
import { isGuid } from '../../platform/ids.ts'
import { json, NO_STORE, NOTHING_ALLOWED, retryAfter } from '../../platform/http/answer.ts'
import type { Call, Conventions } from '../../platform/http/endpoint.ts'
import { findField } from '../../platform/http/lenient-members.ts'
import { sameFor, type ProblemCode } from '../../platform/problem.ts'
import { flinksCodes, type FlinksCode } from './flinks-codes.ts'
import { describeUnserved } from './unserved-calls.ts'

/** Problems that no endpoint of the Banking API meets. One that came all the same would be told as INVALID_REQUEST. */
const UNMET = [
  ['login_required', 'request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ['not_acceptable', 'cannot_start', 'invalid_grant', 'invalid_scope', 'invalid_authorization_details', 'wrong_token'],
  ['invalid_redirect_uri', 'invalid_client_metadata', 'unauthorized_client', 'unsupported_grant_type'],
  ['unsupported_response_type', 'unsupported_token_type', 'unknown_client', 'unknown_redirect_uri', 'wrong_browser'],
  ['authorization_expired', 'authorization_decided', 'form_expired', 'sign_in_failed', 'share_not_found'],
  ['partner_not_found', 'invalid_date', 'account_closed', 'no_data', 'update_not_found', 'image_not_found'],
  ['reward_program_not_found', 'tax_statement_not_found', 'tax_form_not_supported'],
] as const

/** A bug is AGGREGATION_ERROR. */
const CODES: Readonly<Record<ProblemCode, FlinksCode>> = {
  access_denied: 'ACCESS_DENIED',
  invalid_client: 'UNAUTHORIZED',
  invalid_token: 'UNAUTHORIZED',
  not_signed_in: 'UNAUTHORIZED',
  login_not_found: 'INVALID_LOGIN',
  login_in_use: 'CARD_IN_USE',
  session_not_found: 'SESSION_NONEXISTENT',
  session_expired: 'SESSION_EXPIRED',
  session_busy: 'CONCURRENT_SESSION',
  session_authorized: 'ALREADY_AUTHORIZED',
  unknown_username: 'INVALID_USERNAME',
  wrong_password: 'INVALID_PASSWORD',
  wrong_answer: 'INVALID_SECURITY_RESPONSE',
  answer_missing: 'SECURITYRESPONSES_INCOMPLETE',
  unknown_prompt: 'UNKNOWN_CHALLENGE_KEY',
  question_not_found: 'QUESTION_NOT_FOUND',
  no_open_account: 'NEW_ACCOUNT',
  login_disabled: 'DISABLED_LOGIN',
  provider_disabled: 'DISABLED_INSTITUTION',
  provider_unavailable: 'RETRY_LATER',
  provider_maintenance: 'RETRY_LATER',
  provider_busy: 'RETRY_LATER',
  bank_grant_ended: 'INVALID_LOGIN',
  provider_processing: 'OPERATION_PENDING',
  too_many_requests: 'TOO_MANY_REQUESTS',
  not_authorized: 'METHOD_NOT_AVAILABLE',
  not_supported_by_provider: 'METHOD_NOT_AVAILABLE',
  not_found: 'METHOD_NOT_AVAILABLE',
  method_not_allowed: 'METHOD_NOT_AVAILABLE',
  statement_unreadable: 'Document_Processing_Failed',
  customer_not_found: 'AGGREGATION_ERROR',
  temporarily_unavailable: 'RETRY_LATER',
  invalid_request: 'INVALID_REQUEST',
  unsupported_media_type: 'INVALID_REQUEST',
  body_too_large: 'INVALID_REQUEST',
  conflict: 'INVALID_REQUEST',
  account_not_found: 'INVALID_REQUEST',
  account_type_not_supported: 'INVALID_REQUEST',
  invalid_date_range: 'INVALID_REQUEST',
  statement_not_found: 'INVALID_REQUEST',
  statement_processing: 'INVALID_REQUEST',
  ...sameFor(UNMET.flat(), 'INVALID_REQUEST' as const),
}

export function flinksCodeOf(code: ProblemCode | 'internal'): FlinksCode {
  return code === 'internal' ? 'AGGREGATION_ERROR' : CODES[code]
}

/** The problems whose status is not that of their FlinksCode: no such address, and a server that cannot answer just now. */
const STATUSES: Readonly<Partial<Record<ProblemCode, number>>> = { not_found: 404, temporarily_unavailable: 503 }

/** The documentation of some version has them. They change nothing in some calls or in all. */
const UNUSED_MEMBERS = [
  'DaysOfTransactions',
  'DirectRefresh',
  'GetMFAQuestionsAnswers',
  'Language',
  'MostRecentCached',
  'Save',
  'ScheduleRefresh',
  'Tag',
  'WithBalance',
  'WithMfaQuestions',
  'WithTransactions',
]

const flinksError = z
  .object({
    HttpStatusCode: z.int(),
    FlinksCode: z.enum(Object.keys(flinksCodes) as [FlinksCode, ...FlinksCode[]]),
    Message: z.string().describe('What was wrong, and what to do.'),
    RequestId: z.string().describe('As it was sent; of this one request where none was.'),
  })
  .meta({ id: 'FlinksError' })

/** Bank data, tokens and secrets: kept nowhere on the way, and no address is told to anybody. */
const PRIVATE = { ...NO_STORE, 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' }

export const bankingConventions: Conventions = {
  name: 'banking',
  looseAddresses: true,
  looseTypes: true,
  leniency: { unused: UNUSED_MEMBERS },
  nothingAt: describeUnserved,
  wire: {
    error: flinksError,
    errorExample: {
      HttpStatusCode: 401,
      FlinksCode: 'INVALID_LOGIN',
      Message: 'There is no such LoginId, or its customer shares nothing any more.',
      RequestId: 'b1f0d3f6-5bb4-4d6a-9a52-0c6f0f2f7a11',
    },
  },
  headers: () => PRIVATE,
  problem(problem, call) {
    const code = problem ? CODES[problem.code] : 'AGGREGATION_ERROR'
    const status = STATUSES[problem?.code ?? 'invalid_request'] ?? flinksCodes[code].status
    const message = problem?.detail ?? 'Something went wrong on our side. Try again, and quote the RequestId.'
    // These two ask the caller to wait, whatever their status is.
    const waits = code === 'TOO_MANY_REQUESTS' || code === 'RETRY_LATER'
    const retry = waits && status !== 503 ? retryAfter(problem, 429) : undefined
    const body = { HttpStatusCode: status, FlinksCode: code, Message: message, RequestId: requestIdOf(call) }
    // For an unknown method, the router says which ones there are.
    const isRefused = status === 405 && problem?.code !== 'method_not_allowed'
    return json(status, body, { ...retry, ...(isRefused && NOTHING_ALLOWED) })
  },
}

function requestIdOf({ body, params, requestId }: Call): string {
  const sent = findField(body, 'RequestId') ?? params['requestId']
  return typeof sent === 'string' && isGuid(sent) ? sent : requestId
}
