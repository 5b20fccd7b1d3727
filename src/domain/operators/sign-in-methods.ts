// The sign-in methods of an operator: a password, the number of recovery codes left, and passkeys.

import type { Database } from '../../database/open.ts'

export type PasskeyLine = {
  readonly credentialId: string
  readonly createdAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant
}

export type SignInMethods = {
  readonly hasPassword: boolean
  readonly recoveryCodes: number
  /** Oldest first. */
  readonly passkeys: readonly PasskeyLine[]
}

export async function findSignInMethods(database: Database, operatorId: string): Promise<SignInMethods> {
  const operator = await database.read
    .selectFrom('operator')
    .select('password_hash')
    .where('operator_id', '=', operatorId)
    .executeTakeFirst()
  const codes = await database.read
    .selectFrom('operator_recovery_code')
    .select('code_mac')
    .where('operator_id', '=', operatorId)
    .execute()
  const passkeys = await database.read
    .selectFrom('operator_passkey')
    .select(['credential_id', 'created_at', 'last_used_at'])
    .where('operator_id', '=', operatorId)
    .orderBy('created_at')
    .orderBy('credential_id')
    .execute()
  return {
    hasPassword: operator !== undefined && operator.password_hash !== null,
    recoveryCodes: codes.length,
    passkeys: passkeys.map((row) => ({
      credentialId: row.credential_id,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
    })),
  }
}
