// Credentials of an organization: the secrets with which its servers call the Banking and Data Sharing APIs and verify webhooks.

import type { Database } from '../../database/open.ts'

/** The kinds of the contract: API secret, secret key, x-api-key, HMAC secret. */
export const credentialKinds = ['api_secret', 'secret_key', 'x_api_key', 'hmac_secret'] as const

export type CredentialKind = (typeof credentialKinds)[number]

/** The kinds that a caller presents. The HMAC secret signs what the organization is sent. */
export const presentedKinds = ['api_secret', 'secret_key', 'x_api_key'] as const satisfies readonly CredentialKind[]

export type PresentedKind = (typeof presentedKinds)[number]

/** Two credentials of a kind work at the same time while one replaces the other. */
export const MAX_CREDENTIALS_PER_KIND = 2

/** A credential without its secret, of which only a hash is stored. */
export type Credential = {
  readonly credentialId: string
  readonly kind: CredentialKind
  readonly createdAt: Temporal.Instant
  /** The time of the last use, to the minute; `undefined` if it has never been used. */
  readonly lastUsedAt?: Temporal.Instant
}

/** Returns the organization's credentials that have not ended, oldest first. */
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
