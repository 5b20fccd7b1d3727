// Retry delay: how long to wait before what failed is tried again.

/** Seconds. */
const FIRST_DELAY = 10
const LONGEST_DELAY = 24 * 60 * 60
const GROWTH = 4

/** The share of a delay that is random, so that what failed together is not retried together. */
const JITTER = 0.2

/**
 * Seconds to wait after so many attempts: 10 s, 40 s, 160 s, ... up to a day, each up to a fifth longer. Ten attempts
 * take about three days.
 * @param random from 0 to 1.
 */
export function retryDelay(attempts: number, random: number): number {
  const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * GROWTH ** (attempts - 1))
  return Math.round(delay * (1 + JITTER * random))
}
