// Announces the next signing key: it is published now and signs later, so that caches of the published keys have it by then.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { KeyAge } from './key-life.ts'
import { lockKeys } from './living-keys.ts'
import { makeSigningKey } from './make-signing-key.ts'

/** @param hours until the key signs. Throws `conflict` if a next key is announced already: there is at most one. */
export async function announceNextKey(act: Act, vault: Vault, hours: number): Promise<KeyAge> {
  const [newest] = await lockKeys(act)
  if (newest && Temporal.Instant.compare(newest.signFrom, act.at) > 0) {
    const detail = `The next key is announced already: ${newest.kid} signs from ${newest.signFrom.toString()}.`
    throw new Problem('conflict', detail)
  }
  const signFrom = act.at.add({ hours })
  return { kid: await makeSigningKey(act, vault, signFrom), signFrom }
}
