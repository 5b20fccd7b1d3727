// Walk: the bank's list of one account as pages of ours, newest first, without gaps or repeats, however the bank pages it.

import type { BankCall, HistoryRequest, Page, Window } from '../../domain/retrieval/connector.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import type { Access, AskParts } from './ask-bank.ts'
import { askPage, type BankPage, type PageAsk } from './bank-page.ts'
import { queryOf, type Part } from './window-part.ts'
import { readPlace, rowHash, writePlace, type WalkPlace } from './walk-place.ts'

/** An item of the list with what its place goes by. */
export type Walked<Row> = {
  readonly row: Row
  readonly id: string
  /** By which the list is in order and the window goes, in epoch milliseconds. */
  readonly moment: number
  /** The moment by which the bank picks it, if it is another one. */
  readonly picked?: number
}

export type Walk<Row> = {
  readonly ask: PageAsk
  /** The names of the parameters of the window. */
  readonly parameters: 'startTime' | 'startDate'
  /** Throws `unreadable`. */
  read(json: unknown): Walked<Row>
  isIn(item: Walked<Row>, window: Window): boolean
  /** The days before the window in which the bank may have what belongs to it. */
  readonly earlierDays: number
}

export type WalkRequest<Row> = { readonly walk: Walk<Row>; readonly request: HistoryRequest }

/** Answers of the bank for one page of ours, and for one walk. */
const MOST_ANSWERS_AT_ONCE = 60
const MOST_ANSWERS = 50_000
/** The most items of a part that is sorted here. */
const MOST_SORTED = 5000
/** The days of such a part at first. */
const SORTED_DAYS = 31
/** A later page of a list that is newest first has nothing that is newer by more than this: some banks list by another moment. */
const DISORDER = 31 * 86_400_000

const MS_PER_DAY = 86_400_000

/** What one step of a walk gives. */
type Step<Row> = {
  readonly rows: readonly Walked<Row>[]
  /** Where the walk goes on; absent at its end. */
  readonly next?: WalkPlace
  /** The items of the last answer, as a guess of the next. */
  readonly answered: number
}

/** The walk with what stays the same in all of its steps. */
type Trip<Row> = {
  readonly parts: AskParts
  readonly access: Access
  readonly walk: Walk<Row>
  readonly request: HistoryRequest
  readonly call: BankCall
  readonly firstDay: number
  readonly lastDay: number
}

/** Throws `page_loop` or `unreadable` for a list that repeats itself or goes back and forth. */
export async function walkPage<Row>(
  parts: AskParts,
  access: Access,
  { walk, request }: WalkRequest<Row>,
  call: BankCall,
): Promise<Page<Row>> {
  const trip = tripOf(parts, access, { walk, request }, call)
  const { limit, from } = request.page
  let place: WalkPlace | undefined = from === undefined ? firstPlace(trip) : readPlace(from)
  const rows: Walked<Row>[] = []
  for (let answers = 0; place;) {
    const before: number = place.answers
    const step: Step<Row> = await takeStep(trip, place, limit - rows.length)
    rows.push(...step.rows)
    answers += step.next ? step.next.answers - before : 1
    place = step.next
    // Whole pages of the bank alone: a part of one would be asked for again.
    if (rows.length > 0 && rows.length + Math.max(step.answered, 1) > limit) break
    if (answers >= MOST_ANSWERS_AT_ONCE) break
  }
  return {
    rows: rows.map(({ row }) => row),
    ...(place && { next: writePlace(place) }),
    // The total of a bank counts whole days: it is not the number of rows of a window that begins within one.
    ...(from === undefined && !place && { total: rows.length }),
  }
}

function tripOf<Row>(parts: AskParts, access: Access, { walk, request }: WalkRequest<Row>, call: BankCall): Trip<Row> {
  const { timeZone } = parts.settings
  const dayOf = (moment: Temporal.Instant): number => {
    const day = moment.toZonedDateTimeISO(timeZone).toPlainDate()
    return new Temporal.PlainDate(1970, 1, 1).until(day).days
  }
  const firstDay = dayOf(request.window.start) - walk.earlierDays
  return { parts, access, walk, request, call, firstDay, lastDay: dayOf(request.window.end) }
}

function firstPlace<Row>({ parts: { settings }, firstDay, lastDay }: Trip<Row>): WalkPlace {
  const mode = settings.order === 'any' ? 'sorted' : 'paged'
  return { mode, lastDay, days: partDays(settings, mode, lastDay - firstDay + 1), seeks: false, answers: 0 }
}

/** A part is the whole window, unless the bank allows fewer days. */
function partDays({ mostDays }: AskParts['settings'], mode: WalkPlace['mode'], days: number): number {
  const most = Math.min(mostDays === 0 ? Infinity : mostDays, mode === 'sorted' ? SORTED_DAYS : Infinity)
  return Math.max(1, Math.min(days, most))
}

