// The life of a signing key: it is announced, signs, verifies until its last token has expired, and retires.

/** Seconds: the contract's `expires_in`. */
export const ACCESS_TOKEN_LIFE = 300

/** Seconds. The clocks of nodes differ: one that is behind signs with the former key for longer. */
const CLOCK_TOLERANCE = 300

/** Hours from the publication of a key to its first signature, to choose from: recipients cache the published keys. */
export const ANNOUNCE_HOURS = [24, 48, 168] as const

/** Seconds for which others may cache the published keys: far less than any key is announced ahead. */
export const PUBLISHED_FOR = 300

export type KeyAge = { readonly kid: string; readonly signFrom: Temporal.Instant }

/** Returns the newest key whose time has come. @param living newest first. */
export function signingKeyOf<Key extends KeyAge>(living: readonly Key[], at: Temporal.Instant): Key | undefined {
  // If none has, the clock of the node that made the only key is ahead of this one.
  return living.find(({ signFrom }) => Temporal.Instant.compare(signFrom, at) <= 0) ?? living.at(-1)
}

/** Returns when the last token of a key expires; `undefined` if no other key follows it. @param living newest first. */
export function lastTokenOver(living: readonly KeyAge[], kid: string): Temporal.Instant | undefined {
  const successor = living[living.findIndex((key) => key.kid === kid) - 1]
  return successor?.signFrom.add({ seconds: ACCESS_TOKEN_LIFE + CLOCK_TOLERANCE })
}

/** Returns whether it is time to announce the next key, so that the newest signs for `days` days. @param living newest first. */
export function isNextDue(living: readonly KeyAge[], at: Temporal.Instant, days: number): boolean {
  const [newest] = living
  if (!newest) return false
  const announceFrom = newest.signFrom.add({ hours: days * 24 - ANNOUNCE_HOURS[0] })
  return Temporal.Instant.compare(announceFrom, at) <= 0 && Temporal.Instant.compare(newest.signFrom, at) <= 0
}
