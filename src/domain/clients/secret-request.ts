// What is asked when a client's secret is replaced, and what is said of its secrets: the same in every API for programs.

import { z } from 'zod'
import { text } from '../../platform/http/request-fields.ts'
import type { SecretAge } from './client-record.ts'
import { MAX_OVERLAP_HOURS } from './replace-secret.ts'

const wrong = `must be a whole number of hours from 1 to ${MAX_OVERLAP_HOURS}`

/** The parameter is in the query, so that a call without it stays what it was: no body is read. */
export const replaceQuery = z.object({
  expires_old_in: text()
    .regex(/^[1-9]\d{0,2}$/, wrong)
    .transform(Number)
    .refine((hours) => hours <= MAX_OVERLAP_HOURS, wrong)
    .optional()
    .describe(
      `Hours for which the old secret works beside the new one, ${MAX_OVERLAP_HOURS} at most. Left out: dead at once.`,
    ),
})

const moment = z.string().meta({ format: 'date-time' })

export const oldEndsAt = moment.optional().describe('When the old secret ends, where expires_old_in was asked.')

export const secretAge = z.object({
  created_at: moment,
  last_used_at: moment.optional(),
  ends_at: moment.optional().describe('Of the old one, which works until then.'),
})

export function writeSecretAge({ createdAt, lastUsedAt, endsAt }: SecretAge): z.infer<typeof secretAge> {
  return {
    created_at: createdAt.toString(),
    last_used_at: lastUsedAt?.toString(),
    ends_at: endsAt?.toString(),
  }
}
