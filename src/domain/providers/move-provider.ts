// Moves a provider to another state. What its state opens or closes holds from this moment: it is asked for with every read.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { notifyRecipients } from './notify-recipients.ts'
import type { ProviderStatus } from './provider.ts'

type Move = {
  readonly from: readonly ProviderStatus[]
  readonly to: ProviderStatus
  readonly event?: Parameters<typeof notifyRecipients>[2]
}

/** Every step that there is: a draft opens once, and nothing comes back from RETIRED. */
const moves = {
  'activate-provider': { from: ['DRAFT'], to: 'ACTIVE' },
  'enable-provider': { from: ['DISABLED'], to: 'ACTIVE', event: 'provider-enabled' },
  'disable-provider': { from: ['ACTIVE'], to: 'DISABLED', event: 'provider-disabled' },
  'retire-provider': { from: ['DRAFT', 'ACTIVE', 'DISABLED'], to: 'RETIRED', event: 'provider-disabled' },
} as const satisfies Readonly<Record<string, Move>>

export type ProviderMove = keyof typeof moves

/** Throws `conflict` if it is in no state from which the step leads, or there is no provider with this id. */
export async function moveProvider(act: Act, providerId: number, name: ProviderMove): Promise<void> {
  const { from, to, event }: Move = moves[name]
  const row = await act.tx
    .selectFrom('provider')
    .select('status')
    .where('provider_id', '=', providerId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !from.includes(row.status as ProviderStatus)) {
    const detail = `There is no provider ${providerId} that is ${from.join(' or ')}. Reload the list of providers.`
    throw new Problem('conflict', detail)
  }
  await act.tx.updateTable('provider').set({ status: to }).where('provider_id', '=', providerId).execute()
  if (event && row.status !== 'DRAFT' && !(event === 'provider-disabled' && row.status === 'DISABLED')) {
    await notifyRecipients(act, providerId, event)
  }
  await act.record(name, { providerId })
}
