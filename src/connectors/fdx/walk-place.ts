// Walk place: where a walk through a bank's list goes on, as a text of at most 200 characters.

import { createHash } from 'node:crypto'
import { Problem } from '../../platform/problem.ts'

/** A walk goes back through time, part by part of the window; in each part it goes through the pages of the bank. */
export type WalkPlace = {
  /** `paged`: the bank's own order is ours. `sorted`: each part is read whole and sorted. */
  readonly mode: 'paged' | 'sorted'
  /** The last day of the part, as its distance in days from 1970. */
  readonly lastDay: number
  /** The days of the part. */
  readonly days: number
  /** The bank's cursor of the page that has, or begins with, the next row; absent for the first page of the part. */
  readonly cursor?: string
  /** The hash of the row that was given last. */
  readonly anchor?: string
  /** Whether the anchor has to be found before anything is given: `paged` alone. */
  readonly seeks: boolean
  /** How many answers of the bank the walk has taken. */
  readonly answers: number
  /** The moment of the row that was given last, in epoch milliseconds. */
  readonly last?: number
  /** The bank's total on the first page, where the cursor is the number of a row. */
  readonly total?: number
}

const LONGEST = 200

/**
 * A cursor of the bank that is in ASCII is packed, two characters in one. One that is still too long is left out: the walk
 * then begins again at the first page of its part, and seeks its anchor.
 */
export function writePlace(place: WalkPlace): string {
  const { mode, lastDay, days, anchor = '', seeks, answers, last, total } = place
  const numbers = [lastDay, days, answers, last, total].map((number) => number?.toString(36) ?? '').join('.')
  const head = (isSeeking: boolean): string =>
    `${mode === 'paged' ? 'p' : 's'}${isSeeking ? 's' : 'g'}.${numbers}.${anchor}.`
  const cursor = place.cursor === undefined ? '' : pack(place.cursor)
  const whole = `${head(seeks)}${cursor}`
  return whole.length <= LONGEST ? whole : head(true)
}

/** Throws `invalid_request`. */
export function readPlace(text: string): WalkPlace {
  const [, mode, seeks, numbers = '', anchor, cursor] =
    /^([ps])([sg])\.((?:-?[0-9a-z]*\.){5})([\w-]*)\.(.*)$/su.exec(text) ?? []
  const [lastDay, days, answers, last, total] = numbers
    .split('.')
    .map((digits) => (digits === '' ? undefined : Number.parseInt(digits, 36)))
  if (mode === undefined || lastDay === undefined || days === undefined || answers === undefined) {
    throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  }
  return {
    mode: mode === 'p' ? 'paged' : 'sorted',
    lastDay,
    days,
    answers,
    seeks: seeks === 's',
    ...(anchor !== undefined && anchor !== '' && { anchor }),
    ...(cursor !== undefined && cursor !== '' && { cursor: unpack(cursor) }),
    ...(last !== undefined && { last }),
    ...(total !== undefined && { total }),
  }
}

/** The ideographs of Unicode are more than the pairs of ASCII characters. */
const FIRST = 0x4e00

function pack(cursor: string): string {
  if (cursor.length < 40 || !/^[ -~]*$/.test(cursor)) return `=${cursor}`
  let packed = ''
  for (let at = 0; at < cursor.length; at += 2) {
    const second = at + 1 < cursor.length ? cursor.charCodeAt(at + 1) : 0
    packed += String.fromCharCode(FIRST + cursor.charCodeAt(at) * 128 + second)
  }
  return packed
}

function unpack(packed: string): string {
  if (packed.startsWith('=')) return packed.slice(1)
  let cursor = ''
  for (let at = 0; at < packed.length; at++) {
    const pair = packed.charCodeAt(at) - FIRST
    cursor += String.fromCharCode(pair >> 7) + (pair % 128 === 0 ? '' : String.fromCharCode(pair % 128))
  }
  return cursor
}

/** Tells the rows of one walk apart: 48 bits, against one row at a time. */
export function rowHash(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 8)
}
