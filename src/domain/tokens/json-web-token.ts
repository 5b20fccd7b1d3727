// Our own signed tokens: ES256 in JWS compact form (RFC 7515, 7518 3.4), read as strictly as they are written.

import { sign, verify } from 'node:crypto'
import { Problem } from '../../platform/problem.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { SigningKey } from '../keys/signing-key.ts'

export type Claims = Readonly<Record<string, unknown>>

/** `at+jwt` is the access token of RFC 9068 2.1; another type, as the `JWT` of an id_token, is never taken for one. */
export function signToken(ring: KeyRing, type: 'at+jwt' | 'JWT', claims: Claims): string {
  const { kid, privateKey } = ring.signing()
  const input = `${encode({ alg: 'ES256', typ: type, kid })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${input}.${signature.toString('base64url')}`
}

/** An app reads many times with one token; its signature is checked once. The oldest is forgotten first. */
const MAX_REMEMBERED = 10_000

/**
 * The claims that each key is known to have signed, by the token's hash. They end with the key: a ring that is read again has
 * new keys.
 */
const remembered = new WeakMap<SigningKey, Map<string, Claims>>()

/** 64 bytes of signature have one spelling only: the last of 86 characters carries two bits. */
const SHAPE = /^[A-Za-z0-9_-]{1,512}\.[A-Za-z0-9_-]{1,4096}\.[A-Za-z0-9_-]{85}[AQgw]$/

/** Returns the claims of a token that one of our keys signed. Throws `invalid_token`; the claims are not yet checked. */
export async function verifyToken(ring: KeyRing, type: 'at+jwt', token: string): Promise<Claims> {
  if (!SHAPE.test(token)) throw invalidToken()
  const [head = '', body = '', signature = ''] = token.split('.')
  const { alg, typ, kid, ...others } = decode(head)
  // Any other header (crit, jwk, jku, x5u ...) is nothing we ever wrote (RFC 8725 3.1, 3.10).
  if (alg !== 'ES256' || typ !== type || typeof kid !== 'string' || Object.keys(others).length > 0) throw invalidToken()
  const key = await ring.verifying(kid)
  if (!key) throw invalidToken()
  const known = remembered.getOrInsertComputed(key, () => new Map())
  const hash = hashSecret(token)
  let claims = known.get(hash)
  if (claims === undefined) {
    const bytes = Buffer.from(signature, 'base64url')
    const input = Buffer.from(`${head}.${body}`)
    if (!verify('sha256', input, { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, bytes)) throw invalidToken()
    claims = decode(body)
    for (const oldest of known.keys()) {
      if (known.size < MAX_REMEMBERED) break
      known.delete(oldest)
    }
    known.set(hash, claims)
  }
  return claims
}

/** Returns the claims of a token as they stand there, whoever signed it. Throws `invalid_token` for what is no token. */
export function readUnverified(token: string): Claims {
  const body = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token)?.[1]
  if (body === undefined) throw invalidToken()
  return decode(body)
}

export function invalidToken(): Problem {
  return new Problem(
    'invalid_token',
    'The access token is not valid, or it has expired. Get a new one at the token endpoint.',
  )
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Not JSON: the same answer as for every other broken token.
  }
  throw invalidToken()
}
