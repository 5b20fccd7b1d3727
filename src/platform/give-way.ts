// Gives way: long work yields to the event loop after each piece, because one thread serves all requests.

import { setImmediate } from 'node:timers/promises'

/** The number of rows in a piece: some milliseconds of work. */
export const PIECE = 500

/** Characters of a text that is a piece by itself: a file in base64. */
const LONG_TEXT = 65_536

/** The last turn that was given. Each caller gets its own, or the pieces of several works would run in one turn. */
let last: Promise<unknown> = Promise.resolve()

/** Waits for a turn of the event loop: requests that have arrived are served before the work continues. */
export async function giveWay(): Promise<void> {
  const before = last
  const turn = before.then(() => setImmediate())
  last = turn
  await turn
}

/** Calls `make` for each piece and returns the lists joined, in order. */
export async function inPieces<From, To>(
  values: readonly From[],
  make: (piece: readonly From[]) => readonly To[],
): Promise<To[]> {
  const made: To[] = []
  for (let at = 0; at < values.length; at += PIECE) {
    await giveWay()
    made.push(...make(values.slice(at, at + PIECE)))
  }
  return made
}

/** Returns the same text as `JSON.stringify` for plain data, but writes long lists piece by piece. */
export async function jsonInPieces(value: unknown): Promise<string> {
  if (Array.isArray(value)) return `[${(await listInPieces(value)).join(',')}]`
  if (typeof value === 'string' && value.length > LONG_TEXT) await giveWay()
  if (!isRecord(value)) return JSON.stringify(value)
  const members: string[] = []
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${await jsonInPieces(member)}`)
  }
  return `{${members.join(',')}}`
}

/** The rows of a long list are assumed to be short. */
async function listInPieces(list: readonly unknown[]): Promise<readonly string[]> {
  if (list.length > PIECE) return inPieces(list, (piece) => [JSON.stringify(piece).slice(1, -1)])
  const texts: string[] = []
  for (const value of list) texts.push(await jsonInPieces(value ?? null))
  return texts
}

/** Returns whether the value is a plain object; others, for instance exact numbers, write themselves. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
