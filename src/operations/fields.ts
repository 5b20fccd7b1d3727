// Fields that several operations share.

import { text } from '../platform/http/request-fields.ts'

/** The maximum number of characters of a reason. */
export const LONGEST_REASON = 500

export const reason = text()
  .trim()
  .min(1, 'must say why')
  .max(LONGEST_REASON, `must have at most ${LONGEST_REASON} characters`)
  .describe('Kept in the journal.')

export const providerId = text()
  .regex(/^[1-9]\d{0,8}$/, 'is no provider id')
  .transform(Number)
