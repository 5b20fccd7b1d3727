// Bank page: one page of a list as the bank gives it, and where its next one begins.

import type { BankCall } from '../../domain/retrieval/connector.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { askJson, type Access, type Ask, type AskParts } from './ask-bank.ts'
import { membersOf, rowsOf } from './read-rows.ts'

export type BankPage = {
  readonly rows: readonly unknown[]
  /** The bank's cursor; absent on the last page. */
  readonly next?: string
  /** The number of items of the whole list, if the bank tells it. */
  readonly total?: number
}

export type PageAsk = Ask & {
  /** The member that has the items. */
  readonly member: string
  readonly limit?: number
  /** What `next` was of the page before. */
  readonly cursor?: string | undefined
}

/** A cursor says by its first character what it is: o of `offset`, k of `pageKey`, l of an address, below the base address. */
type CursorKind = 'o' | 'k' | 'l'

export async function askPage(
  parts: AskParts,
  access: Access,
  { member, limit, cursor, ...ask }: PageAsk,
  call: BankCall,
): Promise<BankPage> {
  const kind = cursor?.slice(0, 1)
  const value = cursor?.slice(1) ?? ''
  const request: Ask =
    kind === 'l'
      ? { ...withoutQuery(ask), address: addressOf(parts, value) }
      : {
          ...ask,
          query: {
            ...ask.query,
            ...(limit !== undefined && { limit: String(limit) }),
            ...(kind !== undefined && { [kind === 'k' ? 'pageKey' : 'offset']: value }),
          },
        }
  const json = await askJson(parts, access, request, call)
  const next = nextCursor(parts, json)
  if (next !== undefined && next === cursor) throw bankTrouble('page_loop')
  const total = Number(membersOf(membersOf(json)?.['page'])?.['totalElements'] ?? Number.NaN)
  return {
    rows: rowsOf(json, member),
    ...(next !== undefined && { next }),
    ...(Number.isSafeInteger(total) && total >= 0 && { total }),
  }
}

function withoutQuery({ query: _query, ...ask }: Ask): Ask {
  return ask
}

/** Version 6.4 has `nextPageKey`, those before `nextOffset`, and some banks the address of the next page alone. */
function nextCursor(parts: AskParts, json: unknown): string | undefined {
  const { paging } = parts.settings
  const page = membersOf(membersOf(json)?.['page'])
  const links = membersOf(membersOf(json)?.['links'])
  const link = links?.['next']
  const found: Readonly<Record<CursorKind, string>> = {
    k: textOf(page?.['nextPageKey']),
    o: textOf(page?.['nextOffset']),
    l: textOf(membersOf(link)?.['href'] ?? link),
  }
  const kinds: readonly CursorKind[] =
    paging === 'auto' ? ['k', 'o', 'l'] : [paging === 'pageKey' ? 'k' : paging === 'offset' ? 'o' : 'l']
  for (const kind of kinds) {
    if (found[kind] !== '') return `${kind}${kind === 'l' ? placeOf(parts, found[kind]) : found[kind]}`
  }
  return undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The rest of the address behind the base, where it is below it: shorter, and on no other server. */
function placeOf({ settings }: AskParts, href: string): string {
  const base = `${settings.fdxAddress}/`
  const address = URL.parse(href, base)?.href ?? ''
  return address.startsWith(base) ? address.slice(base.length) : address
}

/** A token goes to the bank's own server and nowhere else. */
function addressOf({ settings }: AskParts, place: string): string {
  const base = `${settings.fdxAddress}/`
  const address = URL.parse(place, base)
  if (!address || address.origin !== new URL(base).origin) throw bankTrouble('address_refused')
  return address.href
}

/** Answers of one list that is read to its end, and its items. */
const MOST_PAGES = 100
const MOST_ITEMS = 10_000

/** Reads a list to its end: those that are short. */
export async function askAllPages(
  parts: AskParts,
  access: Access,
  ask: PageAsk,
  call: BankCall,
): Promise<readonly unknown[]> {
  const rows: unknown[] = []
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await askPage(parts, access, { ...ask, cursor }, call)
    rows.push(...page.rows)
    if (rows.length > MOST_ITEMS || seen.size >= MOST_PAGES) throw bankTrouble('too_large')
    cursor = page.next
    if (cursor !== undefined && seen.has(cursor)) throw bankTrouble('page_loop')
    if (cursor !== undefined) seen.add(cursor)
  } while (cursor !== undefined)
  return rows
}
