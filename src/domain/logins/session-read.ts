// A session's read: the last read of one kind that a session asked for, noted in the database so that any node can say how far it
// is, give its result, or take it over. Nothing that was promised changes by it, and the reads themselves are journaled; so it has
// no entry of its own.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { giveWay } from '../../platform/give-way.ts'
import { sessionNotFound, type AuthorizedSession } from './session.ts'

export type ReadKind = 'AccountsDetail' | 'AccountsSummary' | 'Statements'

/**
 * `working`: a node reads, and says so every few seconds. `waiting`: it is to go on, and no node is at it. `kept`: the result waits
 * to be fetched. `failed`: the failure waits to be told. `over`: it was given or told; what was asked is known.
 */
export type ReadState = 'working' | 'waiting' | 'kept' | 'failed' | 'over'

/** Which read of which session. */
export type ReadPlace = { readonly session: AuthorizedSession; readonly kind: ReadKind }

export type SessionRead = {
  /** Another read in the same place has another id. */
  readonly readId: string
  readonly state: ReadState
  /** What was asked for. Two equal requests have the same result. */
  readonly asked: object
  /** Whether it goes on without a caller who waits for it. */
  readonly goesOn: boolean
  /** After it a read that is not finished has failed. */
  readonly deadline: Temporal.Instant
  /** What the kept result carries, for the journal. */
  readonly carried: Carried
}

export type Carried = Readonly<Record<string, string | number | readonly string[] | undefined>>

export const READ_PART = 'dispatched read'

/** Cuts a text into parts of so many characters. None ends within a character that takes two: sealed alone, its halves are lost. */
export function partsOf(text: string, length: number): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const end = at + length
    const cutsPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(end - 1, end + 1))
    parts.push(text.slice(at, cutsPair ? end - 1 : end))
    at += parts.at(-1)?.length ?? length
  }
  return parts
}

const FIND = `select r.read_id, r.state, r.asked, r.goes_on, r.deadline_at, r.carried from banking_session s
  left join session_read r on r.request_id = s.request_id and r.kind = $2 where s.request_id = $1`

type Row = {
  readonly read_id: string | null
  readonly state: ReadState
  readonly asked: object
  readonly goes_on: boolean
  readonly deadline_at: Temporal.Instant
  readonly carried: Carried | null
}

/** Throws `session_not_found` if the session has gone meanwhile. */
export async function findSessionRead(
  database: Database,
  { session, kind }: ReadPlace,
): Promise<SessionRead | undefined> {
  const [row] = await database.run<Row>(FIND, [session.requestId, kind])
  if (!row) throw sessionNotFound()
  if (row.read_id === null) return undefined
  const { read_id: readId, state, asked, goes_on: goesOn, deadline_at: deadline, carried } = row
  return { readId, state, asked, goesOn, deadline, carried: carried ?? {} }
}

/** The parts that one statement returns: an embedded database holds the event loop until it has answered. */
const PARTS_AT_ONCE = 8

const PARTS = `select part_sealed, (select count(*) from session_read_part where read_id = $1) as parts
  from session_read_part where read_id = $1 and place >= $2 order by place limit ${PARTS_AT_ONCE}`

type PartRow = { readonly part_sealed: string; readonly parts: number }

/** Returns the bytes of a kept result; `undefined` if it has been dropped meanwhile. */
export async function openKept(database: Database, vault: Vault, readId: string): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let all: number | undefined
  for (;;) {
    const rows = await database.run<PartRow>(PARTS, [readId, parts.length])
    all ??= rows[0]?.parts
    for (const { part_sealed } of rows) {
      await giveWay()
      const part = vault.open(READ_PART, part_sealed)
      if (part === undefined) return undefined
      parts.push(Buffer.from(part))
    }
    if (rows.length < PARTS_AT_ONCE) break
  }
  // If it was dropped in the middle, fewer came than there were.
  return all === undefined || parts.length !== all ? undefined : Buffer.concat(parts)
}
