// Lists the operators with their sign-in methods and locks.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { attemptKeys } from './attempt.ts'
import { operatorOf, type Operator } from './operator.ts'

export type SignInMethod = 'password' | 'passkey'

export type OperatorLine = {
  readonly operator: Operator
  readonly isDisabled: boolean
  /** Empty if the operator has not accepted the invitation yet, or is disabled. */
  readonly methods: readonly SignInMethod[]
  readonly lockedUntil: Temporal.Instant | undefined
}

/** Returns the operators in the order of their user names. */
export async function listOperators(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
): Promise<readonly OperatorLine[]> {
  const rows = await database.read
    .selectFrom('operator')
    .select(['operator_id', 'user_name', 'name', 'role', 'password_hash', 'disabled_at'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('operator_passkey')
          .whereRef('operator_passkey.operator_id', '=', 'operator.operator_id')
          .select('credential_id'),
      ).as('has_passkey'),
    )
    .orderBy('user_name')
    .execute()
  const blocked = await database.read
    .selectFrom('operator_attempt')
    .select(['attempt_mac', 'blocked_until'])
    .whereRef('attempt_mac', '=', 'user_name_mac')
    .where('blocked_until', '>', at)
    .execute()
  const lockedUntil = new Map(blocked.map((row) => [row.attempt_mac, row.blocked_until]))
  return rows.map((row) => ({
    operator: operatorOf(row),
    isDisabled: row.disabled_at !== null,
    methods: [
      ...(row.password_hash === null ? [] : (['password'] as const)),
      ...(row.has_passkey ? (['passkey'] as const) : []),
    ],
    lockedUntil: lockedUntil.get(attemptKeys(vault, row.user_name, { address: '' }).userName),
  }))
}
