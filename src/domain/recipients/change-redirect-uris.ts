// Changes where a recipient may be answered: the whole list is replaced, and its logo fetched anew.

import type { Act } from '../journal/act.ts'
import { requestLogo } from '../logos/request-logo.ts'

export async function changeRedirectUris(act: Act, clientId: string, redirectUris: readonly string[]): Promise<void> {
  await act.tx
    .updateTable('recipient')
    .set({ redirect_uris: [...redirectUris] })
    .where('client_id', '=', clientId)
    .execute()
  await requestLogo(act, clientId)
  await act.record('change-redirect-uris', { clientId, detail: { redirectUris } })
}