function takeStep<Row>(trip: Trip<Row>, place: WalkPlace, limit: number): Promise<Step<Row>> {
  if (place.answers > MOST_ANSWERS) throw bankTrouble('page_loop')
  return place.mode === 'paged' ? stepPaged(trip, place, limit) : stepSorted(trip, place, limit)
}

/** One page of a bank that lists newest first: its order is mended within the page. */
async function stepPaged<Row>(trip: Trip<Row>, place: WalkPlace, limit: number): Promise<Step<Row>> {
  const { pageSize, order } = trip.parts.settings
  const page = await pageAt(trip, place, Math.min(pageSize, trip.request.page.limit))
  const answers = place.answers + 1
  if (
    place.total !== undefined &&
    page.total !== undefined &&
    page.total !== place.total &&
    place.anchor !== undefined
  ) {
    // The numbers of the rows have moved: the walk looks for the row that it gave last.
    const { cursor: _moved, total: _former, ...rest } = place
    return { rows: [], next: { ...rest, seeks: true, answers }, answered: 0 }
  }
  const raw = page.rows.map((json) => trip.walk.read(json))
  if (order === 'auto' && place.cursor === undefined && page.next !== undefined && isOldestFirst(raw)) {
    const days = partDays(trip.parts.settings, 'sorted', place.days)
    const { anchor: _none, ...rest } = place
    return { rows: [], next: { ...rest, mode: 'sorted', days, answers, seeks: false }, answered: 0 }
  }
  const items = mendOrder(trip, place, raw)
  const fresh = afterAnchor(place, page, items)
  const rows = fresh.rows.slice(0, limit)
  const last = rows.at(-1)
  const at = { ...place, answers, seeks: fresh.seeks, ...(last && { anchor: rowHash(last.id), last: last.moment }) }
  const next = placeAfter(trip, at, { page, isWhole: rows.length === fresh.rows.length })
  return { rows, answered: page.rows.length, ...(next && { next }) }
}

function placeAfter<Row>(
  trip: Trip<Row>,
  at: WalkPlace,
  { page, isWhole }: { readonly page: BankPage; readonly isWhole: boolean },
): WalkPlace | undefined {
  // The rest of this page is asked for again, from the row that was given last.
  if (!isWhole) return { ...at, seeks: true }
  const { cursor: _cursor, total: _total, ...rest } = at
  if (page.next === undefined) {
    if (at.seeks) throw bankTrouble('unreadable', { cause: 'the list has changed so much that the walk cannot go on' })
    const part = partBefore(trip, at.lastDay - at.days, at.days)
    return part && { ...rest, ...part }
  }
  // A total that is the length of the page says nothing of the list.
  const isOfList = /^o\d+$/.test(page.next) && page.total !== undefined && page.total > page.rows.length
  return { ...rest, cursor: page.next, ...(isOfList && { total: page.total }) }
}

function partBefore<Row>(
  { firstDay }: Trip<Row>,
  lastDay: number,
  days: number,
): Pick<WalkPlace, 'lastDay' | 'days'> | undefined {
  return lastDay < firstDay ? undefined : { lastDay, days: Math.min(days, lastDay - firstDay + 1) }
}

/** Drops what is twice on the page or outside the window, and sorts. Throws `unreadable` for a page that goes back in the list. */
function mendOrder<Row>(trip: Trip<Row>, place: WalkPlace, raw: readonly Walked<Row>[]): readonly Walked<Row>[] {
  const items = newestFirst(within(trip, place, raw))
  const [newest] = items
  if (newest && !place.seeks && place.last !== undefined && newest.moment > place.last + DISORDER) {
    const cause = 'a later page of the list is newer than an earlier one: set the order of its lists to any'
    throw bankTrouble('unreadable', { cause })
  }
  return items
}

/** Throws `page_loop` if the page has nothing but what was given. */
function afterAnchor<Row>(
  place: WalkPlace,
  page: BankPage,
  items: readonly Walked<Row>[],
): { readonly rows: readonly Walked<Row>[]; readonly seeks: boolean } {
  if (place.anchor === undefined) return { rows: items, seeks: false }
  const index = items.findIndex(({ id }) => rowHash(id) === place.anchor)
  if (index < 0) return place.seeks ? { rows: [], seeks: true } : { rows: items, seeks: false }
  const rows = items.slice(index + 1)
  if (rows.length === 0 && !place.seeks && page.next !== undefined && items.length > 1) throw bankTrouble('page_loop')
  return { rows, seeks: false }
}

