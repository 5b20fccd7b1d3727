// Lets an operator choose anew how to sign in: an invitation for themselves, which replaces the password, app and passkeys.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { makeInvitation, type Invitation } from './invitation.ts'

/** Throws `not_found` for an operator who was disabled meanwhile. */
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
