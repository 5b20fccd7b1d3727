// The integration level of an organization: by what its servers are known on the Banking and Data Sharing APIs.

import type { Database } from '../../database/open.ts'

/**
 * Each level is weaker than the one before it:
 * - `strict`: each call takes the one credential that it is documented with.
 * - `any_credential`: any credential of the organization, in any of the headers of credentials, opens every call.
 * - `open_authorize`: in addition, Authorize takes a LoginId without any credential.
 * - `open_reads`: in addition, the reads of a session take its RequestId without any credential.
 */
export const integrationLevels = ['strict', 'any_credential', 'open_authorize', 'open_reads'] as const

export type IntegrationLevel = (typeof integrationLevels)[number]

/** The levels at which some call is open without a credential. */
export type OpenLevel = Extract<IntegrationLevel, `open_${string}`>

const FIND = 'select organization_id from organization where guid::text = $1 and integration = any($2)'

/** Returns the organization's id; `undefined` if the customerId is unknown, or its level is stricter than the one given. */
export async function findAtLevel(
  database: Database,
  customerId: string,
  least: IntegrationLevel,
): Promise<string | undefined> {
  const levels = integrationLevels.slice(integrationLevels.indexOf(least))
  const [row] = await database.run<{ readonly organization_id: string }>(FIND, [customerId.toLowerCase(), levels])
  return row?.organization_id
}
