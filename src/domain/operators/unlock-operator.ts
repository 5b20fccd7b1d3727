// Unlocks a user name that too many attempts have locked: by another operator, or by the command.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { forgetAttempts } from './attempt.ts'
import { plainUserName } from './operator.ts'

/** Gives whether there was anything to unlock. Throws `not_found` for a user name that no operator has. */
export async function unlockOperator(act: Act, vault: Vault, typedName: string): Promise<boolean> {
  const userName = plainUserName(typedName)
  const operator = await act.tx
    .selectFrom('operator')
    .select('operator_id')
    .where('user_name', '=', userName)
    .executeTakeFirst()
  if (!operator) throw new Problem('not_found', 'There is no operator of that user name.')
  const wasLocked = await forgetAttempts(act, vault, userName)
  await act.record('unlock-operator', { detail: { operatorId: operator.operator_id, wasLocked } })
  return wasLocked
}
