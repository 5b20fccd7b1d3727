// The answer of Connect: what the organization learns once a customer has agreed, in a redirect or around a frame.

import { strict as assert } from 'node:assert'
import type { Act } from '../journal/act.ts'
import { beginSession } from '../logins/begin-session.ts'
import { scheduleRefresh } from '../logins/schedule-refresh.ts'
import { institutionOf } from '../providers/institution.ts'
import { findProvider } from '../providers/provider.ts'
import type { Authorization, AuthorizationStatus } from './authorization.ts'
import { announceAuthorized } from '../webhooks/announce.ts'
import type { AuthorizationAt } from './authorization-flow.ts'
import type { ConnectMessage, ConnectTrip } from './connect-trip.ts'

type Allowed = AuthorizationAt<'decide'> & { readonly status: AuthorizationStatus }

/** Embedded, it also begins a session: the page around the frame is told its RequestId, which its server can read with at once. */
export async function answerOfConnect(
  act: Act,
  { trip, ...authorization }: Allowed & { readonly trip: ConnectTrip },
  consentId: string,
): Promise<ConnectMessage> {
  const { providerId, clientId, language = 'en' } = authorization
  const login = await act.tx
    .selectFrom('consent')
    .innerJoin('client', 'client.client_id', 'consent.client_id')
    .innerJoin('login', 'login.login_id', 'consent.login_id')
    .select([
      'login.login_id as loginId',
      'login.customer_id as customerId',
      'client.organization_id as organizationId',
    ])
    .where('consent_id', '=', consentId)
    .executeTakeFirstOrThrow()
  const provider = await findProvider({ read: act.tx }, providerId)
  assert.ok(provider, 'a living consent has its provider')
  const { loginId, customerId, organizationId } = login
  const { tag } = trip
  await act.tx
    .updateTable('login')
    .set({ tag: tag ?? null })
    .where('login_id', '=', loginId)
    .execute()
  if (trip.scheduleRefresh !== undefined) {
    await scheduleRefresh(act, { loginId, clientId, customerId, providerId }, trip.scheduleRefresh)
  }
  const answer = {
    loginId,
    institution: institutionOf(provider),
    accountIds: await findHandles(act, authorization),
  }
  if (!trip.isEmbedded) {
    await announceAuthorized(act, { organizationId, loginId, language, tag })
    return answer
  }
  const opener = { by: 'connect' } as const
  const { requestId } = await beginSession(act, { organizationId, providerId, language, loginId, tag, opener })
  return { ...answer, requestId }
}

async function findHandles(
  { tx }: Act,
  { clientId, providerId, chosenAccounts }: Pick<Allowed, 'clientId' | 'providerId' | 'chosenAccounts'>,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('account_handle')
    .select(['account_handle', 'bank_account_id'])
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .where('bank_account_id', 'in', [...chosenAccounts])
    .execute()
  const handleOf = new Map(rows.map((row) => [row.bank_account_id, row.account_handle]))
  return chosenAccounts.map((id) => handleOf.get(id)).filter((handle) => handle !== undefined)
}

/** The query of an answer that goes to the redirect URL. */
export function queryOfAnswer(
  { state, trip }: Pick<Authorization, 'state' | 'trip'>,
  { loginId, institution, accountIds, error, error_description }: Partial<ConnectMessage>,
): Readonly<Record<string, string | undefined>> {
  const accountId = trip?.accounts === 'many' ? accountIds?.join(',') : accountIds?.[0]
  return {
    loginId,
    institution: loginId === undefined ? undefined : institution,
    accountId: trip?.accounts && accountId,
    error,
    error_description,
    tag: trip?.tag,
    state,
  }
}
