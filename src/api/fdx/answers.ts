// How the answers of FDX endpoints are described in the reference.

import { z } from 'zod'
import type { AnswerDescription } from '../../platform/http/endpoint.ts'

const fdxError = z.object({ code: z.string(), message: z.string(), debugMessage: z.string().optional() })

const error = (description: string): AnswerDescription => ({
  description,
  content: 'application/json',
  schema: fdxError,
})

export function jsonAnswers(description: string): Record<number, AnswerDescription> {
  return {
    200: { description, content: 'application/json', schema: z.looseObject({}) },
    400: error('Invalid input, dates or offset.'),
    401: error('The token is not valid, or the consent has ended or does not cover this.'),
    404: error('No such account, or no such data.'),
  }
}
