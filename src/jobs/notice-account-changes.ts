// Watches the accounts of living consents: asks the banks for them regularly, so that recipients are notified of changes.

import { findWatchedConsent } from '../domain/consents/find-living-consent.ts'
import { noticeAccountChanges, type Noticing } from '../domain/retrieval/notice-account-changes.ts'

/** Hours between two checks of one consent; the first check is made when it is new. */
const EVERY_HOURS = 6

/** The number of consents that are checked at once. */
const BATCH = 20

/** Returns the number of changes. If a bank does not answer, its consents are checked again at their next time. */
export async function noticeChangesOfAccounts(noticing: Noticing, stop?: AbortSignal): Promise<number> {
  let changes = 0
  const failures: unknown[] = []
  for (;;) {
    const due = await claimDue(noticing)
    const results = await Promise.allSettled(due.map((consent) => check(noticing, consent)))
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

/** Marks the consents before the bank is asked, so that one node checks each. */
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

/** Skips a consent that opens no data because its recipient or its bank is suspended. */
async function check(noticing: Noticing, { consent_id }: Due): Promise<number> {
  const { stage, vault } = noticing
  const consent = await findWatchedConsent(stage.database, vault, stage.clock.now(), consent_id)
  return consent ? noticeAccountChanges(noticing, consent) : 0
}
