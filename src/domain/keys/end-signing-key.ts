// Ends a signing key at once, in an emergency: its tokens are refused from now on, and a new key signs.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { signingKeyOf } from './key-life.ts'
import { lockKeys } from './living-keys.ts'
import { makeSigningKey } from './make-signing-key.ts'
import { retire } from './retire-key.ts'

/**
 * Returns the id of the key that signs from now on: a new one, if the ended key was signing. Throws `not_found`, and
 * `conflict` if the key has retired already.
 */
export async function endSigningKey(act: Act, vault: Vault, kid: string, reason: string): Promise<string> {
  const signing = signingKeyOf(await lockKeys(act), act.at)
  await retire(act, kid)
  const signs = signing && signing.kid !== kid ? signing.kid : await makeSigningKey(act, vault, act.at)
  await act.record('end-signing-key', { detail: { kid, reason, signs } })
  return signs
}
