// Removes a passkey of an operator, unless it is their only sign-in method.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { lockOperator } from './lock-operator.ts'

/** Throws `not_found`, and `conflict` if it is the operator's only sign-in method. */
export async function removePasskey(act: Act, operatorId: string, credentialId: string): Promise<void> {
  const operator = await lockOperator(act, operatorId)
  const passkeys = await act.tx
    .selectFrom('operator_passkey')
    .select('credential_id')
    .where('operator_id', '=', operatorId)
    .execute()
  if (!passkeys.some((passkey) => passkey.credential_id === credentialId)) {
    throw new Problem('not_found', 'You have no such passkey. Reload the list of passkeys.')
  }
  if (operator?.hasPassword === false && passkeys.length === 1) {
    throw new Problem('conflict', 'This passkey is your only sign-in method. Add another one first.')
  }
  await act.tx.deleteFrom('operator_passkey').where('credential_id', '=', credentialId).execute()
  await act.record('remove-passkey', { detail: { operatorId } })
}
