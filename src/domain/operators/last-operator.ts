// The last operator: somebody who may change things must always be able to come in.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/**
 * Throws `conflict` when this one is the last of the role operator who can come in. All of them are held, so that two
 * who shut each other out at once do it one after the other.
 */
export async function demandAnotherOperator({ tx }: Act, operatorId: string): Promise<void> {
  const present = await tx
    .selectFrom('operator')
    .select('operator_id')
    .where('role', '=', 'operator')
    .where('disabled_at', 'is', null)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('password_hash', 'is not', null),
        exists(
          selectFrom('operator_passkey')
            .whereRef('operator_passkey.operator_id', '=', 'operator.operator_id')
            .select('credential_id'),
        ),
      ]),
    )
    .orderBy('operator_id')
    .forUpdate()
    .execute()
  if (present.length > 1 || present[0]?.operator_id !== operatorId) return
  throw new Problem('conflict', 'Nobody else of the role operator can come in. Invite another operator first.')
}
