// The validation errors of a form, by field.

import type { z } from 'zod'

/** An error of a field, or of one of its lines. */
export type FieldError = { readonly line?: number; readonly message: string }

/** The errors by the name of the field. */
export type FieldErrors = ReadonlyMap<string, readonly FieldError[]>

export function fieldErrors(error: z.ZodError): FieldErrors {
  return Map.groupBy(
    error.issues.map(({ path: [name, line], message }) => ({
      name: String(name),
      ...(typeof line === 'number' && { line }),
      message,
    })),
    ({ name }) => name,
  )
}
