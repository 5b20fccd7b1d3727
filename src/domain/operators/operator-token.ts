// An operator's token: lets a program act in the operator's name until the token expires or is ended.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { hasRole, operatorOf, type Operator, type OperatorRow, type Role } from './operator.ts'

export const MAX_TOKEN_DAYS = 366

/** The token that created another one, which ends with it. */
export type ParentToken = { readonly tokenId: string; readonly expiresAt: Temporal.Instant }

export type OperatorToken = ParentToken & {
  /** The name that its owner gave it. */
  readonly name: string
  /** The highest role that it can act with. */
  readonly role: Role
  readonly createdAt: Temporal.Instant
  /** The token that created it; `undefined` if it was created in a browser or by a command. */
  readonly parentId?: string
  readonly lastUsedAt?: Temporal.Instant
}

/** One statement finds the token and records its use, as for a session. */
const OPEN = `update operator_token t set last_used_at = $2 from operator o
  where t.token_hash = $1 and t.expires_at > $2 and o.operator_id = t.operator_id and o.disabled_at is null
  returning t.token_id, t.expires_at, t.role as token_role, o.operator_id, o.user_name, o.name, o.role`

type Opened = OperatorRow & {
  readonly token_id: string
  readonly expires_at: Temporal.Instant
  readonly token_role: Role
}

/**
 * Returns the token and its operator, with the lower of the roles of both; `undefined` if the token is unknown or has
 * expired, or the operator is disabled.
 */
export async function openOperatorToken(
  database: Database,
  at: Temporal.Instant,
  token: string,
): Promise<{ readonly operator: Operator; readonly token: ParentToken } | undefined> {
  const [row] = await database.run<Opened>(OPEN, [hashSecret(token), at])
  if (!row) return undefined
  const operator = operatorOf(row)
  return {
    operator: hasRole(operator, row.token_role) ? { ...operator, role: row.token_role } : operator,
    token: { tokenId: row.token_id, expiresAt: row.expires_at },
  }
}

/** Returns the operator's valid tokens, newest first. */
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
    ...(row.parent_id !== null && { parentId: row.parent_id }),
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  }))
}
