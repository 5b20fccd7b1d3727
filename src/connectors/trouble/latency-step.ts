// Latency steps: the classes into which the time of a call falls, each a quarter longer than the one before.

const GROWTH = 1.25
/** The last step holds whatever takes longer than about ten minutes. */
const LAST = 60

/** @param milliseconds at least 0; up to one millisecond is step 0. */
export function stepOf(milliseconds: number): number {
  return milliseconds <= 1 ? 0 : Math.min(Math.ceil(Math.log(milliseconds) / Math.log(GROWTH)), LAST)
}

/** Returns the longest time of the step, in milliseconds. */
export function longestOf(step: number): number {
  return GROWTH ** step
}
