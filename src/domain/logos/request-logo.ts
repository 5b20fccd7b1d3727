// Asks for a recipient's logo, in the act that changes the recipient: a job fetches it.

import type { Act } from '../journal/act.ts'

/** A request that waits already begins anew. A recipient that named no logo has none to ask for. */
export async function requestLogo(act: Act, clientId: string): Promise<void> {
  const named = await act.tx
    .selectFrom('recipient')
    .select('client_id')
    .where('client_id', '=', clientId)
    .where('logo_uri', 'is not', null)
    .executeTakeFirst()
  if (!named) return
  const due = { attempts: 0, due_at: act.at }
  await act.tx
    .insertInto('logo_fetch')
    .values({ client_id: clientId, ...due })
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(due))
    .execute()
}
