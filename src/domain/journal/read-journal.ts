// The journal of reads: every read of bank data is durable before its answer leaves; many reads share one insert.

import { setImmediate } from 'node:timers/promises'
import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { newId } from '../../platform/ids.ts'

export type ReadEntry = {
  readonly at: Temporal.Instant
  /** `read-transactions` and the like. */
  readonly action: string
  readonly requestId: string
  readonly clientId: string
  readonly providerId: number
  readonly customerId: string
  readonly consentId: string
  /** Clusters, account handles, window and number of rows: what was carried, never the data itself. */
  readonly detail: Readonly<Record<string, string | number | readonly string[] | undefined>>
}

export type ReadJournal = {
  /** Resolves when the entry is durable. Throws `temporarily_unavailable` when it cannot be made so. */
  record(entry: ReadEntry): Promise<void>
}

/** One insert at a time; what arrives meanwhile goes with the next one, at most this many together. */
const MOST_ENTRIES_PER_INSERT = 500

const INSERT = `insert into journal_entry
  (journal_entry_id, at, kind, action, actor_kind, actor_id, request_id, client_id, provider_id, customer_id, consent_id, detail)
  select id, at, 'read', action, 'client', client_id, request_id, client_id, provider_id, customer_id, consent_id, detail
  from jsonb_to_recordset($1::jsonb) as entry (id text, at timestamptz, action text, request_id text, client_id text,
    provider_id integer, customer_id text, consent_id text, detail jsonb)`

type Waiting = { readonly entry: ReadEntry; readonly resolve: () => void; readonly reject: (reason: unknown) => void }

export function openReadJournal(database: Database): ReadJournal {
  let waiting: Waiting[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      // Until all that has arrived is under way: the embedded database answers one request before the next is looked at.
      await setImmediate()
      const group = waiting.slice(0, MOST_ENTRIES_PER_INSERT)
      waiting = waiting.slice(MOST_ENTRIES_PER_INSERT)
      try {
        await database.run(INSERT, [JSON.stringify(group.map(({ entry }) => toRow(entry)))])
        for (const { resolve } of group) resolve()
      } catch (cause) {
        const detail = 'The read could not be recorded, so nothing was given out. Try again.'
        for (const { reject } of group) reject(new Problem('temporarily_unavailable', detail, { cause }))
      }
    }
    writing = false
  }

  return {
    record: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject })
        if (!writing) void writeAll()
      }),
  }
}

function toRow({ at, action, requestId, clientId, providerId, customerId, consentId, detail }: ReadEntry) {
  return {
    id: newId('journal', at),
    at: at.toString(),
    action,
    request_id: requestId,
    client_id: clientId,
    provider_id: providerId,
    customer_id: customerId,
    consent_id: consentId,
    detail,
  }
}
