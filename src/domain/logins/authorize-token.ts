// Authorize tokens: each opens one Authorize of the organization that asked for it, within half an hour.

import type { Database } from '../../database/open.ts'
import { newGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'

const LIFE = { minutes: 30 }

/** It is given out this once. */
export async function makeAuthorizeToken(act: Act, organizationId: string): Promise<string> {
  const token = newGuid()
  await act.tx
    .insertInto('authorize_token')
    .values({
      token_hash: hashSecret(token),
      organization_id: organizationId,
      created_at: act.at,
      expires_at: act.at.add(LIFE),
    })
    .execute()
  await act.record('make-authorize-token', { detail: { organizationId } })
  return token
}

/** Uses it up: of two calls with the same token one goes on. Gives its hash. Throws `invalid_token`. */
export async function takeAuthorizeToken(act: Act, organizationId: string, token: string): Promise<string> {
  const tokenHash = hashSecret(token)
  const taken = await act.tx
    .deleteFrom('authorize_token')
    .where('token_hash', '=', tokenHash)
    .where('organization_id', '=', organizationId)
    .where('expires_at', '>', act.at)
    .executeTakeFirst()
  if (taken.numDeletedRows === 1n) return tokenHash
  throw new Problem('invalid_token', 'You must provide a valid authorize token. Each is good for one Authorize.')
}

/** Unused, or the one that began a session: it is sent again with the answers to security questions. */
const FIND = `select o.organization_id from organization o
  where o.guid::text = $2 and (
    exists (select from authorize_token t
      where t.token_hash = $1 and t.organization_id = o.organization_id and t.expires_at > $3)
    or exists (select from banking_session s where s.token_hash = $1 and s.organization_id = o.organization_id))`

/**
 * Returns the organization's id; `undefined` for a token that is not of this customerId or is over, after the same work, so
 * that nobody can tell which.
 */
export async function recognizeAuthorizeToken(
  database: Database,
  at: Temporal.Instant,
  customerId: string,
  token: string,
): Promise<string | undefined> {
  const [row] = await database.run<{ readonly organization_id: string }>(FIND, [
    hashSecret(token),
    customerId.toLowerCase(),
    at,
  ])
  return row?.organization_id
}
