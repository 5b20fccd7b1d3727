// Revokes a connection at the recipient's wish: the consent ends with its tokens, and the bank is told.

import { Problem } from '../../platform/problem.ts'
import { act, type By, type Stage } from '../journal/act.ts'
import { endConsent, type WhyRevoked } from './end-consent.ts'

/** False when the consent had ended already or is not this client's: nothing changed. */
export async function revokeConnection(
  stage: Stage,
  by: By,
  { clientId, consentId }: { readonly clientId: string; readonly consentId: string },
  why?: WhyRevoked,
): Promise<boolean> {
  const nothing = new Problem('invalid_token', 'The connection has ended already.')
  try {
    await act(stage, by, async (act) => {
      const row = await act.tx
        .selectFrom('consent')
        .select('consent_id')
        .where('consent_id', '=', consentId)
        .where('client_id', '=', clientId)
        .where('ended_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!row) throw nothing
      await endConsent(act, consentId, 'recipient', why)
    })
    return true
  } catch (error) {
    if (error === nothing) return false
    throw error
  }
}