/** A part of the window that is read whole and sorted here: of a bank that lists oldest first, or in no order. */
async function stepSorted<Row>(trip: Trip<Row>, place: WalkPlace, limit: number): Promise<Step<Row>> {
  const { rows: raw, answers: taken } = await wholePart(trip, place)
  const answers = place.answers + taken
  if (raw === undefined) {
    if (place.days === 1) throw bankTrouble('too_large')
    return { rows: [], next: { ...place, days: Math.ceil(place.days / 4), answers }, answered: 0 }
  }
  const items = byPlace(within(trip, place, raw))
  const { last, anchor = '' } = place
  const rest =
    last === undefined
      ? items
      : items.filter(({ id, moment }) => moment < last || (moment === last && rowHash(id) < anchor))
  const rows = rest.slice(0, limit)
  const given = rows.at(-1)
  const at = { ...place, answers, ...(given && { anchor: rowHash(given.id), last: given.moment }) }
  if (rows.length < rest.length) return { rows, next: at, answered: limit }
  const days = fittingDays(trip, place, items.length)
  const part = partBefore(trip, place.lastDay - place.days, days)
  return { rows, answered: Math.min(items.length, limit), ...(part && { next: { ...at, ...part } }) }
}

/** So many days that a part has about two pages. */
function fittingDays<Row>({ parts, request, firstDay, lastDay }: Trip<Row>, place: WalkPlace, found: number): number {
  const wanted = (place.days * 2 * request.page.limit) / Math.max(found, 1)
  return partDays(parts.settings, 'sorted', Math.min(Math.ceil(wanted), lastDay - firstDay + 1))
}

/** `rows` is absent if there are more than can be sorted. */
async function wholePart<Row>(
  trip: Trip<Row>,
  place: WalkPlace,
): Promise<{ readonly rows?: readonly Walked<Row>[]; readonly answers: number }> {
  const rows: Walked<Row>[] = []
  const [ids, seen] = [new Set<string>(), new Set<string>()]
  let cursor: string | undefined
  for (let answers = 1; ; answers++) {
    const at = { ...place, ...(cursor !== undefined && { cursor }) }
    const page = await pageAt(trip, at, trip.parts.settings.pageSize)
    const read = page.rows.map((json) => trip.walk.read(json))
    const fresh = read.filter(({ id }) => !ids.has(id))
    if (fresh.length === 0 && read.length > 1 && page.next !== undefined) throw bankTrouble('page_loop')
    for (const item of fresh) ids.add(item.id)
    rows.push(...fresh)
    if (rows.length > MOST_SORTED) return { answers }
    cursor = page.next
    if (cursor === undefined) return { rows, answers }
    if (seen.has(cursor) || seen.size > MOST_SORTED) throw bankTrouble('page_loop')
    seen.add(cursor)
  }
}

function pageAt<Row>({ parts, access, walk, call }: Trip<Row>, place: WalkPlace, limit: number): Promise<BankPage> {
  const part: Part = { firstDay: place.lastDay - place.days + 1, lastDay: place.lastDay }
  const query = { ...walk.ask.query, ...queryOf(parts.settings, walk.parameters, part) }
  return askPage(parts, access, { ...walk.ask, query, limit, cursor: place.cursor }, call)
}

/** Each item once, if it is in the window and of this part: some banks give what is pending in every part. */
function within<Row>(trip: Trip<Row>, place: WalkPlace, items: readonly Walked<Row>[]): readonly Walked<Row>[] {
  const { walk, request, firstDay, lastDay } = trip
  // A bank may count its days in another zone than its moments: the day beside the part belongs to it, too.
  const first = place.lastDay - place.days + 1 <= firstDay ? -Infinity : (place.lastDay - place.days) * MS_PER_DAY
  const end = place.lastDay >= lastDay ? Infinity : (place.lastDay + 2.5) * MS_PER_DAY
  const seen = new Set<string>()
  return items.filter((item) => {
    const { id, picked = item.moment } = item
    if (seen.has(id) || picked < first || picked >= end || !walk.isIn(item, request.window)) return false
    seen.add(id)
    return true
  })
}

/** What is of one moment stays in the order of the bank. */
function newestFirst<Row>(items: readonly Walked<Row>[]): readonly Walked<Row>[] {
  const isSorted = items.every((item, index) => index === 0 || (items[index - 1]?.moment ?? 0) >= item.moment)
  return isSorted ? items : items.toSorted((one, other) => other.moment - one.moment)
}

/** Newest first; what is of one moment, by its hash: the place of each is the same however the bank lists them. */
function byPlace<Row>(items: readonly Walked<Row>[]): readonly Walked<Row>[] {
  return items
    .map((item) => ({ item, hash: rowHash(item.id) }))
    .toSorted((one, other) => other.item.moment - one.item.moment || (one.hash < other.hash ? 1 : -1))
    .map(({ item }) => item)
}

/** By the pairs from both ends: neighbours may be in any order. */
function isOldestFirst<Row>(items: readonly Walked<Row>[]): boolean {
  let score = 0
  for (let index = 0; index < Math.floor(items.length / 2); index++) {
    score += Math.sign((items.at(-1 - index)?.moment ?? 0) - (items[index]?.moment ?? 0))
  }
  return score > 0
}
