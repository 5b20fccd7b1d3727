// Retires a signing key: it is no longer published, and its private half is deleted.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Retires a key whose last token has expired. Throws what `retire` throws. */
export async function retireKey(act: Act, kid: string): Promise<void> {
  await retire(act, kid)
  await act.record('retire-signing-key', { detail: { kid } })
}

/** Leaves the journal entry to the caller. Throws `not_found`, and `conflict` if the key has retired already. */
export async function retire({ tx, at }: Act, kid: string): Promise<void> {
  const retired = await tx
    .updateTable('signing_key')
    .set({ retired_at: at, private_key_sealed: null })
    .where('kid', '=', kid)
    .where('retired_at', 'is', null)
    .returning('kid')
    .execute()
  if (retired.length === 1) return
  const known = await tx.selectFrom('signing_key').select('retired_at').where('kid', '=', kid).executeTakeFirst()
  if (!known) throw new Problem('not_found', 'There is no such key.')
  throw new Problem('conflict', `This key has signed and verified nothing since ${String(known.retired_at)}.`)
}
