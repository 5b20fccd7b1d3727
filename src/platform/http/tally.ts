// A tally: how often each key came in the present minute, at all servers on one database together.

import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** How often one key may come in a minute. */
export type Bound = { readonly key: string; readonly most: number }

export type Tally = {
  /**
   * Counts once more at each key, and gives whether that is within all bounds. What is beyond one of them is counted
   * nowhere: it costs nothing, and takes nothing from others with whom it shares the wider ones.
   */
  take(bounds: readonly Bound[]): boolean
}

/** Adds to what all servers have counted in this minute, and gives the sums of these keys. */
export type AddToAll = (minute: number, added: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>

/** Bounds memory, and the rows of a minute. */
const MAX_KEYS = 20_000

/**
 * Who comes when there are so many keys shares a count with the few that fall on the same bucket, at this server alone: a
 * flood of keys refuses nobody until it has filled these too.
 */
const BUCKETS = 16_384

/** One statement for all that was counted meanwhile. Until then each server counts by itself. */
const TURN_MILLISECONDS = 100

const MAX_KEYS_PER_TURN = 1000

/** @param addToAll where there is one server: left out. */
export function openTally(clock: Clock, addToAll?: AddToAll): Tally {
  let minute = 0
  let counts = new Map<string, number>()
  let untold = new Map<string, number>()
  /** One table per bound, so that frequent and rare events are measured apart. */
  let crowds = new Map<number, Uint32Array>()
  let isDue = false

  function turnToPresent(): void {
    const present = Math.floor(clock.now().epochMilliseconds / 60_000)
    if (present === minute) return
    minute = present
    counts = new Map()
    untold = new Map()
    crowds = new Map()
  }

  /** Whether a key has a count of its own. */
  function isOwn(key: string): boolean {
    return counts.size < MAX_KEYS || counts.has(key)
  }

  function countOf({ key, most }: Bound): number {
    return isOwn(key) ? (counts.get(key) ?? 0) : (crowds.get(most)?.[bucketOf(key)] ?? 0)
  }

  function countOnce({ key, most }: Bound): void {
    if (isOwn(key)) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      untold.set(key, (untold.get(key) ?? 0) + 1)
      return
    }
    const crowd = crowds.get(most) ?? new Uint32Array(BUCKETS)
    const bucket = bucketOf(key)
    crowd[bucket] = (crowd[bucket] ?? 0) + 1
    crowds.set(most, crowd)
  }

  function tellSoon(): void {
    if (isDue || !addToAll || untold.size === 0) return
    isDue = true
    setTimeout(() => void tell(addToAll), TURN_MILLISECONDS).unref()
  }

  async function tell(addToAll: AddToAll): Promise<void> {
    const [then, group] = [minute, [...untold].slice(0, MAX_KEYS_PER_TURN)]
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
    take(bounds) {
      turnToPresent()
      if (bounds.some((bound) => countOf(bound) >= bound.most)) return false
      for (const bound of bounds) countOnce(bound)
      tellSoon()
      return true
    },
  }
}

/** Keyed with a secret of this process, so that nobody can choose another's bucket. */
const bucketSecret = randomBytes(32)

function bucketOf(key: string): number {
  return createHmac('sha256', bucketSecret).update(key).digest().readUInt32BE() % BUCKETS
}
