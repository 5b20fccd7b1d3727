// What is wrong with the fields of a form: each field's own, in the order of its values.

import type { z } from 'zod'

/** What is wrong with a field, or with one of its lines. */
export type Wrong = { readonly line?: number; readonly message: string }

/** By the name of the field. */
export type WrongFields = ReadonlyMap<string, readonly Wrong[]>

export function wrongFields(error: z.ZodError): WrongFields {
  return Map.groupBy(
    error.issues.map(({ path: [name, line], message }) => ({
      name: String(name),
      ...(typeof line === 'number' && { line }),
      message,
    })),
    ({ name }) => name,
  )
}
