// Holds a living consent for the rest of an act: its end waits, and then finds what the act has left and removes it.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** A part of an act that keeps or passes on what was read. Throws `login_not_found` if the consent has ended meanwhile. */
export async function holdLivingConsent({ tx }: Act, consentId: string): Promise<void> {
  const living = await tx
    .selectFrom('consent')
    .select('consent_id')
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!living) throw new Problem('login_not_found', 'The customer stopped sharing while the accounts were read.')
}
