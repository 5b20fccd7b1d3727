// Reading what a request brought: query, form and JSON decoded strictly, repetitions refused, nothing guessed.

import { isAscii } from 'node:buffer'
import { parseJson } from '../json-text.ts'
import { Problem } from '../problem.ts'
import type { Encoding, Lists } from './endpoint.ts'
import type { Fields } from './validate.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Fields of one query or form. The longest of ours is a list of accounts or of banks, one field each. */
const MAX_FIELDS = 1000

/** Characters of a field's name. */
const LONGEST_NAME = 200

/**
 * Query or form: a field that came once is a string, those in `lists` are arrays, every other repetition is refused
 * (RFC 6749 3.1). Throws `invalid_request`.
 */
export function decodeForm(text: string, lists: Lists): Fields {
  demandFewFields(text)
  demandText(text)
  const fields: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    if (name.length > LONGEST_NAME) {
      throw new Problem('invalid_request', `A field has a name of more than ${LONGEST_NAME} characters.`)
    }
    const isList = lists === 'all' || lists.includes(name)
    const before = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (Array.isArray(before)) before.push(value)
    else if (before === undefined) define(fields, name, isList ? [value] : value)
    else throw new Problem('invalid_request', `${name.slice(0, 40)} is given more than once.`)
  }
  return fields
}

/** Defined, not assigned: a field named __proto__ is a field like any other. */
function define(fields: object, name: string, value: unknown): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true })
}

/** Before they are taken apart, which costs memory. */
function demandFewFields(text: string): void {
  let count = 1
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (++count > MAX_FIELDS) throw new Problem('invalid_request', `There are more than ${MAX_FIELDS} fields.`)
  }
}

/** What is not UTF-8 would be replaced in silence further on, and no database keeps a NUL. */
function demandText(encoded: string): void {
  try {
    if (!decodeURIComponent(encoded).includes('\0')) return
  } catch {
    // A percent sign that leads nowhere, or to bytes that are not UTF-8: the same answer.
  }
  throw new Problem('invalid_request', 'Percent-encoding must give UTF-8 text without NUL.')
}

/** @param contentType of the request; absent only where the body is empty. Throws a Problem. */
export function decodeBody(
  contentType: string | undefined,
  body: Uint8Array,
  accepts: readonly Encoding[],
  lists: Lists,
): Fields {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const encoding = encodingOf(type.trim())
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(parameter)?.[1]).find(Boolean)
  if (!encoding || !accepts.includes(encoding) || !isUtf8(charset, body)) {
    const wanted = accepts.map((name) => (name === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'))
    throw new Problem('unsupported_media_type', `Send the body as ${wanted.join(' or ')} in UTF-8.`)
  }
  const text = decodeText(body)
  return encoding === 'form' ? decodeForm(text, lists) : decodeJson(text)
}

/** In these, what is ASCII is written as in UTF-8: many clients name one of them out of habit. */
const LIKE_ASCII: ReadonlySet<string> = new Set(['us-ascii', 'iso-8859-1'])

function isUtf8(charset: string | undefined, body: Uint8Array): boolean {
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return true
  return LIKE_ASCII.has(charset) && isAscii(body)
}

/** Returns the type of a body that is JSON under the older name of the type as well, and where none is named. */
export function asJson(contentType = 'application/json'): string {
  return contentType.replace(/^\s*text\/json(?=\s*(;|$))/i, 'application/json')
}

function encodingOf(type: string): Encoding | undefined {
  if (type === 'application/x-www-form-urlencoded') return 'form'
  return type === 'application/json' ? 'json' : undefined
}

function decodeText(body: Uint8Array): string {
  try {
    return utf8.decode(body)
  } catch {
    throw new Problem('invalid_request', 'The body is not UTF-8.')
  }
}

function decodeJson(text: string): Fields {
  const value = parseBody(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem('invalid_request', 'The body must be a JSON object.')
  }
  return value as Fields
}

function parseBody(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('invalid_request', `The body ${error.message}.`)
    throw error
  }
}
