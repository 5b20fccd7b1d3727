// A tally: how often each key came in the present minute, at all servers on one database together.

import type { Clock } from '../clock.ts'

export type Tally = {
  /** Counts once more, and gives whether that is within `most`. What is beyond is not counted: it costs nothing. */
  take(key: string, most: number): boolean
}

/** Adds to what all servers have counted in this minute, and gives the sums of these keys. */
export type AddToAll = (minute: number, added: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>

/** Bounds memory, and the rows of a minute: who comes when there are so many is beyond every limit. */
const MOST_KEYS = 20_000

/** One statement for all that was counted meanwhile. Until then each server counts by itself. */
const TURN_MILLISECONDS = 100

const MOST_KEYS_PER_TURN = 1000

/** @param addToAll where there is one server: left out. */
export function openTally(clock: Clock, addToAll?: AddToAll): Tally {
  let minute = 0
  let counts = new Map<string, number>()
  let untold = new Map<string, number>()
  let isDue = false

  function turnToPresent(): void {
    const present = Math.floor(clock.now().epochMilliseconds / 60_000)
    if (present === minute) return
    minute = present
    counts = new Map()
    untold = new Map()
  }

  function tellSoon(): void {
    if (isDue || !addToAll || untold.size === 0) return
    isDue = true
    setTimeout(() => void tell(addToAll), TURN_MILLISECONDS).unref()
  }

  async function tell(addToAll: AddToAll): Promise<void> {
    const [then, group] = [minute, [...untold].slice(0, MOST_KEYS_PER_TURN)]
    for (const [key] of group) untold.delete(key)
    try {
      const sums = await addToAll(then, new Map(group))
      if (then !== minute) return
      for (const [key, sum] of sums) counts.set(key, Math.max(counts.get(key) ?? 0, sum + (untold.get(key) ?? 0)))
    } catch {
      // Nobody waits for it, and whoever asks the database for something hears that it is lost: here it is counted alone.
    } finally {
      isDue = false
      tellSoon()
    }
  }

  return {
    take(key, most) {
      turnToPresent()
      const count = counts.get(key) ?? 0
      if (count >= most || (count === 0 && counts.size >= MOST_KEYS)) return false
      counts.set(key, count + 1)
      untold.set(key, (untold.get(key) ?? 0) + 1)
      tellSoon()
      return true
    },
  }
}
