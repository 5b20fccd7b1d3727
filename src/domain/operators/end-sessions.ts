// Ends sessions of operators, each with an entry in the journal.

import type { Act } from '../journal/act.ts'

type Ending = 'sign-out' | 'ended' | 'new-credentials' | 'disabled'

/** Those to end: one of an operator's, all but one, or all. */
export type WhichSessions = {
  readonly operatorId: string
  readonly only?: string
  readonly except?: string
}

/** Gives how many ended: what is not the operator's own is passed over. */
export async function endSessions(act: Act, which: WhichSessions, because: Ending): Promise<number> {
  let sessions = act.tx.deleteFrom('operator_session').where('operator_id', '=', which.operatorId)
  if (which.only !== undefined) sessions = sessions.where('session_id', '=', which.only)
  if (which.except !== undefined) sessions = sessions.where('session_id', '!=', which.except)
  const ended = await sessions.returning('session_id').execute()
  const detail = { operatorId: which.operatorId, sessions: ended.map(({ session_id }) => session_id), because }
  await act.record('end-operator-sessions', { detail })
  return ended.length
}
