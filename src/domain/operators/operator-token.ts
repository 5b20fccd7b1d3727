// An operator's token: lets a program act in the operator's name, until it expires or is ended.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { hasRole, operatorOf, type Operator, type OperatorRow, type Role } from './operator.ts'

export const MOST_TOKEN_DAYS = 366

export type OperatorToken = {
  readonly tokenId: string
  /** What its owner calls it. */
  readonly name: string
  /** The most that it may. */
  readonly role: Role
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly lastUsedAt?: Temporal.Instant
}

/** One statement finds the token and notes that it was used, as a session is found. */
const OPEN = `update operator_token t set last_used_at = $2 from operator o
  where t.token_hash = $1 and t.expires_at > $2 and o.operator_id = t.operator_id and o.disabled_at is null
  returning t.role as token_role, o.operator_id, o.user_name, o.name, o.role`

/** Gives the operator with the lower of both roles; undefined when there is no such token or it is over. */
export async function openOperatorToken(
  database: Database,
  at: Temporal.Instant,
  token: string,
): Promise<Operator | undefined> {
  const [row] = await database.run<OperatorRow & { readonly token_role: Role }>(OPEN, [hashSecret(token), at])
  if (!row) return undefined
  const operator = operatorOf(row)
  return hasRole(operator, row.token_role) ? { ...operator, role: row.token_role } : operator
}

/** Those that live, newest first. */
export async function listOperatorTokens(
  database: Database,
  at: Temporal.Instant,
  operatorId: string,
): Promise<readonly OperatorToken[]> {
  const rows = await database.read
    .selectFrom('operator_token')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .where('expires_at', '>', at)
    .orderBy('token_id', 'desc')
    .execute()
  return rows.map((row) => ({
    tokenId: row.token_id,
    name: row.name,
    role: row.role as Role,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  }))
}
