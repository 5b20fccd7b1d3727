// Ends what time has ended: consents past their last day, sessions of operators; and removes what was only needed for a few minutes.

import { sql } from 'kysely'
import { removeOldCounts } from '../database/shared-count.ts'
import { releaseAbandonedGrants } from '../domain/authorizations/release-held-grant.ts'
import { endConsent } from '../domain/consents/end-consent.ts'
import { act, bySystem, type Act, type Stage } from '../domain/journal/act.ts'
import { endExpiredSessions } from '../domain/operators/end-expired-sessions.ts'

/** Small batches, rows that another node works on skipped: no lock is held long and two nodes never wait for each other. */
const BATCH = 200

/** Codes and authorizations are kept a day past their end, so that a late replay is still recognised for what it is. */
const KEEP_HOURS = 24

/** A session may hold bank data, sealed: it is kept as long as a late answer may want to be told that it was late. */
const SESSION_KEEP_HOURS = 1

/** Where nobody has signed in there is nothing to replay, and anybody can make as many as the limit allows. */
const STRANGER_KEEP_HOURS = 1
const UNSIGNED = sql<boolean>`start_request_id is not null`

/** Gives the number of consents and sessions that were ended. */
export async function endWhatIsOver(stage: Stage): Promise<number> {
  const by = bySystem('end-what-is-over')
  const ended = await untilDone(() => inActIfAny(stage, by, endExpiredConsents))
  await untilDone(() => releaseAbandoned(stage))
  await untilDone(() => removeOld(stage, 'authorization_request', 'authorization_id'))
  await untilDone(() => removeOld(stage, 'authorization_request', 'authorization_id', STRANGER_KEEP_HOURS, UNSIGNED))
  await untilDone(() => removeOld(stage, 'authorization_code', 'code_hash'))
  await untilDone(() => removeOld(stage, 'authorize_token', 'token_hash'))
  await untilDone(() => removeOld(stage, 'banking_session', 'request_id', SESSION_KEEP_HOURS))
  await untilDone(() => removeOld(stage, 'operator_invitation', 'token_hash'))
  await untilDone(() => removeOld(stage, 'operator_attempt', 'attempt_mac', 0))
  await untilDone(() => removeOld(stage, 'visit', 'visit_id', 0))
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

/** Nothing due is the usual case: then there is nothing to record. */
async function inActIfAny(
  stage: Stage,
  by: ReturnType<typeof bySystem>,
  body: (act: Act) => Promise<number>,
): Promise<number> {
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

function releaseAbandoned({ database, clock }: Stage): Promise<number> {
  return database.transaction((tx) => releaseAbandonedGrants({ tx, at: clock.now() }, BATCH))
}

type Removable =
  | 'authorization_request'
  | 'authorization_code'
  | 'authorize_token'
  | 'banking_session'
  | 'operator_invitation'
  | 'operator_attempt'
  | 'visit'

/** Not a change to anything that was promised, and so without an entry. */
async function removeOld(
  stage: Stage,
  table: Removable,
  id: string,
  keepHours = KEEP_HOURS,
  which = sql<boolean>`true`,
): Promise<number> {
  const before = stage.clock.now().subtract({ hours: keepHours })
  return stage.database.transaction(async (tx) => {
    const removed = await sql`delete from ${sql.table(table)} where ${sql.ref(id)} in
      (select ${sql.ref(id)} from ${sql.table(table)} where expires_at < ${before} and ${which}
      limit ${BATCH} for update skip locked)`.execute(tx)
    return Number(removed.numAffectedRows ?? 0n)
  })
}
