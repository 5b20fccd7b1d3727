// How the answers of FDX endpoints are described in the reference.

import type { AnswerDescription } from '../../platform/http/endpoint.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'

export function jsonAnswers(description: string, schema: () => JsonSchema): Record<number, AnswerDescription> {
  return { 200: { description, content: 'application/json', schema }, ...refusals }
}

/** A list in a window of time, which the answer's headers say. */
export function listAnswers(description: string, schema: () => JsonSchema): Record<number, AnswerDescription> {
  const headers = {
    'x-window-start': 'The first moment that the list covers.',
    'x-window-end': 'The last moment that the list covers.',
  }
  return { 200: { description, content: 'application/json', schema, headers }, ...refusals }
}

export const refusals: Readonly<Record<number, AnswerDescription>> = {
  400: { description: 'Invalid input (401), date (702, 703) or offset.' },
  401: { description: 'The token is not valid, or the consent has ended or does not cover this (602).' },
  404: { description: 'No such account (701), or no such data (1107).' },
  429: { description: 'Too many requests (1207). Wait as long as Retry-After says.' },
}
