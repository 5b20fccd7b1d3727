// Invites an operator: a link, good once and for an hour, to choose how to sign in. For a new one, or for who lost the way in.

import { newId, type Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { makeInvitation, type Invitation } from './invitation.ts'
import { demandAnotherOperator } from './last-operator.ts'
import { isName, plainUserName, type Role } from './operator.ts'

export type InvitedOperator = Invitation & { readonly operatorId: Id<'operator'> }

/** Whom. Without a name they are called by the first part of the user name. */
export type Invited = { readonly userName: string; readonly role: Role; readonly name?: string | undefined }

/**
 * An operator of that user name is given the role and the name, and keeps the old way in until the link is used. A
 * former link is worth nothing from now on. Throws `invalid_request`, and `conflict` when nobody would be left who may
 * change things.
 */
export async function inviteOperator(act: Act, vault: Vault, invited: Invited): Promise<InvitedOperator> {
  const { role } = invited
  const userName = plainUserName(invited.userName)
  const name = invited.name ?? userName.split('@')[0] ?? userName
  if (!/^[^\s@<>"'&\p{Cc}\p{Cf}]{1,64}@[a-z0-9][a-z0-9.-]{0,186}[a-z0-9]$/u.test(userName)) {
    throw new Problem('invalid_request', 'A user name looks like an e-mail address: ada@example.com.')
  }
  if (!isName(name)) {
    throw new Problem('invalid_request', 'A name has 1 to 100 characters, and none that cannot be seen.')
  }
  if (role !== 'operator') await demandNotTheLast(act, userName)
  const row = { operator_id: newId('operator', act.at), user_name: userName, name, role }
  const { operator_id } = await act.tx
    .insertInto('operator')
    .values({ ...row, created_at: act.at })
    .onConflict((conflict) =>
      conflict.column('user_name').doUpdateSet({ role, ...(invited.name !== undefined && { name }) }),
    )
    .returning('operator_id')
    .executeTakeFirstOrThrow()
  await act.record('invite-operator', { detail: { operatorId: operator_id, role } })
  return { operatorId: operator_id as Id<'operator'>, ...(await makeInvitation(act, vault, operator_id)) }
}

/** To give the last operator another role would leave nobody who may give it back. */
async function demandNotTheLast(act: Act, userName: string): Promise<void> {
  const known = await act.tx
    .selectFrom('operator')
    .select('operator_id')
    .where('user_name', '=', userName)
    .executeTakeFirst()
  if (known) await demandAnotherOperator(act, known.operator_id)
}
