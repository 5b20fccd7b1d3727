// Signing keys: ES256 (P-256), announced before they sign and published until the last token they signed is over.

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import type { Vault } from '../../platform/secret.ts'

export type SigningKey = {
  /** The RFC 7638 thumbprint. */
  readonly kid: string
  readonly publicJwk: JWK
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  readonly signFrom: Temporal.Instant
}

export type StoredSigningKey = {
  readonly kid: string
  readonly public_jwk: JWK
  readonly private_key_sealed: string
}

/** The purpose under which a private half is sealed. */
export const SIGNING_KEY = 'signing key'

/** Makes a key pair; the private half leaves only sealed. */
export async function newSigningKey(vault: Vault): Promise<StoredSigningKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' }) as JWK
  const kid = await calculateJwkThumbprint(jwk)
  return {
    kid,
    public_jwk: { ...jwk, kid, alg: 'ES256', use: 'sig' },
    private_key_sealed: vault.seal(SIGNING_KEY, privateKey.export({ format: 'pem', type: 'pkcs8' })),
  }
}

/** Undefined when the vault's key is not the one that sealed it. */
export function openSigningKey(
  vault: Vault,
  { kid, public_jwk: publicJwk, private_key_sealed: sealed }: StoredSigningKey,
  signFrom: Temporal.Instant,
): SigningKey | undefined {
  const pem = vault.open(SIGNING_KEY, sealed)
  if (pem === undefined) return undefined
  const publicKey = createPublicKey({ key: publicJwk, format: 'jwk' })
  return { kid, publicJwk, publicKey, privateKey: createPrivateKey(pem), signFrom }
}
