// The base address of the Banking API's endpoints, and the descriptions of their answers.

import { z } from 'zod'
import type { AnswerDescription } from '../../platform/http/endpoint.ts'

export const BASE = '/v3/:customerId/BankingServices'

export const ofCustomer = z.object({ customerId: z.string().describe('The GUID of the organization.') })

export const requestId = z.string('must be the RequestId of Authorize').describe('Of Authorize.')

export function answersWith(schema: z.ZodType, description: string): Record<number, AnswerDescription> {
  return { 200: { description, content: 'application/json', schema }, ...refusals }
}

/** Describes the answers of a read that may outlast its request. */
export function answersInTime(schema: z.ZodType, description: string): Record<number, AnswerDescription> {
  const pending = { description: 'OPERATION_PENDING or OPERATION_DISPATCHED: it goes on without this request.' }
  return {
    ...answersWith(schema, description),
    202: { ...pending, content: 'application/json', schema: pendingSchema },
  }
}

const pendingSchema = z
  .object({
    HttpStatusCode: z.literal(202),
    FlinksCode: z.enum(['OPERATION_PENDING', 'OPERATION_DISPATCHED']),
    Links: z
      .array(z.object({ rel: z.string(), href: z.string(), example: z.string() }))
      .describe('Where to ask for what comes of it.'),
    Message: z.string(),
    RequestId: z.string(),
  })
  .meta({ id: 'BankingPending' })

const refusals: Readonly<Record<number, AnswerDescription>> = {
  400: { description: 'SESSION_NONEXISTENT, CARD_IN_USE.' },
  401: { description: 'ACCESS_DENIED, UNAUTHORIZED, INVALID_REQUEST, INVALID_LOGIN and what is wrong with a sign-in.' },
  405: { description: 'DISABLED_INSTITUTION, METHOD_NOT_AVAILABLE.' },
  500: { description: 'AGGREGATION_ERROR; where statements are read, Document_Processing_Failed.' },
}
