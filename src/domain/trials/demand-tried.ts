// Demands that a bank may be tried: asked when a trial begins, when somebody signs in for it, and before each of its reads.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { findProvider, type Provider } from '../providers/provider.ts'

const WHY_NOT = {
  DISABLED: 'The provider is DISABLED. Enable it to try its bank.',
  RETIRED: 'The provider is RETIRED: its bank is not called any more.',
} as const

/** Throws `conflict` if the provider is in a state in which nobody is sent to its bank and nothing is read there. */
export function demandTried({ status }: Pick<Provider, 'status'>): void {
  if (status === 'DISABLED' || status === 'RETIRED') throw new Problem('conflict', WHY_NOT[status])
}

/** The same, of its state at this moment: it may be disabled while it is tried. */
export async function demandStillTried(database: Pick<Database, 'read'>, providerId: number): Promise<void> {
  const provider = await findProvider(database, providerId)
  if (!provider) throw new Problem('not_found', 'There is no such provider.')
  demandTried(provider)
}
