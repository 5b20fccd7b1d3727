// Invites a new operator, or one who can no longer sign in, with a link that works once, within an hour.

import { newId, type Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { makeInvitation, type Invitation } from './invitation.ts'
import { demandAnotherOperator } from './last-operator.ts'
import { isName, plainUserName, type Role } from './operator.ts'

export type InvitedOperator = Invitation & { readonly operatorId: Id<'operator'> }

/** The operator to invite. `name` defaults to the part of the user name before the `@`. */
export type OperatorInvite = { readonly userName: string; readonly role: Role; readonly name?: string | undefined }

/**
 * If an operator of this user name exists, their role and name change, and their sign-in methods stay until the link is
 * used. An earlier link stops working. Throws `invalid_request` if the user name or the name is not valid, and `conflict`
 * if no operator would be left with the role `operator`.
 */
export async function inviteOperator(act: Act, vault: Vault, invite: OperatorInvite): Promise<InvitedOperator> {
  const { role } = invite
  const userName = plainUserName(invite.userName)
  const name = invite.name ?? userName.split('@')[0] ?? userName
  if (!/^[^\s@<>"'&\p{Cc}\p{Cf}]{1,64}@[a-z0-9][a-z0-9.-]{0,186}[a-z0-9]$/u.test(userName)) {
    throw new Problem('invalid_request', 'A user name looks like an e-mail address: ada@example.com.')
  }
  if (!isName(name)) {
    throw new Problem('invalid_request', 'A name has 1 to 100 visible characters.')
  }
  if (role !== 'operator') await demandNotTheLast(act, userName)
  const row = { operator_id: newId('operator', act.at), user_name: userName, name, role }
  const { operator_id } = await act.tx
    .insertInto('operator')
    .values({ ...row, created_at: act.at })
    .onConflict((conflict) =>
      conflict.column('user_name').doUpdateSet({ role, ...(invite.name !== undefined && { name }) }),
    )
    .returning('operator_id')
    .executeTakeFirstOrThrow()
  await act.record('invite-operator', { detail: { operatorId: operator_id, role } })
  return { operatorId: operator_id as Id<'operator'>, ...(await makeInvitation(act, vault, operator_id)) }
}

/** Throws `conflict` if this is the last operator, whose role nobody else could restore. */
async function demandNotTheLast(act: Act, userName: string): Promise<void> {
  const known = await act.tx
    .selectFrom('operator')
    .select('operator_id')
    .where('user_name', '=', userName)
    .executeTakeFirst()
  if (known) await demandAnotherOperator(act, known.operator_id)
}
