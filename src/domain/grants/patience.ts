// Patience: waiting that ends when nobody needs it any more.

/** Gives what the promise gives, or throws the reason of the signal. The promise itself goes on. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = (): void => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** Milliseconds. */
const FIRST = 15
const LONGEST = 400

/** Milliseconds before the next look, longer each time; half of it is random, so that those who wait do not look together. */
export function nextLook(looks: number): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** looks)
  return longest * (0.5 + 0.5 * Math.random())
}
