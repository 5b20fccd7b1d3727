// Locks an operator's row for the length of an act, so that concurrent changes to their access happen one after the other.

import type { Act } from '../journal/act.ts'

export type LockedOperator = { readonly hasPassword: boolean; readonly isDisabled: boolean }

/** Returns `undefined` if there is no such operator. While it is locked, no session or token of the operator begins. */
export async function lockOperator({ tx }: Act, operatorId: string): Promise<LockedOperator | undefined> {
  const row = await tx
    .selectFrom('operator')
    .select(['password_hash', 'disabled_at'])
    .where('operator_id', '=', operatorId)
    .forUpdate()
    .executeTakeFirst()
  return row && { hasPassword: row.password_hash !== null, isDisabled: row.disabled_at !== null }
}
