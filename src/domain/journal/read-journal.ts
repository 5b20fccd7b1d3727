// The journal of reads: every read of bank data is durable before its answer leaves; many reads share one insert.

import { setImmediate } from 'node:timers/promises'
import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { newId } from '../../platform/ids.ts'
import type { ReadAction } from './journal-action.ts'

export type ReadEntry = {
  readonly at: Temporal.Instant
  readonly action: ReadAction
  readonly requestId: string
  readonly clientId: string
  readonly providerId: number
  readonly customerId: string
  readonly consentId: string
  /** Clusters, account handles, window and number of rows: what was carried, never the data itself. */
  readonly detail: Readonly<Record<string, string | number | readonly string[] | undefined>>
}

export type ReadJournal = {
  /** Resolves when the entry is durable. Throws `temporarily_unavailable` if it cannot be stored. */
  record(entry: ReadEntry): Promise<void>
}

export type WatchedJournal = ReadJournal & {
  /** Returns whether the latest entries could not be stored. */
  isFailing(): boolean
}

/** The most entries of one insert. Inserts run one at a time; entries that arrive meanwhile share the next one. */
const MAX_ENTRIES_PER_INSERT = 500

/** The most entries that wait; one more is refused at once. */
const MAX_WAITING = 5_000

/** Milliseconds after which an entry that is not durable yet makes its read fail. */
const MAX_WAIT = 10_000

const DETAIL = 'The read could not be recorded, so nothing was given out. Try again.'

const INSERT = `insert into journal_entry
  (journal_entry_id, at, kind, action, actor_kind, actor_id, request_id, client_id, provider_id, customer_id, consent_id, detail)
  select id, at, 'read', action, 'client', client_id, request_id, client_id, provider_id, customer_id, consent_id, detail
  from jsonb_to_recordset($1::jsonb) as entry (id text, at timestamptz, action text, request_id text, client_id text,
    provider_id integer, customer_id text, consent_id text, detail jsonb)`

type Waiting = {
  readonly entry: ReadEntry
  readonly resolve: () => void
  readonly reject: (cause: unknown) => void
}

export function openReadJournal(database: Database): WatchedJournal {
  /** In order of arrival. */
  const waiting = new Set<Waiting>()
  let writing = false
  let failing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.size > 0) {
      // Lets requests that have arrived add their entries: the embedded database would block them until it answers.
      await setImmediate()
      const group = [...waiting.values().take(MAX_ENTRIES_PER_INSERT)]
      for (const one of group) waiting.delete(one)
      if (group.length > 0) await writeGroup(group)
    }
    writing = false
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await database.run(INSERT, [JSON.stringify(group.map(({ entry }) => toRow(entry)))])
      failing = false
      for (const { resolve } of group) resolve()
    } catch (cause) {
      failing = true
      for (const { reject } of group) reject(cause)
    }
  }

  function wait(entry: ReadEntry): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const refuse = (cause: unknown): void => {
      reject(new Problem('temporarily_unavailable', DETAIL, { cause }))
    }
    const one = { entry, resolve, reject: refuse }
    const timer = setTimeout(() => {
      waiting.delete(one)
      refuse(new Error(`the journal was not written within ${MAX_WAIT} ms`))
    }, MAX_WAIT)
    waiting.add(one)
    if (!writing) void writeAll()
    return promise.finally(() => clearTimeout(timer))
  }

  return {
    isFailing: () => failing,
    async record(entry) {
      if (waiting.size >= MAX_WAITING) {
        const cause = new Error('too many entries wait')
        throw new Problem('temporarily_unavailable', DETAIL, { cause })
      }
      await wait(entry)
    },
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
