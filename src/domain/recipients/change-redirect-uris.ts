// Changes where a recipient may be answered: the whole list is replaced.

import type { Act } from '../journal/act.ts'

export async function changeRedirectUris(act: Act, clientId: string, redirectUris: readonly string[]): Promise<void> {
  await act.tx
    .updateTable('recipient')
    .set({ redirect_uris: [...redirectUris] })
    .where('client_id', '=', clientId)
    .execute()
  await act.record('change-redirect-uris', { clientId, detail: { redirectUris } })
}
