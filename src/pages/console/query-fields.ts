// Fields of a page's query: what a filter asks for, absent where its control was left empty.

import { z } from 'zod'
import { readInstant } from '../../platform/http/request-moment.ts'
import { text } from '../../platform/http/request-fields.ts'

/** What an empty control sends counts as nothing. */
export function optional<Field extends z.ZodType>(field: Field) {
  return z.preprocess((sent) => (typeof sent === 'string' && sent.trim() === '' ? undefined : sent), field.optional())
}

export const optionalText = optional(text().trim())

/** In UTC, as `<input type="datetime-local">` writes it: `2026-11-22T05:20`. */
export const browserMoment = text().transform((typed, checked) => {
  const moment = readInstant(`${typed}Z`)
  if (moment) return moment
  checked.addIssue({ code: 'custom', message: 'is not a moment such as 2026-11-22T05:20' })
  return z.NEVER
})
