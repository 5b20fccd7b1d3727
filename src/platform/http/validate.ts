// Validation of what a request brought: one problem that names every wrong field.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { meantName } from '../nearest-name.ts'
import { Problem } from '../problem.ts'
import { shorten } from './request-fields.ts'

/** A parameter that came once is a string; those an endpoint lists in `lists` are always arrays. */
export type Fields = Readonly<Record<string, unknown>>

/** Wrong fields that one problem names. */
const MAX_NAMED = 50

/** Returns the parsed fields, or undefined where there is no schema. Throws `invalid_request`. */
export function validateFields<T>(schema: z.ZodType<T> | undefined, fields: Fields): T {
  if (!schema) return undefined as T
  const result = schema.safeParse(fields, { error: inPlainWords })
  if (result.success) return result.data
  const wrong = result.error.issues.slice(0, MAX_NAMED).map(({ path, message }) => {
    return path.length > 0 ? `${path.join('.')}: ${message}` : message
  })
  throw new Problem('invalid_request', wrong.join('; '))
}

/**
 * The parameters of a query and no others, or none at all: one that is misspelled is not passed over, as if it had not been
 * asked for. For where no standard has it otherwise (RFC 6749 3.1).
 */
export function noOthers<T>(query: z.ZodType<T> | undefined): z.ZodType<T> {
  const known: z.ZodType = query ?? z.object({})
  assert.ok(known instanceof z.ZodObject, 'a query is an object')
  const error: z.core.$ZodErrorMap = (issue) =>
    issue.code === 'unrecognized_keys' ? unknownParameters(issue.keys, Object.keys(known.shape)) : undefined
  return known.clone({ ...known.def, catchall: z.never(), error }) as z.ZodType as z.ZodType<T>
}

function unknownParameters(written: readonly string[], known: readonly string[]): string {
  const names = written.slice(0, MAX_NAMED)
  const meant = new Set(names.map((name) => meantName(name, known)).filter((name) => name !== undefined))
  const question = meant.size === 0 ? '' : ` Did you mean ${[...meant].join(', ')}?`
  const there = known.length === 0 ? 'It takes none' : `It takes ${known.join(', ')}`
  return `There is no parameter ${names.map(shorten).join(', ')}.${question} ${there}.`
}

/** What is wrong with a field, where its schema has no words of its own. Undefined: the library's. */
export function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is missing'
  const { code } = issue
  if (code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`
  if (code === 'invalid_format' && issue.format === 'url') return 'must be an address'
  if (code === 'invalid_value') return `must be ${issue.values.join(' or ')}`
  if (code === 'invalid_union') return 'is not well-formed'
  if (code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'is empty'
  if (code === 'too_small') return sized('at least', issue.minimum, issue.origin)
  return code === 'too_big' ? sized('at most', issue.maximum, issue.origin) : undefined
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function sized(bound: string, limit: number | bigint, origin: string): string {
  if (origin === 'string') return `must have ${bound} ${limit} characters`
  return `must ${origin === 'array' ? 'hold' : 'be'} ${bound} ${limit}`
}
