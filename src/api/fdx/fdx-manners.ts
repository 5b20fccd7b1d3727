// The manners of FDX endpoints: errors as `{code, message, debugMessage}`, and the headers that let a call be traced.

import { json, NO_STORE } from '../../platform/http/answer.ts'
import type { Call, Manners } from '../../platform/http/endpoint.ts'
import type { ProblemCode } from '../../platform/problem.ts'

type Wire = readonly [status: number, code: string, message: string]

const INVALID_INPUT: Wire = [400, '401', 'Invalid input']
const BUG: Wire = [500, '500', 'Internal server error']

/** Codes and statuses of version 5: the contract's table. What is not here is invalid input. */
const VERSION_5: Readonly<Partial<Record<ProblemCode, Wire>>> = {
  invalid_token: [401, '602', 'Customer not authorized'],
  not_authorized: [401, '602', 'Customer not authorized'],
  customer_not_found: [404, '601', 'Customer not found'],
  account_not_found: [404, '701', 'Account not found'],
  invalid_date: [400, '702', 'Invalid start or end date'],
  invalid_date_range: [400, '703', 'Invalid date range'],
  account_type_not_supported: [422, '704', 'Account type not supported'],
  account_closed: [409, '705', 'Account is closed'],
  not_found: [404, '1107', 'Data not found for request parameters'],
  no_data: [404, '1107', 'Data not found for request parameters'],
  statement_not_found: [404, '1107', 'Data not found for request parameters'],
  not_acceptable: [406, '1203', 'Content type not supported'],
  method_not_allowed: [405, '1206', 'Method not allowed'],
  too_many_requests: [429, '1207', 'Too many requests'],
  statement_processing: [400, '1300', 'Statement is processing'],
  not_supported_by_provider: [405, '501', 'Subsystem unavailable'],
  provider_unavailable: [500, '500', 'Internal server error'],
  provider_maintenance: [503, '503', 'Scheduled maintenance'],
  temporarily_unavailable: [503, '503', 'Scheduled maintenance'],
}

export const fdx5Manners: Manners = {
  name: 'fdx-5',
  headers: (call) => ({
    ...NO_STORE,
    ...traceHeaders(call),
    'x-content-type-options': 'nosniff',
  }),
  problem(problem) {
    const [status, code, message] = problem ? (VERSION_5[problem.code] ?? INVALID_INPUT) : BUG
    const headers = {
      // RFC 6750 3: a client library learns from it that the token, not the request, was refused.
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="fdx", error="invalid_token"' }),
      ...((status === 429 || status === 503) && { 'retry-after': '30' }),
    }
    const debugMessage =
      problem?.detail ?? 'Something went wrong on our side. Try again, and quote ob-trace-id when you report it.'
    return json(status, { code, message, debugMessage }, headers)
  },
}

/** The caller's own id of the interaction where it is well-formed, ours otherwise; and ours of the request. */
function traceHeaders(call: Call) {
  const interactionId = interactionIdOf(call)
  return {
    'x-fapi-interaction-id': interactionId,
    'ob-correlation-id': interactionId,
    'ob-trace-id': call.requestId,
  }
}

export function interactionIdOf(call: Call): string {
  const given = call.header('x-fapi-interaction-id') ?? ''
  return /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : call.requestId
}
