// The request of Authorize: by whom the customer is known, or the answers to the questions that were asked.

import { z } from 'zod'
import type { Input } from '../../platform/http/endpoint.ts'
import type { ofCustomer } from './answers.ts'
import type { AuthorizeCaller } from './authorize-access.ts'

const text = (most: number) => z.string('must be text').max(most, 'is too long').optional()

const responses = z
  .record(
    z.string().max(500),
    z.union([z.string().max(500), z.array(z.string().max(500)).max(10)], 'must be a list with the answer'),
  )
  .refine((answers) => Object.keys(answers).length <= 10, 'names too many questions')

export const authorizeRequest = z.object({
  LoginId: text(100).describe('Of a customer who connected before. With MostRecentCached.'),
  MostRecentCached: z
    .boolean('must be true or false')
    .optional()
    .describe('With LoginId. Reads are always live, so both values mean the same.'),
  Username: text(100).describe('With Password and Institution: at a test institution alone.'),
  Password: text(200),
  Institution: text(100).describe('For instance FlinksCapital.'),
  Language: z.enum(['en', 'fr'], 'must be en or fr').default('en').describe('Of the security questions and names.'),
  Save: z.boolean('must be true or false').optional(),
  Tag: text(200).describe('Comes back with every answer.'),
  RequestId: text(100).describe('With SecurityResponses: which Authorize is answered.'),
  SecurityResponses: responses.optional().describe('By the question as it was asked, a list with the answer.'),
})

export type AuthorizeRequest = z.infer<typeof authorizeRequest>

export type AuthorizeInput = Input<z.infer<typeof ofCustomer>, undefined, AuthorizeRequest, AuthorizeCaller>

/** Returns the part of a request that its session remembers. */
export function settingsOf({ Language, Tag }: Pick<AuthorizeRequest, 'Language' | 'Tag'>) {
  return { language: Language, tag: Tag }
}
