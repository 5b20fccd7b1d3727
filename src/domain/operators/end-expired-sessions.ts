// Deletes the sessions of operators that have expired, because they were idle or reached their maximum length.

import type { Database } from '../../database/open.ts'
import { act, type By, type Stage } from '../journal/act.ts'
import { IDLE_MINUTES } from './session.ts'

/** Returns the number of deleted sessions. An expired session is refused even before it is deleted and journalled here. */
export async function endExpiredSessions(stage: Stage, by: By): Promise<number> {
  if (!(await isAnyExpired(stage.database, stage.clock.now()))) return 0
  return act(stage, by, async (act) => {
    const idleSince = act.at.subtract({ minutes: IDLE_MINUTES })
    const ended = await act.tx
      .deleteFrom('operator_session')
      .where(({ eb, or }) => or([eb('expires_at', '<=', act.at), eb('last_seen_at', '<=', idleSince)]))
      .returning('session_id')
      .execute()
    const detail = { sessions: ended.map(({ session_id }) => session_id), because: 'expired' }
    await act.record('end-operator-sessions', { detail })
    return ended.length
  })
}

async function isAnyExpired(database: Database, at: Temporal.Instant): Promise<boolean> {
  const row = await database.read
    .selectFrom('operator_session')
    .select('session_id')
    .where(({ eb, or }) =>
      or([eb('expires_at', '<=', at), eb('last_seen_at', '<=', at.subtract({ minutes: IDLE_MINUTES }))]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
