// Unlocks a user name that is locked after too many failed attempts.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { forgetAttempts } from './attempt.ts'
import { plainUserName } from './operator.ts'

/** Returns whether the user name was locked. Throws `not_found` if no operator has it. */
export async function unlockOperator(act: Act, vault: Vault, typedName: string): Promise<boolean> {
  const userName = plainUserName(typedName)
  const operator = await act.tx
    .selectFrom('operator')
    .select('operator_id')
    .where('user_name', '=', userName)
    .executeTakeFirst()
  if (!operator) throw new Problem('not_found', 'There is no operator with this user name.')
  const wasLocked = await forgetAttempts(act, vault, userName)
  await act.record('unlock-operator', { detail: { operatorId: operator.operator_id, wasLocked } })
  return wasLocked
}
