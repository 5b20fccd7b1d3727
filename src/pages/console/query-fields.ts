// Fields of a page's query, in which an empty control counts as omitted.

import { z } from 'zod'
import { readInstant } from '../../platform/http/request-moment.ts'
import { text } from '../../platform/http/request-fields.ts'

/** Makes a field optional: the empty string that an empty control sends is read as `undefined`. */
export function optional<Field extends z.ZodType>(field: Field) {
  return z.preprocess((sent) => (typeof sent === 'string' && sent.trim() === '' ? undefined : sent), field.optional())
}

export const optionalText = optional(text().trim())

/** A time in UTC, in the format of `<input type="datetime-local">`: `2026-11-22T05:20`. */
export const browserMoment = text().transform((typed, checked) => {
  const moment = readInstant(`${typed}Z`)
  if (moment) return moment
  checked.addIssue({ code: 'custom', message: 'is not a time such as 2026-11-22T05:20' })
  return z.NEVER
})
