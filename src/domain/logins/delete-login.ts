// Deletes a login: its consent ends, and all that is held for it goes, with every share and session. The journal keeps the fact.

import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { revokeConsent } from '../consents/revoke-consent.ts'
import type { Act } from '../journal/act.ts'
import { loginNotFound } from './login.ts'

/** Throws `login_not_found`, also for another organization's, and `login_in_use` while a read of it is under way. */
export async function deleteLogin(act: Act, organizationId: string, loginId: string, reason?: string): Promise<void> {
  if (!isGuid(loginId)) throw loginNotFound()
  const login = await act.tx
    .selectFrom('login')
    .innerJoin('client', 'client.client_id', 'login.client_id')
    .innerJoin('customer', 'customer.customer_id', 'login.customer_id')
    .select(['login.login_id', 'login.client_id', 'login.customer_id', 'customer.provider_id'])
    .where('login.login_id', '=', loginId)
    .where('client.organization_id', '=', organizationId)
    .forUpdate('login')
    .executeTakeFirst()
  if (!login) throw loginNotFound()
  await demandAtRest(act, loginId)
  await endItsConsent(act, loginId)
  await act.tx.deleteFrom('login').where('login_id', '=', loginId).execute()
  await act.record('delete-login', {
    clientId: login.client_id,
    providerId: login.provider_id,
    customerId: login.customer_id,
    detail: { loginId: login.login_id, organizationId, reason },
  })
}

/** A read counts while a node is at it, and while it goes on without its caller. */
async function demandAtRest(act: Act, loginId: string): Promise<void> {
  const working = await act.tx
    .selectFrom('session_read')
    .innerJoin('banking_session', 'banking_session.request_id', 'session_read.request_id')
    .select('session_read.read_id')
    .where('banking_session.login_id', '=', loginId)
    .where('session_read.state', 'in', ['working', 'waiting'])
    .where('session_read.expires_at', '>', act.at)
    .where('session_read.deadline_at', '>', act.at)
    .where((eb) => eb.or([eb('session_read.goes_on', '=', true), eb('session_read.held_until', '>', act.at)]))
    .executeTakeFirst()
  if (working)
    throw new Problem('login_in_use', 'A read of this LoginId is still under way. Try again when it is done.')
}

async function endItsConsent(act: Act, loginId: string): Promise<void> {
  const living = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('login_id', '=', loginId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (living) await revokeConsent(act, living.consent_id, 'the login was deleted', 'recipient')
}
