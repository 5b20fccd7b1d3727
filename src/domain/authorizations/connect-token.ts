// The authorize token of a link to Connect: it makes one connection. Until the customer has decided, a page that is loaded
// again begins anew with it, and what was begun before is over.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'

/** Unused, or with an authorization that waits for the customer. */
const FIND = `select organization_id from authorize_token where token_hash = $1 and expires_at > $2
  union all
  select o.organization_id from authorization_request a join organization o on o.connect_client_id = a.client_id
  where a.connect_token_hash = $1 and a.connect_token_ends_at > $2 and a.decided_at is null and a.expires_at > $2`

/** Returns the id of the organization that made it; `undefined` if it is unknown, used up or over. */
export async function findTokenOwner(
  database: Database,
  at: Temporal.Instant,
  token: string,
): Promise<string | undefined> {
  const [row] = await database.run<{ readonly organization_id: string }>(FIND, [hashSecret(token), at])
  return row?.organization_id
}

/** Of whom a link is, and the token that it carries. */
export type LinkToken = { readonly token: string; readonly organizationId: string; readonly clientId: string }

export type HeldToken = { readonly tokenHash: string; readonly endsAt: Temporal.Instant }

/** Takes the token for one authorization, which keeps it. Throws `invalid_token`. */
export async function takeLinkToken(act: Act, { token, organizationId, clientId }: LinkToken): Promise<HeldToken> {
  const tokenHash = hashSecret(token)
  const unused = await act.tx
    .deleteFrom('authorize_token')
    .where('token_hash', '=', tokenHash)
    .where('organization_id', '=', organizationId)
    .where('expires_at', '>', act.at)
    .returning('expires_at as ends_at')
    .executeTakeFirst()
  const endsAt = unused?.ends_at ?? (await takeFromUndecided(act, tokenHash, clientId))
  if (!endsAt) throw badLinkToken()
  await act.record('use-authorize-token', { clientId, detail: { organizationId } })
  return { tokenHash, endsAt }
}

async function takeFromUndecided(
  act: Act,
  tokenHash: string,
  clientId: string,
): Promise<Temporal.Instant | null | undefined> {
  const former = await act.tx
    .updateTable('authorization_request')
    .set({ connect_token_hash: null, expires_at: act.at })
    .where('connect_token_hash', '=', tokenHash)
    .where('client_id', '=', clientId)
    .where('connect_token_ends_at', '>', act.at)
    .where('decided_at', 'is', null)
    .where('expires_at', '>', act.at)
    .returning('connect_token_ends_at')
    .executeTakeFirst()
  return former?.connect_token_ends_at
}

export function badLinkToken(): Problem {
  return new Problem(
    'invalid_token',
    'The authorizeToken is unknown, was used, or is over after half an hour. Make a new one for each customer with GenerateAuthorizeToken.',
  )
}
