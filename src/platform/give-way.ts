// Giving way: long work stops after each piece of it and lets others be served, because one thread serves all.

import { setImmediate } from 'node:timers/promises'

/** Rows of a piece: some milliseconds of work. */
export const PIECE = 500

/** The last that was given: each has a turn of its own, or the pieces of several works would be done in one. */
let last: Promise<unknown> = Promise.resolve()

/** A turn of the event loop: whoever has come meanwhile is served before the work goes on. */
export async function giveWay(): Promise<void> {
  const before = last
  const turn = before.then(() => setImmediate())
  last = turn
  await turn
}

/** The lists that the pieces make, joined, in order. */
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

/** What `JSON.stringify` gives of data, whose long lists are written piece by piece. */
export async function jsonInPieces(value: unknown): Promise<string> {
  if (Array.isArray(value)) return `[${(await listInPieces(value)).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const members: string[] = []
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${await jsonInPieces(member)}`)
  }
  return `{${members.join(',')}}`
}

/** The rows of a long list are taken to be short. */
async function listInPieces(list: readonly unknown[]): Promise<readonly string[]> {
  if (list.length > PIECE) return inPieces(list, (piece) => [JSON.stringify(piece).slice(1, -1)])
  const texts: string[] = []
  for (const value of list) texts.push(await jsonInPieces(value ?? null))
  return texts
}

/** What has a way of its own to be written, an exact number say, is left to it. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
