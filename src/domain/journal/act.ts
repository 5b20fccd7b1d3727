// Act: the only way to change anything. Who, one instant, one database transaction, and its entry in the journal.

import { strict as assert } from 'node:assert'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { ChangeAction } from './journal-action.ts'

export type Actor = {
  readonly kind: 'client' | 'customer' | 'operator' | 'organization' | 'system'
  readonly id: string
}

/** What an entry is about. `detail` never holds a name, a number of an account, an amount or a secret. */
export type About = {
  readonly clientId?: string
  readonly providerId?: number
  readonly customerId?: string
  readonly consentId?: string
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
}

export type Act = {
  readonly actor: Actor
  readonly at: Temporal.Instant
  readonly tx: Transaction<Tables>
  /**
   * Writes the entry: an action such as `grant-consent`, and what it was about.
   * @param before who did it, in an earlier request that could not be recorded then.
   */
  record(action: ChangeAction, about: About, before?: By): Promise<void>
}

/** What every act needs. */
export type Stage = { readonly database: Database; readonly clock: Clock }

/** Who acts, in which request. */
export type By = { readonly actor: Actor; readonly requestId?: string }

export const bySystem = (name: string): By => ({ actor: { kind: 'system', id: name } })

/** Commits everything that `body` does, with its entry, or nothing. A body that records nothing is a bug. */
export function act<T>(stage: Stage, by: By, body: (act: Act) => Promise<T>): Promise<T> {
  return stage.database.transaction(async (tx) => {
    const at = stage.clock.now()
    let recorded = false
    const result = await body({
      actor: by.actor,
      at,
      tx,
      async record(action, about, { actor, requestId } = by) {
        recorded = true
        await tx
          .insertInto('journal_entry')
          .values({
            journal_entry_id: newId('journal', at),
            at,
            kind: 'change',
            action,
            actor_kind: actor.kind,
            actor_id: actor.id,
            request_id: requestId ?? null,
            client_id: about.clientId ?? null,
            provider_id: about.providerId ?? null,
            customer_id: about.customerId ?? null,
            consent_id: about.consentId ?? null,
            detail: JSON.stringify(about.detail ?? {}),
          })
          .execute()
      },
    })
    assert.ok(recorded, 'an act without an entry in the journal')
    return result
  })
}
