// Secrets: making them, recognising them by hash, and keeping those that must be given out again (AES-256-GCM).

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

/** Compares in a time that does not depend on the contents. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest())
}

/** What is derived from the server's secret key. Each purpose has a key of its own (HKDF, RFC 5869). */
export type Vault = {
  /** A keyed hash (HMAC-SHA256, base64url): to find or to recognise a value without storing it. */
  mac(purpose: string, value: string): string
  /** Encrypts for storage. The purpose is bound to the result: it opens under no other. */
  seal(purpose: string, plain: string): string
  /** The plain text that was sealed; undefined when it was not sealed by this key for this purpose. */
  open(purpose: string, sealed: string): string | undefined
}

/** @param secretKey 32 bytes or more, from the operator's own store. */
export function openVault(secretKey: Buffer): Vault {
  if (secretKey.length < 32) throw new RangeError('the secret key has fewer than 32 bytes')
  const keys = new Map<string, Buffer>()
  const keyFor = (use: string): Buffer => {
    let key = keys.get(use)
    if (!key) keys.set(use, (key = Buffer.from(hkdfSync('sha256', secretKey, '', `portage ${use}`, 32))))
    return key
  }
  return {
    mac: (purpose, value) =>
      createHmac('sha256', keyFor(`mac ${purpose}`))
        .update(value, 'utf8')
        .digest('base64url'),
    seal: (purpose, plain) => seal(keyFor(`seal ${purpose}`), purpose, plain),
    open: (purpose, sealed) => open(keyFor(`seal ${purpose}`), purpose, sealed),
  }
}

/** `v1.` + base64url of 12 bytes nonce, ciphertext, 16 bytes tag. The version leads to the key once keys rotate. */
function seal(key: Buffer, purpose: string, plain: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const text = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${text.toString('base64url')}`
}

function open(key: Buffer, purpose: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  if (!sealed.startsWith('v1.') || bytes.length < 28) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16))
  try {
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
