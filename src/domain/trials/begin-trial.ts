// Begins a trial of a bank: a server checks what can be checked before anybody signs in.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { TRIAL_DAYS, TRIAL_MINUTES } from './trial.ts'

/** The states of a provider whose bank may be tried: nobody is sent to one that is disabled or retired. */
const TRIED: ReadonlySet<string> = new Set(['DRAFT', 'ACTIVE'])

/** Returns its id. Throws `not_found`, and `conflict` if the provider is in no state in which its bank is called. */
export async function beginTrial({ tx, at, record }: Act, providerId: number): Promise<string> {
  const provider = await tx
    .selectFrom('provider')
    .select('status')
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  if (!provider) throw new Problem('not_found', 'There is no such provider.')
  if (!TRIED.has(provider.status)) {
    throw new Problem('conflict', `The provider is ${provider.status}. Enable it to try its bank.`)
  }
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
