// Asks the banks, again and again, which accounts the customers of living consents hold, so that changes are told to recipients.

import { findWatchedConsent } from '../domain/consents/find-living-consent.ts'
import { noticeAccountChanges, type Noticing } from '../domain/retrieval/notice-account-changes.ts'

/** Each consent is looked at when it is new, and this often from then on. */
const EVERY_HOURS = 6

/** Consents that are looked at side by side. */
const BATCH = 20

/** Gives the number of changes. What one bank does not answer is asked again at the next turn of its consent. */
export async function noticeChangesOfAccounts(noticing: Noticing, stop?: AbortSignal): Promise<number> {
  let changes = 0
  const failures: unknown[] = []
  for (;;) {
    const due = await claimDue(noticing)
    const results = await Promise.allSettled(due.map((consent) => look(noticing, consent)))
    for (const result of results) {
      if (result.status === 'fulfilled') changes += result.value
      else failures.push(result.reason)
    }
    if (due.length < BATCH || stop?.aborted === true) break
  }
  if (failures.length > 0) throw failures[0]
  return changes
}

type Due = { readonly consent_id: string }

/** Taken before the bank is asked: of two nodes, one looks at a consent. */
function claimDue({ stage }: Noticing): Promise<readonly Due[]> {
  const now = stage.clock.now()
  return stage.database.transaction((tx) =>
    tx
      .updateTable('consent')
      .set({ accounts_seen_at: now })
      .where('consent_id', 'in', (consents) =>
        consents
          .selectFrom('consent')
          .select('consent_id')
          .where('ended_at', 'is', null)
          .where('expires_at', '>', now)
          .where((where) =>
            where.or([
              where('accounts_seen_at', 'is', null),
              where('accounts_seen_at', '<=', now.subtract({ hours: EVERY_HOURS })),
            ]),
          )
          .orderBy('accounts_seen_at', (order) => order.asc().nullsFirst())
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      )
      .returning('consent_id')
      .execute(),
  )
}

/** A consent that is not read under, because its app or its bank is suspended, is not looked at either. */
async function look(noticing: Noticing, { consent_id }: Due): Promise<number> {
  const { stage, vault } = noticing
  const consent = await findWatchedConsent(stage.database, vault, stage.clock.now(), consent_id)
  return consent ? noticeAccountChanges(noticing, consent) : 0
}
