// Recognises a client by its id and secret.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret } from '../../platform/secret.ts'
import { noteLastUse } from '../organizations/note-last-use.ts'
import type { Client } from './client.ts'

const FIND = `select c.client_id, c.kind, c.organization_id, s.last_used_at
  from client_secret s join client c on c.client_id = s.client_id
  where s.secret_hash = $1 and s.client_id = $2 and c.status = 'ACTIVE' and (s.ended_at is null or s.ended_at > $3)`

type Row = {
  readonly client_id: string
  readonly kind: Client['kind']
  readonly organization_id: string
  readonly last_used_at: Temporal.Instant | null
}

/**
 * A wrong secret, an unknown client and a suspended one all take the same road and give the same `invalid_client`:
 * the secret is looked up by its hash, so that the time taken says nothing about how nearly right it was.
 */
export async function authenticateClient(
  database: Database,
  at: Temporal.Instant,
  clientId: string,
  clientSecret: string,
): Promise<Client> {
  const secretHash = hashSecret(clientSecret)
  const [row] = await database.run<Row>(FIND, [secretHash, clientId, at])
  if (!row) {
    throw new Problem(
      'invalid_client',
      'The client is unknown or its secret is wrong. Check client_id and client_secret.',
    )
  }
  noteLastUse(database, { table: 'client_secret', secretHash, at, lastUsedAt: row.last_used_at })
  return { clientId: row.client_id, kind: row.kind, organizationId: row.organization_id }
}
