// The conventions of Data Sharing: what was wrong with a request stands in ValidationDetails, under the name of the parameter.

import { z } from 'zod'
import { json, NO_STORE } from '../../platform/http/answer.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import type { Problem, ProblemCode } from '../../platform/problem.ts'

/** Problems of one parameter: which, and the contract's words where it has some. */
const PARAMETERS: Readonly<Partial<Record<ProblemCode, readonly [parameter: string, words?: string]>>> = {
  login_not_found: ['loginId', "This loginId doesn't exist."],
  not_authorized: ['loginId'],
  account_not_found: ['accountId', "This accountId doesn't exist within the Card."],
  conflict: ['accountId'],
  partner_not_found: ['permissionId', "This permissionId doesn't exist."],
  share_not_found: ['accessToken'],
}

/** What is not here is INVALID_REQUEST, 400; a bug is AGGREGATION_ERROR. */
const CODES: Readonly<Partial<Record<ProblemCode, readonly [status: number, code: string]>>> = {
  access_denied: [401, 'UNAUTHORIZED'],
  invalid_client: [401, 'UNAUTHORIZED'],
  too_many_requests: [429, 'TOO_MANY_REQUESTS'],
  not_found: [404, 'METHOD_NOT_AVAILABLE'],
  method_not_allowed: [405, 'METHOD_NOT_AVAILABLE'],
  provider_unavailable: [503, 'RETRY_LATER'],
  provider_maintenance: [503, 'RETRY_LATER'],
  provider_processing: [503, 'RETRY_LATER'],
  temporarily_unavailable: [503, 'RETRY_LATER'],
  customer_not_found: [500, 'AGGREGATION_ERROR'],
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
  anyCase: true,
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
    const [parameter, words = problem?.detail ?? ''] = (problem && PARAMETERS[problem.code]) ?? []
    if (parameter !== undefined) {
      const ValidationDetails = { [parameter]: [words] }
      return json(400, { HttpStatusCode: 400, ValidationDetails, FlinksCode: 'INVALID_REQUEST' })
    }
    const [status, code] = codeOf(problem)
    const Message = problem?.detail ?? 'Something went wrong on our side. Try again.'
    return json(status, { HttpStatusCode: status, FlinksCode: code, Message })
  },
}

function codeOf(problem: Problem | undefined): readonly [status: number, code: string] {
  return problem ? (CODES[problem.code] ?? [400, 'INVALID_REQUEST']) : [500, 'AGGREGATION_ERROR']
}
