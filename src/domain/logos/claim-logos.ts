// Claims logos that are to be fetched.

import type { Database } from '../../database/open.ts'

export type WantedLogo = { readonly clientId: string; readonly logoUri: string; readonly attempts: number }

/** The next attempt is set with this one: a minute later, then ten, then a hundred. So none is lost with a node. */
const CLAIM = `
  with due as (
    select client_id from logo_fetch where due_at <= $1 order by due_at limit $2 for update skip locked
  )
  update logo_fetch f
  set attempts = f.attempts + 1, due_at = $1::timestamptz + interval '1 minute' * power(10, f.attempts)
  from due d join recipient r using (client_id)
  where f.client_id = d.client_id
  returning f.client_id, f.attempts, r.logo_uri`

type Row = { readonly client_id: string; readonly attempts: number; readonly logo_uri: string }

/** Changes nothing that was promised, and so has no entry in the journal. */
export async function claimLogos(
  database: Database,
  at: Temporal.Instant,
  most: number,
): Promise<readonly WantedLogo[]> {
  const rows = await database.run<Row>(CLAIM, [at, most])
  return rows.map(({ client_id: clientId, logo_uri: logoUri, attempts }) => ({ clientId, logoUri, attempts }))
}
