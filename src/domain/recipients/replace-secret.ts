// Replaces a client's secret: the new one is given out this once, every older one dies.

import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'

export async function replaceSecret(act: Act, clientId: string): Promise<string> {
  const clientSecret = newSecret()
  // Held, so that of two replacements at once the second one ends what the first one made.
  await act.tx.selectFrom('client').select('client_id').where('client_id', '=', clientId).forNoKeyUpdate().execute()
  await act.tx
    .updateTable('client_secret')
    .set({ ended_at: act.at })
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .execute()
  await act.tx
    .insertInto('client_secret')
    .values({ secret_hash: hashSecret(clientSecret), client_id: clientId, created_at: act.at })
    .execute()
  await act.record('replace-secret', { clientId })
  return clientSecret
}
