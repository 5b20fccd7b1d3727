// Replaces an operator's recovery codes. The earlier ones stop working.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Operator } from './operator.ts'
import { replaceRecoveryCodes } from './recovery-code.ts'

/** Returns the new codes. Throws `conflict` if the operator has no password: a code is used together with one. */
export async function renewRecoveryCodes(act: Act, vault: Vault, operator: Operator): Promise<readonly string[]> {
  const { operatorId } = operator
  const row = await act.tx
    .selectFrom('operator')
    .select('password_hash')
    .where('operator_id', '=', operatorId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row?.password_hash === null) {
    throw new Problem('conflict', 'Recovery codes are used together with a password, and you sign in with a passkey.')
  }
  await act.record('renew-recovery-codes', { detail: { operatorId } })
  return replaceRecoveryCodes(act, vault, operator)
}
