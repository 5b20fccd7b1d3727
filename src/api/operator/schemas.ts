// Schemas that several endpoints of the operator's API share.

import { z } from 'zod'
import type { Actor } from '../../domain/journal/act.ts'
import type { NewClient } from '../../domain/clients/add-client.ts'
import type { ClientStatus } from '../../domain/clients/client-record.ts'
import type { ReplacedSecret } from '../../domain/clients/replace-secret.ts'
import { oldEndsAt } from '../../domain/clients/secret-request.ts'
import { text } from '../../platform/http/request-fields.ts'

export const moment = z.string().meta({ format: 'date-time' })

const sentence = z.object({ en: z.string(), fr: z.string() })

/** What a check of a bank found, in both languages. */
export const finding = z.object({
  name: z.string(),
  title: sentence,
  outcome: z.enum(['passed', 'failed', 'skipped']),
  expected: sentence,
  came: sentence,
  advice: sentence.optional(),
})

export const clientStatus = z.enum(['ACTIVE', 'SUSPENDED', 'ENDED'] satisfies ClientStatus[])

export const newClient = z
  .object({ client_id: z.string(), client_secret: z.string().describe('Shown this once.') })
  .meta({ id: 'NewClient' })

export const replacedSecret = newClient.extend({ old_ends_at: oldEndsAt }).meta({ id: 'ReplacedSecret' })

export function writeNewClient({ clientId, clientSecret }: NewClient): z.infer<typeof newClient> {
  return { client_id: clientId, client_secret: clientSecret }
}

export function writeReplaced({ clientId, clientSecret, oldEndsAt }: ReplacedSecret & { readonly clientId: string }) {
  return { client_id: clientId, client_secret: clientSecret, old_ends_at: oldEndsAt?.toString() }
}

export const actor = z
  .object({
    kind: z.enum(['client', 'customer', 'operator', 'organization', 'system'] satisfies Actor['kind'][]),
    id: z.string(),
  })
  .meta({ id: 'Actor' })

/**
 * Returns the schema of a `limit` parameter, the maximum number of rows in a response.
 * @param fallback The default value.
 * @param most The highest value.
 */
export function limit(fallback: number, most: number) {
  return text()
    .regex(/^[1-9]\d{0,3}$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((number) => number <= most, `must be a whole number from 1 to ${most}`)
    .optional()
    .transform((number) => number ?? fallback)
    .describe(`${fallback} unless said, at most ${most}.`)
}
