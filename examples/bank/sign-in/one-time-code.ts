// The second factor: one-time codes of an authenticator app (TOTP, RFC 6238), each of which works once.

import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_SECONDS = 30
/** RFC 4648 6. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export type OneTimeCodes = {
  /** The code that the member's phone shows now, and for how many seconds it stays. */
  present(memberId: string): { readonly code: string; readonly seconds: number }
  /** What an authenticator app reads from a QR code, to show the same codes. */
  otpauth(memberId: string): string
  /** Whether it is the member's code of now, or of the step before or after (RFC 6238 5.2). A code is taken once. */
  take(memberId: string, typed: string): boolean
}

/** @param seed from which each member's key is derived, so that 10,000 keys need no table. */
export function openOneTimeCodes(seed: string, bankName: string, now: () => Temporal.Instant): OneTimeCodes {
  const taken = new Map<string, number>()
  const keyOf = (memberId: string): Buffer => createHmac('sha1', seed).update(`totp ${memberId}`).digest()
  const secondsNow = (): number => Math.floor(now().epochMilliseconds / 1000)
  return {
    present(memberId) {
      const seconds = secondsNow()
      const step = Math.floor(seconds / STEP_SECONDS)
      return { code: codeAt(keyOf(memberId), step), seconds: STEP_SECONDS - (seconds % STEP_SECONDS) }
    },
    otpauth(memberId) {
      const issuer = encodeURIComponent(bankName)
      return `otpauth://totp/${issuer}:${memberId}?secret=${base32(keyOf(memberId))}&issuer=${issuer}`
    },
    take(memberId, typed) {
      const code = typed.replaceAll(/\s/g, '')
      if (!/^\d{6}$/.test(code)) return false
      const present = Math.floor(secondsNow() / STEP_SECONDS)
      const step = [present, present - 1, present + 1].find((step) => isSame(codeAt(keyOf(memberId), step), code))
      if (step === undefined || step <= (taken.get(memberId) ?? 0)) return false
      taken.set(memberId, step)
      return true
    },
  }
}

/** Truncates the HMAC: 31 bits at the offset that its last four bits give (RFC 4226 5.3). */
function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
