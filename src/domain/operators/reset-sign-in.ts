// Resets an operator's sign-in: creates an invitation with which they replace their password, app and passkeys.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { makeInvitation, type Invitation } from './invitation.ts'
import { lockOperator } from './lock-operator.ts'

/** Throws `not_found` if the operator has been disabled in the meantime. */
export async function resetSignIn(act: Act, vault: Vault, operatorId: string): Promise<Invitation> {
  const operator = await lockOperator(act, operatorId)
  if (!operator || operator.isDisabled) throw new Problem('not_found', 'There is no such operator.')
  await act.record('renew-way-in', { detail: { operatorId } })
  return makeInvitation(act, vault, operatorId)
}
