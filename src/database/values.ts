// Conversion of values between PostgreSQL and the program, the same for both kinds of database.

import { types } from 'pg'
import { decimal } from '../platform/decimal.ts'

/** Parsers by PostgreSQL's type number (pg_type.oid). Other types keep the driver's parser. */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: readInteger, // int8
  1082: (text) => Temporal.PlainDate.from(text), // date
  1184: readInstant, // timestamptz, in UTC
  1700: decimal, // numeric
}

type Lookup = (oid: number, format?: 'text' | 'binary') => (value: string) => unknown

const lookUp = types.getTypeParser as Lookup

/** The type lookup of a pg client. */
export const pgTypes: { readonly getTypeParser: Lookup } = {
  getTypeParser: (oid, format) => (format === 'binary' ? undefined : valueParsers[oid]) ?? lookUp(oid, format),
}

/** Temporal values are sent as text; a JSON column takes text made by JSON.stringify. */
export function toParameter(value: unknown): unknown {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value
}

function readInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`the integer ${text} is too large`)
  return number
}

/** For instance `2026-11-22 03:40:45.341195+00`: sessions are set to UTC, so the offset is always +00. */
function readInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}
