// Asks for a recipient's logo, in the act that changes the recipient: a job fetches it.

import type { Act } from '../journal/act.ts'

/** A request that waits already begins anew. */
export async function requestLogo(act: Act, clientId: string): Promise<void> {
  const due = { attempts: 0, due_at: act.at }
  await act.tx
    .insertInto('logo_fetch')
    .values({ client_id: clientId, ...due })
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(due))
    .execute()
}
