// Disables an operator: deletes their sessions, tokens and sign-in methods. A new invitation enables them again.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { endSessions } from './end-sessions.ts'
import { demandAnotherOperator } from './last-operator.ts'
import { lockOperator } from './lock-operator.ts'

/** Throws `not_found`, and `conflict` if the operator is disabled already or is the last one who can sign in. */
export async function disableOperator(act: Act, operatorId: string): Promise<void> {
  const { tx, at } = act
  await demandAnotherOperator(act, operatorId)
  const operator = await lockOperator(act, operatorId)
  if (!operator) throw new Problem('not_found', 'There is no such operator.')
  if (operator.isDisabled) throw new Problem('conflict', 'This operator is disabled already.')
  await tx
    .updateTable('operator')
    .set({ disabled_at: at, password_hash: null, totp_secret_sealed: null })
    .where('operator_id', '=', operatorId)
    .execute()
  for (const table of [
    'operator_recovery_code',
    'operator_passkey',
    'operator_invitation',
    'operator_token',
  ] as const) {
    await tx.deleteFrom(table).where('operator_id', '=', operatorId).execute()
  }
  await act.record('disable-operator', { detail: { operatorId } })
  await endSessions(act, { operatorId }, 'disabled')
}
