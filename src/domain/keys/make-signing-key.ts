// Makes a signing key that signs from a given moment on.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { newSigningKey } from './signing-key.ts'

export async function makeSigningKey(act: Act, vault: Vault, signFrom: Temporal.Instant): Promise<string> {
  const key = newSigningKey(vault)
  await act.tx
    .insertInto('signing_key')
    .values({
      kid: key.kid,
      public_jwk: JSON.stringify(key.public_jwk),
      private_key_sealed: key.private_key_sealed,
      created_at: act.at,
      sign_from: signFrom,
    })
    .execute()
  await act.record('make-signing-key', { detail: { kid: key.kid, signFrom: signFrom.toString() } })
  return key.kid
}
