// Renews the tokens of a grant once: takes the renewal if nobody has it, asks the bank outside of any transaction, and stores
// the answer before it is used. Who does not get it waits for who has.

import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '../../platform/problem.ts'
import { newSecret } from '../../platform/secret.ts'
import { nextLook } from './patience.ts'
import { grantEnded, isGrantEnded, type Renew, type Renewal, type TokenParts, type TokenSet } from './renewal.ts'
import {
  beginRenewal,
  failRenewal,
  findTokens,
  finishRenewal,
  type Failure,
  type RenewalAttempt,
  type StoredTokens,
} from './stored-tokens.ts'

/** Milliseconds beyond the bank's deadline for which a renewal is held, so that its outcome can be stored. */
const STORE_MARGIN = 30_000

export type WantedRenewal = {
  readonly bankGrantMac: string
  readonly seen: TokenSet
  readonly renew: Renew
  /** Whether anybody still waits: nothing is begun for nobody. */
  readonly isAwaited: () => boolean
}

/** Returns tokens that are not those that were seen; `undefined` if nobody waits for them any more. */
export async function renewOnce(parts: TokenParts, wanted: WantedRenewal): Promise<TokenSet | undefined> {
  const { database, vault, clock, deadlineMilliseconds } = parts
  const { bankGrantMac, seen, isAwaited } = wanted
  for (let looks = 0; ; looks++) {
    const stored = await findTokens(database, vault, bankGrantMac)
    if (!stored) throw grantEnded()
    if (stored.version > seen.version) return { value: stored.value, version: stored.version }
    if (stored.hasEnded) throw grantEnded()
    if (!isAwaited()) return undefined
    const at = clock.now()
    if (isFree(stored, at)) {
      const attempt = { id: newSecret(), bankGrantMac, version: stored.version }
      const until = at.add({ milliseconds: deadlineMilliseconds + STORE_MARGIN })
      if (await beginRenewal(database, attempt, { at, until })) return carryOut(parts, attempt, wanted.renew, stored)
    }
    await delay(nextLook(looks))
  }
}

/** Throws `bank_grant_ended` where a refresh token may have been used that must not be sent again. */
function isFree({ renewalUntil, rotates }: StoredTokens, at: Temporal.Instant): boolean {
  if (!renewalUntil) return true
  if (Temporal.Instant.compare(renewalUntil, at) > 0) return false
  if (rotates !== false) throw grantEnded()
  return true
}

async function carryOut(
  parts: TokenParts,
  attempt: RenewalAttempt,
  renew: Renew,
  { value, version }: StoredTokens,
): Promise<TokenSet> {
  const { database, vault, clock } = parts
  let renewal: Renewal
  try {
    renewal = await withinDeadline(parts, (signal) => renew({ value, version }, signal))
  } catch (error) {
    const failure = failureOf(parts, error)
    await untilStored(parts, () => failRenewal(database, attempt, failure))
    throw error
  }
  await untilStored(parts, () => finishRenewal(database, vault, attempt, { ...renewal, at: clock.now() }))
  const stored = await findTokens(database, vault, attempt.bankGrantMac)
  // The row is not as it was left only if the grant was released meanwhile, or its lease was over and somebody renewed again.
  if (!stored || stored.version <= version) throw grantEnded()
  return { value: stored.value, version: stored.version }
}

function failureOf({ clock, troubleOf }: TokenParts, error: unknown): Failure {
  const { name: trouble, isNotDone } = troubleOf(error)
  return { trouble, means: isGrantEnded(error) ? 'ended' : isNotDone ? 'not-done' : 'unknown', at: clock.now() }
}

/** The call is aborted at the bank's deadline. One that does not mind is left when nothing could be stored of it any more. */
async function withinDeadline<T>(
  { deadlineMilliseconds }: TokenParts,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  const { promise, reject } = Promise.withResolvers<never>()
  const late = new Problem('provider_unavailable', 'The bank did not answer in time. Try again in a moment.')
  const timers = [
    setTimeout(() => deadline.abort(late), deadlineMilliseconds),
    setTimeout(() => reject(late), deadlineMilliseconds + STORE_MARGIN / 2),
  ]
  try {
    return await Promise.race([call(deadline.signal), promise])
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}

/** Milliseconds between two attempts to store, the longest. */
const STORE_PAUSE = 1000

/** A database that is away for a moment does not cost the tokens: storing is tried again for as long as the renewal is held. */
async function untilStored({ clock }: TokenParts, store: () => Promise<void>): Promise<void> {
  const until = clock.now().add({ milliseconds: STORE_MARGIN })
  for (let attempts = 1; ; attempts++) {
    try {
      return await store()
    } catch (error) {
      const isAway = error instanceof Problem && error.code === 'temporarily_unavailable'
      if (!isAway || Temporal.Instant.compare(clock.now(), until) >= 0) throw error
      await delay(Math.min(STORE_PAUSE, 20 * 2 ** attempts))
    }
  }
}
