// Replaces a client's secret: the new one is given out this once, the old one dies, or lives on for as long as was asked.

import type { Act } from '../journal/act.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'

/** Hours that the old secret may live beside the new one, where that is asked for: time to bring the new one to every machine. */
export const MAX_OVERLAP_HOURS = 168

export type ReplacedSecret = {
  readonly clientSecret: string
  /** The end of the old secret, if it lives on. */
  readonly oldEndsAt?: Temporal.Instant
}

/**
 * Two live at most: of those there are, the newest one lives on.
 * @param expiresOldIn hours, 1 to MAX_OVERLAP_HOURS; absent: the old one is dead at once.
 */
export async function replaceSecret(act: Act, clientId: string, expiresOldIn?: number): Promise<ReplacedSecret> {
  const { tx, at } = act
  const clientSecret = newSecret()
  // Held, so that of two replacements at once the second one ends what the first one made.
  await tx.selectFrom('client').select('client_id').where('client_id', '=', clientId).forNoKeyUpdate().execute()
  await tx
    .updateTable('client_secret')
    .set({ ended_at: at })
    .where('client_id', '=', clientId)
    .where('ended_at', '>', at)
    .execute()
  const endsAt = expiresOldIn === undefined ? at : at.add({ hours: expiresOldIn })
  const ended = await tx
    .updateTable('client_secret')
    .set({ ended_at: endsAt })
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .returning('client_id')
    .execute()
  await tx
    .insertInto('client_secret')
    .values({ secret_hash: hashSecret(clientSecret), client_id: clientId, created_at: at })
    .execute()
  const oldEndsAt = expiresOldIn !== undefined && ended.length > 0 ? endsAt : undefined
  await act.record('replace-secret', { clientId, detail: { oldEndsAt: oldEndsAt?.toString() } })
  return { clientSecret, ...(oldEndsAt && { oldEndsAt }) }
}
