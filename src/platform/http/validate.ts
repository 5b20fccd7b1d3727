// Validation of what a request brought: one problem that names every wrong field.

import type { z } from 'zod'
import { Problem } from '../problem.ts'

/** A parameter that came once is a string; those an endpoint lists in `lists` are always arrays. */
export type Fields = Readonly<Record<string, unknown>>

/** Wrong fields that one problem names. */
const MOST_NAMED = 50

/** Returns the parsed fields, or undefined where there is no schema. Throws `invalid_request`. */
export function validateFields<T>(schema: z.ZodType<T> | undefined, fields: Fields): T {
  if (!schema) return undefined as T
  const result = schema.safeParse(fields)
  if (result.success) return result.data
  const wrong = result.error.issues.slice(0, MOST_NAMED).map(({ path, message }) => {
    return path.length > 0 ? `${path.join('.')}: ${message}` : message
  })
  throw new Problem('invalid_request', wrong.join('; '))
}
