// Registers the Connect of every organization with a provider that has opened: it waits for its admission there, like any recipient.

import type { Act } from '../journal/act.ts'
import { addRegistrations } from './add-registrations.ts'

export async function inviteConnects(act: Act, providerId: number): Promise<void> {
  const rows = await act.tx
    .selectFrom('organization')
    .select('connect_client_id')
    .where('connect_client_id', 'is not', null)
    .execute()
  const clientIds = rows.flatMap((row) => row.connect_client_id ?? [])
  await addRegistrations(act, clientIds, [providerId])
}
