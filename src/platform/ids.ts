// Ids: prefixed and time-sortable inside, GUIDs where a wire contract says GUID.

import { hash, randomBytes, randomUUID } from 'node:crypto'

/** For instance `consent_01jd5w3v8k2m4n6p8q0r2s4t6v`: the noun, 48 bits of milliseconds, 32 that count, 48 random ones. */
export type Id<Noun extends string> = `${Noun}_${string}`

/** Crockford's base 32, lower case: no i, l, o, u. Sorts like the bytes it stands for. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A counter, so that ids of one millisecond and process sort in the order in which they were made. */
let made = 0

export function newId<Noun extends string>(noun: Noun, at: Temporal.Instant): Id<Noun> {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(at.epochMilliseconds, 0, 6)
  made = (made + 1) % 2 ** 32
  bytes.writeUInt32BE(made, 6)
  randomBytes(6).copy(bytes, 10)
  return `${noun}_${base32(bytes)}`
}

export function newGuid(): string {
  return randomUUID()
}

/** Returns the GUID that always stands for these two texts, of which one is secret or says nothing (UUIDv8, RFC 9562 5.8). */
export function guidFor(within: string, name: string): string {
  const hex = hash('sha256', `${within}\n${name}`, 'hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-')
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Accepts upper and lower case: the database compares GUIDs by value. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}

/** Returns 26 characters for 16 bytes. */
function base32(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (let index = 0; index < 26; index++) {
    text = ALPHABET[Number(value & 31n)] + text
    value >>= 5n
  }
  return text
}

/** Returns `length` characters of `alphabet`, each equally likely. */
export function randomText(alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
