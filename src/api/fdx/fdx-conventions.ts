// The conventions of FDX endpoints: errors as `{code, message, debugMessage}`, and the headers that let a call be traced.

import { z } from 'zod'
import { DATA_PROVIDER } from './data-provider.ts'
import { errorCodes, type ErrorCode, type ErrorCodeMeaning } from '../../fdx/error-codes.ts'
import { json, NO_STORE, NOTHING_ALLOWED } from '../../platform/http/answer.ts'
import type { Call, Conventions, Wire } from '../../platform/http/endpoint.ts'
import { interactionIdOf } from './interaction-id.ts'
import { sameFor, type Problem, type ProblemCode } from '../../platform/problem.ts'

const INVALID_INPUT = 401
const INTERNAL_ERROR = 500
/** Of a bank that is not there, but of which it is known when it is asked again. */
const BACK_LATER = 503

/** Problems that no FDX endpoint meets. One that came all the same would be told as invalid input. */
const UNMET = [
  ['login_required', 'request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
  ['cannot_start', 'access_denied', 'invalid_client', 'invalid_grant', 'invalid_scope', 'unauthorized_client'],
  ['invalid_authorization_details', 'invalid_redirect_uri', 'invalid_client_metadata', 'unsupported_grant_type'],
  ['unsupported_response_type', 'unsupported_token_type', 'unknown_client', 'unknown_redirect_uri', 'wrong_browser'],
  ['authorization_expired', 'authorization_decided', 'form_expired', 'sign_in_failed', 'login_not_found'],
  ['login_in_use', 'share_not_found', 'partner_not_found', 'session_not_found', 'session_expired', 'session_busy'],
  ['session_authorized', 'not_signed_in', 'unknown_username', 'wrong_password', 'wrong_answer', 'answer_missing'],
  ['unknown_prompt', 'question_not_found', 'login_disabled', 'no_open_account', 'provider_disabled'],
] as const

/** The statuses that go with these codes are the standard's table. A bug is an internal error. */
const CODES: Readonly<Record<ProblemCode, ErrorCode>> = {
  invalid_request: INVALID_INPUT,
  unsupported_media_type: INVALID_INPUT,
  body_too_large: INVALID_INPUT,
  invalid_token: 602,
  wrong_token: 403,
  not_authorized: 602,
  customer_not_found: 601,
  account_not_found: 701,
  invalid_date: 702,
  invalid_date_range: 703,
  account_type_not_supported: 704,
  account_closed: 705,
  conflict: 409,
  not_found: 1107,
  update_not_found: 1100,
  no_data: 1107,
  statement_not_found: 1107,
  image_not_found: 1103,
  reward_program_not_found: 1101,
  tax_statement_not_found: 1200,
  tax_form_not_supported: 1201,
  not_acceptable: 1203,
  method_not_allowed: 1206,
  too_many_requests: 1207,
  statement_processing: 1300,
  statement_unreadable: 500,
  not_supported_by_provider: 501,
  provider_unavailable: 500,
  provider_maintenance: 503,
  provider_busy: 1207,
  bank_grant_ended: 602,
  provider_processing: 503,
  temporarily_unavailable: 503,
  ...sameFor(UNMET.flat(), INVALID_INPUT),
}

const fdxError = z
  .object({
    code: z.string().describe("The standard's code."),
    message: z.string().describe("The standard's message."),
    debugMessage: z.string().describe('What to do about it.'),
  })
  .meta({ id: 'FdxError' })

/** The errors and headers in which one version differs from the other. */
type VersionConventions = {
  readonly name: string
  /** The problems for which it has another code. */
  readonly codes: Partial<typeof CODES>
  statusOf(problem: Problem | undefined, meaning: ErrorCodeMeaning): number
  readonly headers: Pick<Wire, 'requestHeaders'>
}

const ACTOR = { 'FDX-API-Actor-Type': 'USER when the customer is present, BATCH when not; no other word.' }

export const fdx5Conventions = conventionsOf({
  name: 'fdx-5',
  codes: {},
  statusOf: (_problem, { status, version5 }) => version5 ?? status,
  headers: {
    requestHeaders: {
      'x-fapi-interaction-id':
        "The caller's id of this interaction, echoed in the answer; one is made when it is absent.",
      ...ACTOR,
    },
  },
})

const NEW_TOKEN: ReadonlySet<ProblemCode> = new Set(['invalid_token', 'bank_grant_ended'])

/** A token that is dead, or whose consent is, is 401: a new one helps. A consent that does not reach so far is 403. */
export const fdx6Conventions = conventionsOf({
  name: 'fdx-6',
  codes: { statement_not_found: 1104 },
  statusOf: (problem, { status }) => (problem && NEW_TOKEN.has(problem.code) ? 401 : status),
  headers: {
    requestHeaders: {
      'x-fapi-interaction-id':
        "The caller's UUID of this interaction, echoed in the answer; one is made when it is absent. Servers can be set to demand it.",
      ...ACTOR,
      [DATA_PROVIDER]: 'The bank, by its provider_id. With a token of a connection it can only be the bank of that.',
    },
  },
})

/** The conventions of addresses below a version that is not served. */
export const unservedVersionConventions: Conventions = {
  ...fdx5Conventions,
  name: 'fdx-unserved',
  problem(problem, call) {
    if (problem?.code !== 'not_found') return fdx5Conventions.problem(problem, call)
    const debugMessage = 'This server speaks FDX in versions 5 and 6: ask below /api/fdx/5 or /api/fdx/6.'
    return json(errorCodes[1106].status, { code: '1106', message: errorCodes[1106].message, debugMessage })
  },
}

function conventionsOf({ name, codes, statusOf, headers }: VersionConventions): Conventions {
  return {
    name,
    // What a caller chooses of an answer is dates, limits and ids that are checked: no text of its own stands beside the data.
    compresses: true,
    wire: {
      error: fdxError,
      errorExample: {
        code: '701',
        message: 'Account not found',
        debugMessage: 'There is no such account. Ask for the list of accounts.',
      },
      ...headers,
      answerHeaders: {
        'x-fapi-interaction-id': 'As sent, or made.',
        'ob-correlation-id': 'The same.',
        'ob-trace-id': 'Names this one request; errors carry it too. Quote it when you report trouble.',
      },
    },
    headers: (call) => ({
      ...NO_STORE,
      ...traceHeaders(call),
      'x-content-type-options': 'nosniff',
    }),
    problem(problem) {
      const code = (problem && codes[problem.code]) ?? codeOf(problem)
      const status = statusOf(problem, errorCodes[code])
      const refused = status === 401 || isOfAnotherScope(problem)
      const more = {
        ...(refused && { 'www-authenticate': `Bearer realm="fdx", error="${bearerError(problem)}"` }),
        ...(code === 501 && status === 405 && NOTHING_ALLOWED),
      }
      return json(status, writeError(code, problem), more)
    },
  }
}

/** Writes the error as a member of an answer that is otherwise good. */
export function errorOf(problem: Problem): Readonly<Record<string, string>> {
  return writeError(codeOf(problem), problem)
}

function codeOf(problem: Problem | undefined): ErrorCode {
  if (problem?.code === 'provider_unavailable' && problem.retryAfterSeconds !== undefined) return BACK_LATER
  return problem ? CODES[problem.code] : INTERNAL_ERROR
}

function writeError(code: ErrorCode, problem: Problem | undefined) {
  const debugMessage =
    problem?.detail ?? 'Something went wrong on our side. Try again, and quote ob-trace-id when you report it.'
  return { code: String(code), message: errorCodes[code].message, debugMessage }
}

/** RFC 6750 3.1: a client library learns from it whether a new token would help, or only a wider consent. */
function bearerError(problem: Problem | undefined): string {
  return isOfAnotherScope(problem) ? 'insufficient_scope' : 'invalid_token'
}

function isOfAnotherScope(problem: Problem | undefined): boolean {
  return problem?.code === 'not_authorized' || problem?.code === 'wrong_token'
}

/** The interaction has the caller's id if that is well-formed, or else ours; the request always has ours. */
function traceHeaders(call: Call) {
  const interactionId = interactionIdOf(call)
  return {
    'x-fapi-interaction-id': interactionId,
    'ob-correlation-id': interactionId,
    'ob-trace-id': call.requestId,
  }
}
