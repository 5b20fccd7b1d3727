// Begins a visit: the customer leaves for the bank, with a state that is good once and for this browser alone.

import { newId } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { VISIT_MINUTES } from './visit.ts'

export type Begun = { readonly browserSecret: string; readonly state: string }

export async function beginVisit(act: Act, providerId: number): Promise<Begun> {
  const visitId = newId('visit', act.at)
  const browserSecret = newSecret()
  const state = newSecret()
  await act.tx
    .insertInto('visit')
    .values({
      visit_id: visitId,
      browser_hash: hashSecret(browserSecret),
      provider_id: providerId,
      bank_state_hash: hashSecret(state),
      begun_at: act.at,
      expires_at: act.at.add({ minutes: VISIT_MINUTES }),
    })
    .execute()
  await act.record('begin-visit', { providerId, detail: { visitId } })
  return { browserSecret, state }
}
