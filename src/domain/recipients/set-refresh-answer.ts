// Sets whether a recipient's refreshes are answered with its refresh token again.

import type { Act } from '../journal/act.ts'

export async function setRefreshAnswer(act: Act, clientId: string, repeatsRefreshToken: boolean): Promise<void> {
  await act.tx
    .updateTable('recipient')
    .set({ repeats_refresh_token: repeatsRefreshToken })
    .where('client_id', '=', clientId)
    .execute()
  await act.record('set-refresh-answer', { clientId, detail: { repeatsRefreshToken } })
}
