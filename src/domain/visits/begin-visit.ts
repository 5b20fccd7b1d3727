// Begins a visit: the customer leaves for the bank, with a state that is good once and for this browser alone.

import { newId } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Stage } from '../journal/act.ts'
import { VISIT_MINUTES } from './visit.ts'

export type Begun = { readonly browserSecret: string; readonly state: string }

/** Anybody may: the journal hears of it with the sign-in, in enterVisit. */
export async function beginVisit({ database, clock }: Stage, providerId: number): Promise<Begun> {
  const at = clock.now()
  const browserSecret = newSecret()
  const state = newSecret()
  await database.transaction((tx) =>
    tx
      .insertInto('visit')
      .values({
        visit_id: newId('visit', at),
        browser_hash: hashSecret(browserSecret),
        provider_id: providerId,
        bank_state_hash: hashSecret(state),
        begun_at: at,
        expires_at: at.add({ minutes: VISIT_MINUTES }),
      })
      .execute(),
  )
  return { browserSecret, state }
}
