// What an operator sees of a recipient's client: its state, its company, and how old its secrets are.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'

export type ClientStatus = 'ACTIVE' | 'SUSPENDED' | 'ENDED'

export type ClientRecord = {
  readonly clientId: string
  readonly name: string
  readonly organizationId: string
  readonly organization: string
  /** The organization's Connect client: it has no secret, and addresses of its own. */
  readonly isConnect: boolean
  readonly status: ClientStatus
  readonly createdAt: Temporal.Instant
}

export type SecretAge = {
  readonly createdAt: Temporal.Instant
  readonly lastUsedAt?: Temporal.Instant
  /** Present for an old secret that lives on beside the new one. */
  readonly endsAt?: Temporal.Instant
}

/** Returns the clients of all organizations, by name. */
export async function listClientRecords(database: Database): Promise<readonly ClientRecord[]> {
  const rows = await selectRecords(database).orderBy('recipient.name').orderBy('client.client_id').execute()
  return rows.map(readRecord)
}

export async function findClientRecord(
  database: Pick<Database, 'read'>,
  clientId: string,
): Promise<ClientRecord | undefined> {
  const row = await selectRecords(database).where('client.client_id', '=', clientId).executeTakeFirst()
  return row && readRecord(row)
}

/** Returns the record of a recipient that has not ended. Throws `not_found`. */
export async function demandClientRecord(database: Pick<Database, 'read'>, clientId: string): Promise<ClientRecord> {
  const record = await findClientRecord(database, clientId)
  if (record && record.status !== 'ENDED') return record
  throw new Problem('not_found', 'There is no such recipient.')
}

/** The same, of one with a secret and redirect URIs: the Connect client is set up with Connect. */
export async function demandAppRecord(database: Pick<Database, 'read'>, clientId: string): Promise<ClientRecord> {
  const record = await demandClientRecord(database, clientId)
  if (!record.isConnect) return record
  throw new Problem('not_found', "This is an organization's Connect. Its addresses are set with its Data Sharing.")
}

function selectRecords(database: Pick<Database, 'read'>) {
  return database.read
    .selectFrom('client')
    .innerJoin('recipient', 'recipient.client_id', 'client.client_id')
    .innerJoin('organization', 'organization.organization_id', 'client.organization_id')
    .select(['client.client_id', 'recipient.name', 'organization.name as organization'])
    .select(['client.organization_id', 'connect_client_id'])
    .select(['client.status', 'client.created_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>

function readRecord(row: Row): ClientRecord {
  return {
    clientId: row.client_id,
    name: row.name,
    organizationId: row.organization_id,
    organization: row.organization,
    isConnect: row.connect_client_id === row.client_id,
    status: row.status as ClientStatus,
    createdAt: row.created_at,
  }
}

/** Returns the ages of the secrets that open something at this moment, oldest first. */
export async function findSecretAges(
  database: Database,
  at: Temporal.Instant,
  clientId: string,
): Promise<readonly SecretAge[]> {
  const rows = await database.read
    .selectFrom('client_secret')
    .select(['created_at', 'last_used_at', 'ended_at'])
    .where('client_id', '=', clientId)
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', at)]))
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    createdAt: row.created_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    ...(row.ended_at !== null && { endsAt: row.ended_at }),
  }))
}
