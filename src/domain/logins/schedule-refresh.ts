// Schedules the refresh of a login, or not: the organization's own note, told with every answer about the login.

import type { Act } from '../journal/act.ts'
import type { Login } from './login.ts'

export async function scheduleRefresh(act: Act, login: Login, isScheduled: boolean): Promise<void> {
  const { loginId, clientId, customerId, providerId } = login
  await act.tx.updateTable('login').set({ is_scheduled_refresh: isScheduled }).where('login_id', '=', loginId).execute()
  await act.record('schedule-refresh', { clientId, customerId, providerId, detail: { loginId, isScheduled } })
}
