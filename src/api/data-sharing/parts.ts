// What the Data Sharing endpoints are built from.

import type { z } from 'zod'
import type { Database } from '../../database/open.ts'
import type { Reader } from '../../domain/retrieval/retrieve.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HeadAccess } from '../../platform/http/endpoint.ts'
import type { FailureLimit } from '../../platform/http/failure-limit.ts'
import type { Vault } from '../../platform/secret.ts'

export type DataSharingParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  /** Of secrets that were wrong. */
  readonly failures: FailureLimit
  /** Whoever sends the organization's API secret; gives the organization's id. */
  readonly client: HeadAccess<string>
  readonly detail: AccountDetail
}

/** One account as the Banking API tells it, read live: what a partner is given. */
export type AccountDetail = {
  /** Of the members; by name, for the reference. */
  readonly shape: Readonly<Record<string, z.ZodType>>
  readonly days: z.ZodType<Days>
  read(reader: Reader, organizationId: string, accountHandle: string, days: Days): Promise<object>
}

export type Days = 'Days90' | 'Days360' | 'Days365'
