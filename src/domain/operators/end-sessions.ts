// Ends sessions of an operator, and records them in the journal.

import type { Act } from '../journal/act.ts'

type Ending = 'sign-out' | 'ended' | 'new-credentials' | 'disabled'

/** The sessions to end: one of the operator's (`only`), all but one (`except`), or all. */
export type WhichSessions = {
  readonly operatorId: string
  readonly only?: string
  readonly except?: string
}

/** Returns the number of sessions that ended. A session of another operator is ignored. */
export async function endSessions(act: Act, which: WhichSessions, because: Ending): Promise<number> {
  let sessions = act.tx.deleteFrom('operator_session').where('operator_id', '=', which.operatorId)
  if (which.only !== undefined) sessions = sessions.where('session_id', '=', which.only)
  if (which.except !== undefined) sessions = sessions.where('session_id', '!=', which.except)
  const ended = await sessions.returning('session_id').execute()
  const detail = { operatorId: which.operatorId, sessions: ended.map(({ session_id }) => session_id), because }
  await act.record('end-operator-sessions', { detail })
  return ended.length
}
