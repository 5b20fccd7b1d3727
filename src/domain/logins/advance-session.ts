// Advances a session: to the next security question, or to its login. Of several that answer at once, one goes on.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { announceAuthorized } from '../webhooks/announce.ts'
import { READ_LIFE, sealPending, SIGN_IN_LIFE, type PendingSignIn, type Session } from './session.ts'

/** @param session as it was read. Throws `session_busy` when it has moved since. */
export async function advanceSession(
  act: Act,
  vault: Vault,
  session: Session,
  to: { readonly pending: PendingSignIn } | { readonly loginId: string },
): Promise<void> {
  const { requestId, providerId, organizationId, pendingSealed } = session
  const isAuthorized = 'loginId' in to
  const moved = await act.tx
    .updateTable('banking_session')
    .set({
      login_id: isAuthorized ? to.loginId : null,
      sign_in_sealed: isAuthorized ? null : sealPending(vault, to.pending),
      expires_at: act.at.add(isAuthorized ? READ_LIFE : SIGN_IN_LIFE),
    })
    .where('request_id', '=', requestId)
    .where('sign_in_sealed', 'is not distinct from', pendingSealed ?? null)
    .where('login_id', 'is', null)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) {
    throw new Problem('session_busy', 'This RequestId was answered at the same moment. Use the answer of that call.')
  }
  if (isAuthorized) await announceAuthorized(act, { ...session, loginId: to.loginId })
  await act.record(isAuthorized ? 'authorize-session' : 'ask-security-question', {
    providerId,
    detail: { organizationId, session: requestId, ...(isAuthorized && { loginId: to.loginId }) },
  })
}

const MAX_FAILURES = 5

/** Counts a wrong answer; the fifth ends the session. */
export async function countWrongAnswer(act: Act, { requestId, providerId, organizationId }: Session): Promise<void> {
  const row = await act.tx
    .updateTable('banking_session')
    .set(({ eb }) => ({ failures: eb('failures', '+', 1), expires_at: act.at.add(SIGN_IN_LIFE) }))
    .where('request_id', '=', requestId)
    .where('failures', '<', MAX_FAILURES)
    .returning('failures')
    .executeTakeFirst()
  const isOver = row === undefined || row.failures >= MAX_FAILURES
  if (isOver) await act.tx.deleteFrom('banking_session').where('request_id', '=', requestId).execute()
  await act.record('refuse-answer', { providerId, detail: { organizationId, session: requestId, isOver } })
}
