// Random numbers from a seed: the same text gives the same numbers, on every machine.

import { hash } from 'node:crypto'

export type Random = {
  /** An integer from 0 to `bound - 1`. */
  below(bound: number): number
  /** An integer from `low` to `high`, both inclusive. */
  between(low: number, high: number): number
  /** Returns true `percent` times in a hundred. */
  chance(percent: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** An amount from `low` to `high` dollars, in cents. */
  dollars(low: number, high: number): bigint
}

/** Opens a stream of random numbers. Each purpose has a seed of its own, so that one never changes the numbers of another. */
export function openRandom(seed: string): Random {
  const bytes = hash('sha256', seed, 'buffer')
  const draw = sfc32(bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12))
  const below = (bound: number): number => Math.floor((draw() / 2 ** 32) * bound)
  const between = (low: number, high: number): number => low + below(high - low + 1)
  return {
    below,
    between,
    chance: (percent) => below(100) < percent,
    pick: <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0],
    dollars: (low, high) => BigInt(between(low * 100, high * 100)),
  }
}

/** Chris Doty-Humphrey's small fast counter generator: 32 bits a draw. */
function sfc32(a: number, b: number, c: number, counter: number): () => number {
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
}

/** Returns the id that a text always has: 20 characters, about 120 bits. */
export function idOf(text: string): string {
  return hash('sha256', text, 'base64url').replaceAll(/[-_]/g, '0').slice(0, 20)
}
