// A login: one customer at one recipient, as the recipient's organization addresses it. On the wire: LoginId.

import type { Database } from '../../database/open.ts'
import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { CustomerType } from '../consents/login-id.ts'

export type Login = {
  readonly loginId: string
  readonly clientId: string
  readonly clientName: string
  readonly customerId: string
  readonly providerId: number
  readonly customerType?: CustomerType
  readonly isScheduledRefresh: boolean
  readonly createdAt: Temporal.Instant
  /** The user name with which its organization signed it in; absent if that was on the bank's own pages. */
  readonly usernameSealed?: string
  /** The consent behind it; absent when none lives. */
  readonly consentId?: string
}

/** Returns the logins of an organization, newest first, whether a consent lives behind them or not. */
export async function listLogins(
  database: Database,
  at: Temporal.Instant,
  organizationId: string,
): Promise<readonly Login[]> {
  const rows = await selectLogins(database, at, organizationId)
    .orderBy('login.created_at', 'desc')
    .orderBy('login.login_id')
    .execute()
  return rows.map(readLogin)
}

/** Throws `login_not_found` when there is none, or it is another organization's. */
export async function demandLogin(
  database: Database,
  at: Temporal.Instant,
  organizationId: string,
  loginId: string,
): Promise<Login> {
  const row = isGuid(loginId)
    ? await selectLogins(database, at, organizationId).where('login.login_id', '=', loginId).executeTakeFirst()
    : undefined
  if (!row) throw loginNotFound()
  return readLogin(row)
}

export function loginNotFound(): Problem {
  return new Problem('login_not_found', 'There is no such LoginId.')
}

function selectLogins(database: Database, at: Temporal.Instant, organizationId: string) {
  return database.read
    .selectFrom('login')
    .innerJoin('client', 'client.client_id', 'login.client_id')
    .innerJoin('recipient', 'recipient.client_id', 'login.client_id')
    .innerJoin('customer', 'customer.customer_id', 'login.customer_id')
    .leftJoin('consent', (join) =>
      join
        .onRef('consent.login_id', '=', 'login.login_id')
        .on('consent.ended_at', 'is', null)
        .on('consent.expires_at', '>', at),
    )
    .select(['login.login_id', 'login.client_id', 'recipient.name', 'login.customer_id', 'customer.provider_id'])
    .select(['login.customer_type', 'login.is_scheduled_refresh', 'login.created_at', 'consent.consent_id'])
    .select('login.username_sealed')
    .where('client.organization_id', '=', organizationId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLogins>['executeTakeFirstOrThrow']>>

function readLogin(row: Row): Login {
  return {
    loginId: row.login_id,
    clientId: row.client_id,
    clientName: row.name,
    customerId: row.customer_id,
    providerId: row.provider_id,
    isScheduledRefresh: row.is_scheduled_refresh,
    createdAt: row.created_at,
    ...(row.customer_type !== null && { customerType: row.customer_type as CustomerType }),
    ...(row.username_sealed !== null && { usernameSealed: row.username_sealed }),
    ...(row.consent_id !== null && { consentId: row.consent_id }),
  }
}
