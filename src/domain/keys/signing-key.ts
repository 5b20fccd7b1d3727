// Signing keys: ES256 (P-256) key pairs, announced before they sign and published until their last token expires.

import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject } from 'node:crypto'
import type { Vault } from '../../platform/secret.ts'

/** The public half as RFC 7517 publishes it: a point of P-256 (RFC 7518 6.2.1) and what the key is for. */
export type PublicJwk = Point & { readonly kid: string; readonly alg: 'ES256'; readonly use: 'sig' }

type Point = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

export type SigningKey = {
  /** The RFC 7638 thumbprint. */
  readonly kid: string
  readonly publicJwk: PublicJwk
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  readonly signFrom: Temporal.Instant
}

export type StoredSigningKey = {
  readonly kid: string
  readonly public_jwk: PublicJwk
  readonly private_key_sealed: string
}

/** The purpose under which a private half is sealed. */
export const SIGNING_KEY = 'signing key'

/** Makes a key pair. The private half is returned sealed. */
export function newSigningKey(vault: Vault): StoredSigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const point = publicKey.export({ format: 'jwk' }) as Point
  const kid = thumbprintOf(point)
  return {
    kid,
    public_jwk: { ...point, kid, alg: 'ES256', use: 'sig' },
    private_key_sealed: vault.seal(SIGNING_KEY, privateKey.export({ format: 'pem', type: 'pkcs8' })),
  }
}

/** RFC 7638 3.2: the required members alone, in the order of their names. */
function thumbprintOf({ crv, kty, x, y }: Point): string {
  return hash('sha256', JSON.stringify({ crv, kty, x, y }), 'base64url')
}

/** Returns `undefined` if the vault's key is not the one that sealed the private half. */
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
