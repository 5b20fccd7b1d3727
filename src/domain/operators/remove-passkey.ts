// Removes a passkey of an operator, who must keep a way in.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Throws `not_found`, and `conflict` when it is the only way in. */
export async function removePasskey(act: Act, operatorId: string, credentialId: string): Promise<void> {
  const operator = await act.tx
    .selectFrom('operator')
    .select('password_hash')
    .where('operator_id', '=', operatorId)
    .forUpdate()
    .executeTakeFirst()
  const passkeys = await act.tx
    .selectFrom('operator_passkey')
    .select('credential_id')
    .where('operator_id', '=', operatorId)
    .execute()
  if (!passkeys.some((passkey) => passkey.credential_id === credentialId)) {
    throw new Problem('not_found', 'You have no such passkey. Look again at those there are.')
  }
  if (operator?.password_hash === null && passkeys.length === 1) {
    throw new Problem('conflict', 'This passkey is your only way in. Add another one first.')
  }
  await act.tx.deleteFrom('operator_passkey').where('credential_id', '=', credentialId).execute()
  await act.record('remove-passkey', { detail: { operatorId } })
}
