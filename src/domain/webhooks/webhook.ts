// A webhook: the address to which an organization's results are posted as soon as they are there, and which results.

import type { Database } from '../../database/open.ts'
import { FARE, readFare, WORST_FIRST, type Fare, type FareRow } from '../deliveries/watch-destinations.ts'

/** The kinds of the documentation that a server of consented bank data has: on the wire ResponseType. */
export const webhookKinds = ['KYC', 'GetAccountsDetail'] as const

export type WebhookKind = (typeof webhookKinds)[number]

export type WebhookSettings = { readonly url: string; readonly kinds: readonly WebhookKind[] }

export type Webhook = WebhookSettings &
  Fare & {
    readonly id: string
    readonly organizationId: string
    readonly organizationName: string
    readonly createdAt: Temporal.Instant
  }

const select = (where: string): string => `
  select w.webhook_id, w.organization_id, o.name, w.kinds, s.url, s.created_at, ${FARE}
  from webhook w join destination s on s.destination_id = w.webhook_id join organization o using (organization_id)
  ${where}
  order by ${WORST_FIRST} limit $1`

const FIND = select('where w.organization_id = $2')

const WATCH = select('')

type Row = FareRow & {
  readonly webhook_id: string
  readonly organization_id: string
  readonly name: string
  readonly kinds: readonly WebhookKind[]
  readonly url: string
  readonly created_at: Temporal.Instant
}

/** Finds the latest of an organization, which may have ended. */
export async function findWebhook(database: Database, organizationId: string): Promise<Webhook | undefined> {
  const [row] = await database.run<Row>(FIND, [1, organizationId])
  return row && readWebhook(row)
}

/** Returns those that fail first, those that have ended last. */
export async function watchWebhooks(database: Database, limit: number): Promise<readonly Webhook[]> {
  const rows = await database.run<Row>(WATCH, [limit])
  return rows.map(readWebhook)
}

function readWebhook(row: Row): Webhook {
  return {
    id: row.webhook_id,
    organizationId: row.organization_id,
    organizationName: row.name,
    url: row.url,
    kinds: row.kinds,
    createdAt: row.created_at,
    ...readFare(row),
  }
}
