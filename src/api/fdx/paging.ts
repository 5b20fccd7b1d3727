// Paging: opaque cursors that belong to one list of one consent, and the links that carry them.

import { z } from 'zod'
import { Problem } from '../../platform/problem.ts'
import { sameSecret, type Vault } from '../../platform/secret.ts'

const DEFAULT_LIMIT = 100
const HIGHEST_LIMIT = 500

export type PageQuery = {
  readonly limit?: string | undefined
  readonly offset?: string | undefined
  readonly pageKey?: string | undefined
}

/** The parameters of every list. */
export const pageQuery5 = {
  limit: z
    .string()
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: HIGHEST_LIMIT, default: DEFAULT_LIMIT })
    .describe('The most rows of a page.'),
  offset: z.string().max(1024).optional().describe('Another page: nextOffset or prevOffset of the last answer.'),
}

export const pageQuery6 = {
  limit: pageQuery5.limit,
  pageKey: z.string().max(1024).optional().describe('Another page: nextPageKey or previousPageKey of the last answer.'),
  offset: z.string().max(1024).optional().meta({ deprecated: true }).describe('Older name of pageKey.'),
}

/** Throws `invalid_request` if both names are there and differ. */
export function readPageKey({ offset, pageKey }: PageQuery): string | undefined {
  if (offset !== undefined && pageKey !== undefined && offset !== pageKey) {
    throw new Problem('invalid_request', 'offset is the older name of pageKey: send one of them.')
  }
  return pageKey ?? offset
}

/** Throws `invalid_request`. */
export function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > HIGHEST_LIMIT) {
    throw new Problem('invalid_request', `limit must be a whole number from 1 to ${HIGHEST_LIMIT}.`)
  }
  return limit
}

/** A cursor carries the place where a list goes on from one page to the next. */
export type Cursor = {
  readonly position: string
  readonly total?: number
  /** The window as it was when the first page was served, in epoch milliseconds. */
  readonly window?: readonly [start: number, end: number]
}

/** @param list names the list to the letter: consent, account, resource and the query that made it. */
export function writeCursor(vault: Vault, list: string, cursor: Cursor): string {
  const body = Buffer.from(JSON.stringify(cursor)).toString('base64url')
  return `${body}.${seal(vault, list, body)}`
}

/** Throws `invalid_request` for a cursor that was changed, or is of another account, consent or query. */
export function readCursor(vault: Vault, list: string, text: string): Cursor {
  const cursor = openCursor(vault, list, text)
  if (cursor) return cursor
  const detail =
    'This pageKey or offset was not given out for this request. Take it from the last answer, with the same account and dates.'
  throw new Problem('invalid_request', detail)
}

/** Returns `undefined` for a cursor that we did not make for this list. */
export function openCursor(vault: Vault, list: string, text: string): Cursor | undefined {
  const [body = ''] = text.split('.')
  if (!sameSecret(text, `${body}.${seal(vault, list, body)}`)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Cursor
}

/** 128 bits are more than enough to tell ours from made-up ones. */
function seal(vault: Vault, list: string, body: string): string {
  return vault.mac('cursor', `${list}\n${body}`).slice(0, 22)
}

/** The id from which the changes of a list are followed, and the ids of what is no more if these were read. */
export type Updates = { readonly nextUpdateId: string; readonly removedTransactionIds?: readonly string[] }

/** Writes the members of an answer by which its list can be followed. */
export function updateMembers(address: URL, updates: Updates | undefined) {
  if (!updates) return undefined
  return { updates, link: { updates: { href: followingAddress(address, updates) } } }
}

/** The same list from its update on: of the former query only the size of the pages stays. */
function followingAddress(address: URL, { nextUpdateId }: Updates): string {
  const limit = address.searchParams.get('limit')
  const bare = new URL(address.pathname, address)
  return withQuery(bare, { updatedSince: nextUpdateId, ...(limit !== null && { limit }) })
}

export function withQuery(address: URL, query: Readonly<Record<string, string>>): string {
  const whole = new URL(address)
  for (const [name, value] of Object.entries(query)) whole.searchParams.set(name, value)
  return whole.href
}
