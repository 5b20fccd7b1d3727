// The parts that Data Sharing endpoints are built from.

import type { z } from 'zod'
import type { Database } from '../../database/open.ts'
import type { ReaderIdentity } from '../../domain/retrieval/reader.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HeadAccess } from '../../platform/http/endpoint.ts'
import type { FailureLimit } from '../../platform/http/failure-limit.ts'
import type { Vault } from '../../platform/secret.ts'

export type DataSharingParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  /** Counts secrets that were wrong. */
  readonly failures: FailureLimit
  /** Recognises an organization by its API secret; gives the organization's id. */
  readonly client: HeadAccess<string>
  readonly detail: AccountDetail
}

/** One account as the Banking API tells it, read live: what a partner is given. */
export type AccountDetail = {
  /** The shape of the members, by name, for the reference. */
  readonly shape: Readonly<Record<string, z.ZodType>>
  readonly days: z.ZodType<Days>
  read(request: SharedRead): Promise<object>
}

export type SharedRead = {
  readonly identity: ReaderIdentity
  readonly organizationId: string
  readonly accountHandle: string
  readonly days: Days
}

export type Days = 'Days90' | 'Days360' | 'Days365'
