// One-time codes of authenticator apps: TOTP (RFC 6238) with SHA-1, six digits and 30 seconds, which all apps support.

import { createHmac, randomBytes } from 'node:crypto'
import { sameSecret } from '../../platform/secret.ts'

const STEP_SECONDS = 30

/** The purpose under which an operator's secret is sealed. */
export const TOTP_SECRET = 'totp secret'

/** Returns 160 random bits (RFC 4226 4, R6) in base 32: 32 characters. */
export function newTotpSecret(): string {
  return base32(randomBytes(20))
}

/** Returns the content of the QR code, in the otpauth format of authenticator apps. */
export function otpauthUri(secret: string, issuer: string, userName: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(userName)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

/**
 * Returns the time step of the code; `undefined` if the code is wrong. The previous and the next step are accepted as
 * well, to allow for clock skew and delay (RFC 6238 5.2). The caller accepts each step once.
 */
export function stepOfCode(secret: string, code: string, at: Temporal.Instant): number | undefined {
  const typed = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return undefined
  const present = stepAt(at)
  return [present, present - 1, present + 1].find((step) => sameSecret(codeOf(secret, step), typed))
}

/** Returns the code that is valid at this time. */
export function oneTimeCode(secret: string, at: Temporal.Instant): string {
  return codeOf(secret, stepAt(at))
}

function stepAt(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000 / STEP_SECONDS)
}

/** Truncates the HMAC (RFC 4226 5.3): 31 bits at the offset that its last four bits give. */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', bytesOfBase32(secret)).update(counter).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** RFC 4648 6. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

function bytesOfBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
