// Secrets: makes them, recognizes them by hash, and encrypts those that must be read again (AES-256-GCM).

import { strict as assert } from 'node:assert'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** 256 random bits as 43 base64url characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The hash under which a random secret of 128 bits or more is stored. No salt and no slow hash: there is nothing to
 * guess in 128 random bits, and a slow hash at the token endpoint is a gift to an attacker.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url')
}

/** Compares two secrets in constant time. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest())
}

/** What is sealed under the operator's secret keys. Each purpose has a key of its own (HKDF, RFC 5869). */
export type Seals = {
  /** The ids of the keys that open; the first one seals. An id discloses nothing of its key. */
  readonly keyIds: readonly [string, ...string[]]
  /** Encrypts for storage. The purpose is bound to the result: it opens under no other. */
  seal(purpose: string, plain: string): string
  /** Returns the plain text; `undefined` if it was not sealed with one of these keys for this purpose. */
  open(purpose: string, sealed: string): string | undefined
}

export type Vault = Seals & {
  /**
   * Returns a keyed hash (HMAC-SHA256, base64url) by which a value is found or recognized without being stored. It does not
   * depend on the secret keys, because hashes cannot be made again without the values.
   */
  mac(purpose: string, value: string): string
}

/** @param secretKeys from the operator's own store: the first one seals, each of them opens. @param hashKey made once. */
export function openVault(secretKeys: readonly Buffer[], hashKey: Buffer): Vault {
  const keyFor = deriveFrom(hashKey)
  return {
    ...openSeals(secretKeys),
    mac: (purpose, value) =>
      createHmac('sha256', keyFor(`mac ${purpose}`))
        .update(value, 'utf8')
        .digest('base64url'),
  }
}

export function openSeals(secretKeys: readonly Buffer[]): Seals {
  const [first, ...others] = secretKeys.map((secretKey) => {
    const keyFor = deriveFrom(secretKey)
    return { id: keyFor('key id').subarray(0, 8).toString('hex'), keyFor }
  })
  assert.ok(first, 'no secret key')
  const all = [first, ...others]
  return {
    keyIds: [first.id, ...others.map(({ id }) => id)],
    seal: (purpose, plain) => prefixOf(first.id) + encrypt(first.keyFor(`seal ${purpose}`), purpose, plain),
    open(purpose, sealed) {
      for (const { id, keyFor } of all) {
        // Before migration 0019 sealed texts did not name their key.
        const prefix = [prefixOf(id), 'v1.'].find((prefix) => sealed.startsWith(prefix))
        const plain = prefix && decrypt(keyFor(`seal ${purpose}`), purpose, sealed.slice(prefix.length))
        if (plain !== undefined) return plain
      }
      return undefined
    },
  }
}

/** Returns the prefix of every text that is sealed with this key. */
export function prefixOf(keyId: string): string {
  return `v2.${keyId}.`
}

function deriveFrom(secretKey: Buffer): (use: string) => Buffer {
  if (secretKey.length < 32) throw new RangeError('the key has fewer than 32 bytes')
  const keys = new Map<string, Buffer>()
  return (use) => {
    let key = keys.get(use)
    if (!key) keys.set(use, (key = Buffer.from(hkdfSync('sha256', secretKey, '', `portage ${use}`, 32))))
    return key
  }
}

/** Base64url of 12 bytes nonce, ciphertext, 16 bytes tag. */
function encrypt(key: Buffer, purpose: string, plain: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const bytes = [nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(bytes).toString('base64url')
}

function decrypt(key: Buffer, purpose: string, text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < 28) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16))
  try {
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
