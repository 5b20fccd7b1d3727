// The last operator: at least one operator with the role `operator` must be able to sign in.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/**
 * Throws `conflict` if this is the last operator of the role `operator` who can sign in. Locks the rows of all of them, so
 * that two operators cannot disable each other at the same time.
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
  throw new Problem('conflict', 'Nobody else with the role operator can sign in. Invite another operator first.')
}
