// The conventions of Data Sharing: what was wrong with a request stands in ValidationDetails, under the name of the parameter.

import { z } from 'zod'
import { json, NO_STORE } from '../../platform/http/answer.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import { describeNothing } from '../../platform/http/nearest-address.ts'
import { sameFor, type ProblemCode } from '../../platform/problem.ts'

/** Problems that no endpoint of Data Sharing meets. One that came all the same would be told as INVALID_REQUEST. */
const UNMET = [
  ['login_required', 'request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ['not_acceptable', 'cannot_start', 'invalid_grant', 'invalid_scope', 'invalid_authorization_details'],
  ['invalid_redirect_uri', 'invalid_client_metadata', 'unauthorized_client', 'unsupported_grant_type', 'wrong_token'],
  ['unsupported_response_type', 'unsupported_token_type', 'unknown_client', 'unknown_redirect_uri', 'wrong_browser'],
  ['authorization_expired', 'authorization_decided', 'form_expired', 'sign_in_failed', 'login_in_use'],
  ['invalid_token', 'session_not_found', 'session_expired', 'session_busy', 'session_authorized', 'not_signed_in'],
  ['unknown_username', 'wrong_password', 'wrong_answer', 'answer_missing', 'unknown_prompt', 'question_not_found'],
  ['login_disabled', 'no_open_account', 'provider_disabled', 'invalid_date', 'account_closed', 'no_data'],
  ['update_not_found', 'image_not_found', 'statement_not_found', 'statement_processing', 'statement_unreadable'],
  ['reward_program_not_found', 'tax_statement_not_found', 'tax_form_not_supported'],
] as const

/** A status and a code; or the parameter that was wrong, with the contract's message if it has one. */
type Refusal = readonly [status: number, code: string] | { readonly parameter: string; readonly message?: string }

const INVALID_REQUEST: Refusal = [400, 'INVALID_REQUEST']
const UNAUTHORIZED: Refusal = [401, 'UNAUTHORIZED']
const RETRY_LATER: Refusal = [503, 'RETRY_LATER']
const AGGREGATION_ERROR = [500, 'AGGREGATION_ERROR'] as const

/** A bug is AGGREGATION_ERROR. */
const REFUSALS: Readonly<Record<ProblemCode, Refusal>> = {
  login_not_found: { parameter: 'loginId', message: "This loginId doesn't exist." },
  not_authorized: { parameter: 'loginId' },
  account_not_found: { parameter: 'accountId', message: "This accountId doesn't exist within the Card." },
  conflict: { parameter: 'accountId' },
  partner_not_found: { parameter: 'permissionId', message: "This permissionId doesn't exist." },
  share_not_found: { parameter: 'accessToken' },
  access_denied: UNAUTHORIZED,
  invalid_client: UNAUTHORIZED,
  too_many_requests: [429, 'TOO_MANY_REQUESTS'],
  not_found: [404, 'METHOD_NOT_AVAILABLE'],
  method_not_allowed: [405, 'METHOD_NOT_AVAILABLE'],
  provider_unavailable: RETRY_LATER,
  provider_maintenance: RETRY_LATER,
  provider_busy: RETRY_LATER,
  bank_grant_ended: { parameter: 'accessToken' },
  provider_processing: RETRY_LATER,
  temporarily_unavailable: RETRY_LATER,
  customer_not_found: AGGREGATION_ERROR,
  invalid_request: INVALID_REQUEST,
  unsupported_media_type: INVALID_REQUEST,
  body_too_large: INVALID_REQUEST,
  invalid_date_range: INVALID_REQUEST,
  account_type_not_supported: INVALID_REQUEST,
  not_supported_by_provider: INVALID_REQUEST,
  ...sameFor(UNMET.flat(), INVALID_REQUEST),
}

const sharingError = z
  .object({
    HttpStatusCode: z.int(),
    ValidationDetails: z.record(z.string(), z.array(z.string())).optional().describe('By parameter, what was wrong.'),
    FlinksCode: z.string(),
    Message: z.string().optional().describe('Where no single parameter was wrong.'),
  })
  .meta({ id: 'SharingError' })

export const dataSharingConventions: Conventions = {
  name: 'data-sharing',
  looseAddresses: true,
  leniency: { unused: [] },
  nothingAt: describeNothing,
  wire: {
    error: sharingError,
    errorExample: {
      HttpStatusCode: 400,
      ValidationDetails: { accountId: ["This accountId doesn't exist within the Card."] },
      FlinksCode: 'INVALID_REQUEST',
    },
  },
  // The address of PartnerAccess holds a token: it is told to nobody.
  headers: () => ({ ...NO_STORE, 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' }),
  problem(problem) {
    const refusal = problem ? REFUSALS[problem.code] : AGGREGATION_ERROR
    if ('parameter' in refusal) {
      const ValidationDetails = { [refusal.parameter]: [refusal.message ?? problem?.detail ?? ''] }
      return json(400, { HttpStatusCode: 400, ValidationDetails, FlinksCode: 'INVALID_REQUEST' })
    }
    const [status, code] = refusal
    const Message = problem?.detail ?? 'Something went wrong on our side. Try again.'
    return json(status, { HttpStatusCode: status, FlinksCode: code, Message })
  },
}
