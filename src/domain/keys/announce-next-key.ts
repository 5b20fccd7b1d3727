// Announces the next signing key: published at once, so that whoever keeps the published keys knows it before it signs.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { KeyAge } from './key-life.ts'
import { holdKeys } from './living-keys.ts'
import { makeSigningKey } from './make-signing-key.ts'

/** @param hours until it signs. Throws `conflict` when one is announced already: there is one next key, whoever asks. */
export async function announceNextKey(act: Act, vault: Vault, hours: number): Promise<KeyAge> {
  const [newest] = await holdKeys(act)
  if (newest && Temporal.Instant.compare(newest.signFrom, act.at) > 0) {
    const detail = `The next key is announced already: ${newest.kid} signs from ${newest.signFrom.toString()}.`
    throw new Problem('conflict', detail)
  }
  const signFrom = act.at.add({ hours })
  return { kid: await makeSigningKey(act, vault, signFrom), signFrom }
}
