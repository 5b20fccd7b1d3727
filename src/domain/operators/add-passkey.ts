// Adds a passkey to an operator, who keeps their other sign-in methods.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { lockOperator } from './lock-operator.ts'
import type { Passkey } from './passkey.ts'

const MAX_PASSKEYS = 10

/** Throws `conflict` if the passkey is registered already, or if the operator has the maximum number of passkeys. */
export async function addPasskey(act: Act, operatorId: string, passkey: Passkey): Promise<void> {
  await lockOperator(act, operatorId)
  const known = await act.tx
    .selectFrom('operator_passkey')
    .select('credential_id')
    .where('operator_id', '=', operatorId)
    .execute()
  if (known.length >= MAX_PASSKEYS)
    throw new Problem('conflict', `You have ${MAX_PASSKEYS} passkeys already. Remove one of them first.`)
  const added = await act.tx
    .insertInto('operator_passkey')
    .values({
      credential_id: passkey.credentialId,
      operator_id: operatorId,
      public_key: passkey.publicKey,
      signature_count: passkey.signatureCount,
      created_at: act.at,
      last_used_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('credential_id')
    .execute()
  if (added.length === 0) throw new Problem('conflict', 'This passkey is registered already.')
  await act.record('add-passkey', { detail: { operatorId } })
}
