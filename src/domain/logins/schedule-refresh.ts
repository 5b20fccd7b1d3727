// Schedules the refresh of a login, or not: the organization's own note, told with every answer about the login.

import type { Act } from '../journal/act.ts'
import type { Login } from './login.ts'

/** True where that was not so before. */
export async function scheduleRefresh(
  act: Act,
  login: Pick<Login, 'loginId' | 'clientId' | 'customerId' | 'providerId'>,
  isScheduled: boolean,
): Promise<boolean> {
  const { loginId, clientId, customerId, providerId } = login
  const changed = await act.tx
    .updateTable('login')
    .set({ is_scheduled_refresh: isScheduled })
    .where('login_id', '=', loginId)
    .where('is_scheduled_refresh', '<>', isScheduled)
    .executeTakeFirst()
  await act.record('schedule-refresh', { clientId, customerId, providerId, detail: { loginId, isScheduled } })
  return changed.numUpdatedRows === 1n
}
