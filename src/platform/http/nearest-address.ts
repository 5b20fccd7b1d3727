// The nearest address: says of one that no endpoint has which one was meant.

import { distanceBetween } from '../nearest-name.ts'

/** Letters, and segments that are missing or too many. */
const MOST = 2

/** @param served paths with parameters as `:name`. */
export function describeNothing(path: string, served: readonly string[]): string {
  const sent = path.split('/')
  const near = [...new Set(served)]
    .map((pattern) => ({ pattern, distance: distanceTo(pattern.split('/'), sent) }))
    .filter(({ distance }) => distance <= MOST)
    .toSorted((a, b) => a.distance - b.distance)[0]
  if (!near) return 'There is no such call. The reference at /docs has all that there are.'
  return `There is no such call. Did you mean ${near.pattern.replaceAll(/:(\w+)/g, '{$1}')}?`
}

/** In letters of the fixed segments, whose case means nothing, and in segments. */
function distanceTo(pattern: readonly string[], sent: readonly string[]): number {
  return pattern
    .map((part, at) => (part.startsWith(':') ? 0 : distanceWithin(part.toLowerCase(), (sent[at] ?? '').toLowerCase())))
    .reduce((sum, distance) => sum + distance, Math.abs(pattern.length - sent.length))
}

/** A stranger's segment may be long. */
function distanceWithin(known: string, written: string): number {
  return Math.abs(known.length - written.length) > MOST ? Infinity : distanceBetween(written, known)
}
