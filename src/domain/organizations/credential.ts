// Credentials of an organization: the secrets that its servers call the Banking and Data Sharing APIs with.

import type { Database } from '../../database/open.ts'

/** As the contract calls them: API secret, secret key, x-api-key. */
export const credentialKinds = ['api_secret', 'secret_key', 'x_api_key'] as const

export type CredentialKind = (typeof credentialKinds)[number]

/** One to use, and one to replace it while both work. */
export const MOST_ALIVE_OF_A_KIND = 2

/** Everything about it but the secret, which nobody can read again. */
export type Credential = {
  readonly credentialId: string
  readonly kind: CredentialKind
  readonly createdAt: Temporal.Instant
  /** To the minute. */
  readonly lastUsedAt?: Temporal.Instant
}

/** Those that live, oldest first. */
export async function findCredentials(database: Database, organizationId: string): Promise<readonly Credential[]> {
  const rows = await database.read
    .selectFrom('organization_credential')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('credential_id')
    .execute()
  return rows.map((row) => ({
    credentialId: row.credential_id,
    kind: row.kind as CredentialKind,
    createdAt: row.created_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  }))
}
