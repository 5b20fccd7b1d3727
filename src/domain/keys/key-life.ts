// The life of a signing key: announced, then it signs, then it verifies until its last token is over, then it has retired.

/** Seconds. The contract's `expires_in`: what a key has signed is over by then. */
export const ACCESS_TOKEN_LIFE = 300

/** Seconds. Clocks of nodes differ: one that is behind signs with the former key for that much longer. */
const CLOCKS_DIFFER = 300

/** From its publication to its first signature: recipients keep the published keys for a while. */
export const ANNOUNCE_HOURS = [24, 48, 168] as const

/** Seconds for which others may keep the published keys: far less than any key is announced. */
export const PUBLISHED_FOR = 300

export type KeyAge = { readonly kid: string; readonly signFrom: Temporal.Instant }

/** @param living those that are neither retired nor ended, newest first. */
export function signingKeyOf<Key extends KeyAge>(living: readonly Key[], at: Temporal.Instant): Key | undefined {
  // Where none has come, the clock of the node that made the only one is ahead of this one.
  return living.find(({ signFrom }) => Temporal.Instant.compare(signFrom, at) <= 0) ?? living.at(-1)
}

/** When the last token of a key is over; undefined for one that no other key follows. @param living newest first. */
export function lastTokenOver(living: readonly KeyAge[], kid: string): Temporal.Instant | undefined {
  const successor = living[living.findIndex((key) => key.kid === kid) - 1]
  return successor?.signFrom.add({ seconds: ACCESS_TOKEN_LIFE + CLOCKS_DIFFER })
}

/** Whether the next key is to be announced, so that the newest signs for so many days and not longer. */
export function isNextDue(living: readonly KeyAge[], at: Temporal.Instant, days: number): boolean {
  const [newest] = living
  if (!newest) return false
  const announceFrom = newest.signFrom.add({ hours: days * 24 - ANNOUNCE_HOURS[0] })
  return Temporal.Instant.compare(announceFrom, at) <= 0 && Temporal.Instant.compare(newest.signFrom, at) <= 0
}
