// Begins a trial of a bank: a server checks what can be checked before anybody signs in.

import { newId } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'
import { demandStillTried } from './demand-tried.ts'
import { TRIAL_DAYS, TRIAL_MINUTES } from './trial.ts'

/** Returns its id. Throws `not_found`, and `conflict` if the provider is in no state in which its bank is called. */
export async function beginTrial({ tx, at, record }: Act, providerId: number): Promise<string> {
  await demandStillTried({ read: tx }, providerId)
  const id = newId('trial', at)
  await tx
    .insertInto('trial')
    .values({
      trial_id: id,
      provider_id: providerId,
      begun_at: at,
      ends_at: at.add({ minutes: TRIAL_MINUTES }),
      expires_at: at.add({ hours: 24 * TRIAL_DAYS }),
      state: 'checking',
      steps: '[]',
    })
    .execute()
  await record('begin-trial', { providerId, detail: { trialId: id } })
  return id
}
