// Locks a login for the length of an act, so that it is not deleted meanwhile: what belongs to it is deleted with it.

import type { Act } from '../journal/act.ts'
import { loginNotFound } from './login.ts'

/** Waits for a deletion that is under way. Returns the Tag that Connect was given for it. Throws `login_not_found` when it is gone. */
export async function lockLogin({ tx }: Act, loginId: string): Promise<{ readonly tag?: string }> {
  const locked = await tx
    .selectFrom('login')
    .select(['login_id', 'tag'])
    .where('login_id', '=', loginId)
    .forKeyShare()
    .executeTakeFirst()
  if (!locked) throw loginNotFound()
  return locked.tag === null ? {} : { tag: locked.tag }
}
