// Ends a signing key before its time, in an emergency: what it signed is worth nothing, and a new key signs at once.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { signingKeyOf } from './key-life.ts'
import { holdKeys } from './living-keys.ts'
import { makeSigningKey } from './make-signing-key.ts'
import { retire } from './retire-key.ts'

/**
 * Gives the id of the key that signs from now on. An ended key that did not sign, announced or verifying only, needs none
 * in its place. Throws `not_found`, and `conflict` when it has retired already.
 */
export async function endSigningKey(act: Act, vault: Vault, kid: string, reason: string): Promise<string> {
  const signing = signingKeyOf(await holdKeys(act), act.at)
  await retire(act, kid)
  const signs = signing && signing.kid !== kid ? signing.kid : await makeSigningKey(act, vault, act.at)
  await act.record('end-signing-key', { detail: { kid, reason, signs } })
  return signs
}
