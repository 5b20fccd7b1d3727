// Lenient members: what a request of an older integration means, where its names and types are near those that are declared.

import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { shorten } from './request-fields.ts'
import type { Fields } from './validate.ts'

/** How a family reads members and parameters that are not written as they are declared. */
export type Leniency = {
  /** Names that older integrations send and that change nothing: none of them is taken for a declared name that is near it. */
  readonly unused: readonly string[]
}

/** Shorter names are near each other by chance. */
const SHORTEST = 6

/**
 * Returns the fields under their declared names and with their declared types; unknown ones are left out. A name is the
 * declared one with the same letters and digits, or else the only one that is one letter away: a member that restricts what
 * is read must not be passed over because of its spelling. What is null is left out. Throws `invalid_request` for a member
 * that came twice with different values.
 */
export function readLeniently(schema: z.ZodType, fields: Fields, { unused }: Leniency): Fields {
  const known = new Set(unused.map(bare))
  return readValue(schema, fields, known) as Fields
}

/** Finds a field by its name, whatever its case and punctuation. */
export function findField(fields: Fields, name: string): unknown {
  return fields[name] ?? Object.entries(fields).find(([written]) => bare(written) === bare(name))?.[1]
}

function readValue(schema: z.core.$ZodType, value: unknown, unused: ReadonlySet<string>): unknown {
  const read = (inner: z.core.$ZodType): unknown => readValue(inner, value, unused)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return read(schema.unwrap())
  if (schema instanceof z.ZodPipe) return read(schema.in instanceof z.ZodTransform ? schema.out : schema.in)
  if (schema instanceof z.ZodUnion) return read(optionFor(schema, value))
  if (schema instanceof z.ZodBoolean) return readBoolean(value)
  if (schema instanceof z.ZodEnum) return readWord(value, schema.options)
  if (schema instanceof z.ZodNumber) return readNumber(value)
  if (schema instanceof z.ZodString) return Number.isSafeInteger(value) ? String(value) : value
  if (Array.isArray(value)) {
    const given = withoutNulls(value)
    return schema instanceof z.ZodArray ? given.map((item) => readValue(schema.element, item, unused)) : given
  }
  if (typeof value !== 'object' || value === null) return value
  if (schema instanceof z.ZodObject) return readMembers(schema, value, unused)
  return schema instanceof z.ZodRecord ? readRecord(schema, value, unused) : value
}

function withoutNulls<T>(value: T): T {
  return (Array.isArray(value) ? value.filter((item) => item !== null) : value) as T
}

/** Of a list and one value, the kind that was sent. */
function optionFor({ options }: z.ZodUnion, value: unknown): z.core.$ZodType {
  const meant = options.find((option) => option instanceof z.ZodArray === Array.isArray(value))
  return meant ?? z.unknown()
}

function readMembers(schema: z.ZodObject, members: object, unused: ReadonlySet<string>): object {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  const names = Object.keys(shape).map((name) => ({ name, letters: bare(name) }))
  const read = new Map<string, { readonly written: string; readonly value: unknown }>()
  for (const [written, sent] of Object.entries<unknown>({ ...members })) {
    const name = meantName(written, names, unused)
    const declared = name === undefined ? undefined : shape[name]
    if (name === undefined || !declared || sent === null) continue
    // An id is never a number: taken as text, it would only be found to be unknown.
    const value = /Ids?$/.test(name) ? withoutNulls(sent) : readValue(declared, sent, unused)
    const before = read.get(name)
    if (before && !isDeepStrictEqual(before.value, value)) {
      const both = [before.written, written].map(shorten).join(' and ')
      throw new Problem('invalid_request', `${both} are one member, ${name}, with two values. Send it once.`)
    }
    read.set(name, { written, value })
  }
  return Object.fromEntries([...read].map(([name, { value }]) => [name, value]))
}

/** Its names are the caller's own words and stay as they are. */
function readRecord({ valueType }: z.ZodRecord, members: object, unused: ReadonlySet<string>): object {
  const given = Object.entries(members).filter(([, value]) => value !== null)
  return Object.fromEntries(given.map(([name, value]) => [name, readValue(valueType, value, unused)]))
}

type Declared = { readonly name: string; readonly letters: string }

function meantName(written: string, names: readonly Declared[], unused: ReadonlySet<string>): string | undefined {
  const letters = bare(written)
  const same = names.find((declared) => declared.letters === letters)
  if (same || unused.has(letters)) return same?.name
  const near = names.filter((one) => one.letters.length >= SHORTEST && isOneLetterAway(letters, one.letters))
  return near.length === 1 ? near[0]?.name : undefined
}

/** The letters and digits of a name. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Whether one letter more, one fewer, another one, or two that changed places make them the same. */
function isOneLetterAway(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  const [restLeft, restRight] = [left.slice(at), right.slice(at)]
  if (left.length !== right.length) {
    return left.length > right.length ? restLeft.slice(1) === restRight : restRight.slice(1) === restLeft
  }
  const isSwapped = restLeft[0] === restRight[1] && restLeft[1] === restRight[0]
  return restLeft.slice(1) === restRight.slice(1) || (isSwapped && restLeft.slice(2) === restRight.slice(2))
}

function readBoolean(value: unknown): unknown {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined
  if (word === 'true') return true
  return word === 'false' ? false : value
}

function readNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value
}

/** Of words with numbers, a number is the one that has it: 90 is `Days90`. */
function readWord(value: unknown, words: readonly unknown[]): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  const sent = bare(String(value))
  const isNumber = /^\d+$/.test(sent)
  return words.find((word) => sent === (isNumber ? String(word).replaceAll(/\D/g, '') : bare(String(word)))) ?? value
}
