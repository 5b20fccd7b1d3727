// The authorize token of a link to Connect: it makes one connection. Until the customer has decided, a page that is loaded
// again begins anew with it, and what was begun before is over.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'

/** One row at most: a token is taken from one table to the other, and from one authorization to the next. */
const FIND = `select organization_id, expires_at > $2 as is_good from authorize_token where token_hash = $1
  union all
  select o.organization_id, a.decided_at is null and a.connect_token_ends_at > $2
  from authorization_request a join organization o on o.connect_client_id = a.client_id
  where a.connect_token_hash = $1`

export type TokenOwner = {
  readonly organizationId: string
  /** Neither used nor over: it may be held by an authorization that waits for the customer, or that came to no end. */
  readonly isGood: boolean
}

/** Whose token it is. One that is used or over is still known for an hour or longer: its link can say so where it is framed. */
export async function findTokenOwner(
  database: Database,
  at: Temporal.Instant,
  token: string,
): Promise<TokenOwner | undefined> {
  type Row = { readonly organization_id: string; readonly is_good: boolean }
  const [row] = await database.run<Row>(FIND, [hashSecret(token), at])
  return row && { organizationId: row.organization_id, isGood: row.is_good }
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
