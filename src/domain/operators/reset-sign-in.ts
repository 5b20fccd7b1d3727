// Resets an operator's sign-in: creates an invitation with which they replace their password, app and passkeys.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { makeInvitation, type Invitation } from './invitation.ts'

/** Throws `not_found` if the operator has been disabled in the meantime. */
export async function resetSignIn(act: Act, vault: Vault, operatorId: string): Promise<Invitation> {
  const present = await act.tx
    .selectFrom('operator')
    .select('operator_id')
    .where('operator_id', '=', operatorId)
    .where('disabled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!present) throw new Problem('not_found', 'There is no such operator.')
  await act.record('renew-way-in', { detail: { operatorId } })
  return makeInvitation(act, vault, operatorId)
}
