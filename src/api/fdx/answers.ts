// The descriptions of FDX answers in the reference.

import type { AnswerDescription } from '../../platform/http/endpoint.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import type { FdxApi } from './fdx-api.ts'

type Answers = Record<number, AnswerDescription>

export function jsonAnswers(api: FdxApi, description: string, schema: () => JsonSchema): Answers {
  return { 200: { description, content: 'application/json', schema }, ...refusals(api) }
}

/** A list in a window of time, which the answer's headers say. */
export function listAnswers(api: FdxApi, description: string, schema: () => JsonSchema): Answers {
  const headers = {
    'x-window-start': 'The first moment that the list covers.',
    'x-window-end': 'The last moment that the list covers.',
  }
  return { 200: { description, content: 'application/json', schema, headers }, ...refusals(api) }
}

/** The answer for data that a bank does not offer: 405 in version 5, and 501 in version 6, whose reads know no 405. */
export function notSupported({ name }: FdxApi): Answers {
  const description = 'The provider has none (501).'
  if (name === 'fdx-6') return { 501: { description } }
  return { 405: { description, headers: { allow: 'Empty: no other method is taken either.' } } }
}

export function refusals({ name }: FdxApi): Answers {
  const others = {
    400: { description: 'Invalid input (401), date (702, 703) or page.' },
    404: { description: 'No such account (701), or no such data (1107).' },
    403: { description: 'The token is no customer’s connection’s (403).' },
    429: { description: 'Too many requests (1207). Wait as long as Retry-After says.' },
  }
  if (name === 'fdx-5') {
    return {
      ...others,
      401: { description: 'The token is not valid, or the consent has ended or does not cover this (602).' },
    }
  }
  return {
    ...others,
    401: { description: 'The token is not valid, or the consent has ended (602).' },
    403: { description: 'The consent does not cover this (602), or the token is no customer’s connection’s (403).' },
  }
}
