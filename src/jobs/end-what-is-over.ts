// Ends what has expired: consents and operators' sessions; and removes short-lived rows that are no longer needed.

import { sql, type RawBuilder } from 'kysely'
import { removeOldCounts } from '../database/shared-count.ts'
import { releaseAbandonedGrants } from '../domain/authorizations/release-held-grant.ts'
import { endConsent } from '../domain/consents/end-consent.ts'
import { endConsentsAt } from '../domain/consents/end-consents-at.ts'
import { act, bySystem, type Act, type By, type Stage } from '../domain/journal/act.ts'
import { endExpiredSessions } from '../domain/operators/end-expired-sessions.ts'

/** Small, with rows that another node has locked skipped: no lock is held long, and two nodes never wait for each other. */
const BATCH = 200

/** A table whose rows are removed after they have expired. */
type Removal = {
  readonly table: string
  /** Its primary key. */
  readonly id: string
  /** How long a row is kept after it has expired. */
  readonly keepHours: number
  readonly where?: RawBuilder<boolean>
}

/** Hours for which codes, authorizations and trips to a bank are kept, so that a late replay is recognized as one. */
const FOR_REPLAYS = 24

/** Hours for which a session is kept, so that a late caller is told that it expired. */
const FOR_LATE_CALLERS = 1

const removals: readonly Removal[] = [
  { table: 'authorization_request', id: 'authorization_id', keepHours: FOR_REPLAYS },
  // Before anybody has signed in there is nothing to replay, and a stranger can make as many as the limit allows.
  { table: 'authorization_request', id: 'authorization_id', keepHours: 1, where: sql`start_request_id is not null` },
  { table: 'authorization_code', id: 'code_hash', keepHours: FOR_REPLAYS },
  { table: 'authorize_token', id: 'token_hash', keepHours: FOR_REPLAYS },
  // The results of its reads, which are bank data, go at its end.
  { table: 'session_read', id: 'read_id', keepHours: 0 },
  { table: 'banking_session', id: 'request_id', keepHours: FOR_LATE_CALLERS },
  { table: 'operator_invitation', id: 'token_hash', keepHours: FOR_REPLAYS },
  { table: 'operator_attempt', id: 'attempt_mac', keepHours: 0 },
  { table: 'bank_trip', id: 'state_hash', keepHours: FOR_REPLAYS },
  { table: 'trial', id: 'trial_id', keepHours: 0, where: sql`state <> 'reading'` },
  { table: 'visit', id: 'visit_id', keepHours: 0 },
]

/** Returns the number of consents and sessions that were ended. */
export async function endWhatIsOver(stage: Stage): Promise<number> {
  const by = bySystem('end-what-is-over')
  const ended = await untilDone(() => inActIfAny(stage, by, endExpiredConsents))
  await endConsentsOfRetired(stage, by)
  await untilDone(() => releaseAbandoned(stage))
  for (const removal of removals) await untilDone(() => removeExpired(stage, removal))
  await removeOldCounts(stage.database, stage.clock.now())
  return ended + (await endExpiredSessions(stage, by))
}

async function untilDone(step: () => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const done = await step()
    total += done
    if (done < BATCH) return total
  }
}

/** Begins no act if nothing is due, which is the usual case: there would be nothing to record. */
async function inActIfAny(stage: Stage, by: By, body: (act: Act) => Promise<number>): Promise<number> {
  const due = await stage.database.read
    .selectFrom('consent')
    .select('consent_id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', stage.clock.now())
    .limit(1)
    .executeTakeFirst()
  return due ? act(stage, by, body) : 0
}

async function endExpiredConsents(act: Act): Promise<number> {
  const due = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', act.at)
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { consent_id } of due) await endConsent(act, consent_id, 'expired')
  if (due.length === 0) await act.record('end-what-is-over', { detail: { count: 0 } })
  return due.length
}

async function endConsentsOfRetired(stage: Stage, by: By): Promise<void> {
  const retired = await stage.database.read
    .selectFrom('provider')
    .select('provider_id')
    .where('status', '=', 'RETIRED')
    .where('consents_ended_at', 'is', null)
    .execute()
  for (const { provider_id } of retired) {
    await untilDone(() => act(stage, by, (act) => endConsentsAt(act, provider_id, BATCH)))
  }
}

function releaseAbandoned({ database, clock }: Stage): Promise<number> {
  return database.transaction((tx) => releaseAbandonedGrants({ tx, at: clock.now() }, BATCH))
}

/** Without a journal entry: nothing that was promised to anyone changes. */
async function removeExpired({ database, clock }: Stage, { table, id, keepHours, where }: Removal): Promise<number> {
  const before = clock.now().subtract({ hours: keepHours })
  return database.transaction(async (tx) => {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${sql.ref(id)} in
      (select ${sql.ref(id)} from ${sql.table(table)} where expires_at < ${before} and ${where ?? sql`true`}
      limit ${BATCH} for update skip locked)`.execute(tx)
    return Number(numAffectedRows ?? 0n)
  })
}
