// Searches the journal: newest first, in pages that entries added meanwhile do not shift.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Actor } from './act.ts'
import type { JournalAction, JournalKind } from './journal-action.ts'

export type JournalLine = {
  readonly journalEntryId: string
  readonly at: Temporal.Instant
  readonly kind: JournalKind
  /** May be one that only earlier versions recorded. */
  readonly action: string
  readonly actor: Actor
  readonly requestId?: string
  readonly clientId?: string
  readonly providerId?: number
  readonly customerId?: string
  readonly consentId?: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** The conditions of a search; absent ones do not restrict it. */
export type JournalQuestion = {
  readonly action?: JournalAction | undefined
  /** One of these. */
  readonly actions?: readonly JournalAction[] | undefined
  readonly actorId?: string | undefined
  readonly clientId?: string | undefined
  readonly providerId?: number | undefined
  readonly consentId?: string | undefined
  readonly consentIds?: readonly string[] | undefined
  readonly kind?: JournalKind | undefined
  /** The authorization that an entry belongs to. */
  readonly authorizationId?: string | undefined
  readonly from?: Temporal.Instant | undefined
  /** Exclusive. */
  readonly until?: Temporal.Instant | undefined
}

/** The last line of the page before. */
export type JournalPlace = Pick<JournalLine, 'at' | 'journalEntryId'>

export async function searchJournal(
  database: Database,
  question: JournalQuestion,
  limit: number,
  after?: JournalPlace,
): Promise<readonly JournalLine[]> {
  const { kind, action, actions, actorId, clientId, providerId, consentId, consentIds, authorizationId, from, until } =
    question
  let query = database.read.selectFrom('journal_entry').selectAll()
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (action !== undefined) query = query.where('action', '=', action)
  if (actions !== undefined) query = query.where('action', 'in', actions)
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
  if (clientId !== undefined) query = query.where('client_id', '=', clientId)
  if (providerId !== undefined) query = query.where('provider_id', '=', providerId)
  if (consentId !== undefined) query = query.where('consent_id', '=', consentId)
  if (consentIds !== undefined) query = query.where('consent_id', 'in', consentIds)
  if (authorizationId !== undefined) query = query.where(sql`detail->>'authorizationId'`, '=', authorizationId)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(at, journal_entry_id) < (${after.at}::timestamptz, ${after.journalEntryId}::text)`,
    )
  }
  const rows = await query.orderBy('at', 'desc').orderBy('journal_entry_id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    journalEntryId: row.journal_entry_id,
    at: row.at,
    kind: row.kind as JournalKind,
    action: row.action,
    actor: { kind: row.actor_kind as Actor['kind'], id: row.actor_id },
    ...(row.request_id !== null && { requestId: row.request_id }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    ...(row.provider_id !== null && { providerId: row.provider_id }),
    ...(row.customer_id !== null && { customerId: row.customer_id }),
    ...(row.consent_id !== null && { consentId: row.consent_id }),
    detail: row.detail as JournalLine['detail'],
  }))
}
