// Lists the keys of this server as anybody may see them: the public half, and since when it signs.

import type { JWK } from 'jose'
import type { Database } from '../../database/open.ts'

export type KeyLine = {
  readonly kid: string
  readonly publicJwk: JWK
  readonly createdAt: Temporal.Instant
  readonly signFrom: Temporal.Instant
  readonly retiredAt?: Temporal.Instant
}

/** Newest first; of those whose time has come and which are not retired, the first one signs. */
export async function listKeys(database: Database): Promise<readonly KeyLine[]> {
  const rows = await database.read
    .selectFrom('signing_key')
    .select(['kid', 'public_jwk', 'created_at', 'sign_from', 'retired_at'])
    .orderBy('sign_from', 'desc')
    .orderBy('kid')
    .execute()
  return rows.map((row) => ({
    kid: row.kid,
    publicJwk: row.public_jwk as JWK,
    createdAt: row.created_at,
    signFrom: row.sign_from,
    ...(row.retired_at !== null && { retiredAt: row.retired_at }),
  }))
}
