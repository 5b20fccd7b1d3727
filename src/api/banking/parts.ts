// The parts that Banking endpoints are built from.

import type { Database } from '../../database/open.ts'
import type { Retrieval } from '../../domain/retrieval/retrieval.ts'
import type { Clock } from '../../platform/clock.ts'
import type { FailureLimit } from '../../platform/http/failure-limit.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/secret.ts'

export type BankingParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly log: Log
  readonly retrieval: Retrieval
  /** Counts credentials that were wrong. */
  readonly failures: FailureLimit
  /** Counts calls without a credential, where an organization allows these. */
  readonly strangers: StrangerLimit
  readonly consentMonths: number
  readonly rules: BankingRules
}

export type BankingRules = {
  /** The time that a read waits for the bank before it is answered that it goes on without its caller. */
  readonly dispatchAfterMilliseconds: number
  /** The time in milliseconds after which a read that has not come to its end has failed. */
  readonly longReadDeadline: number
  /** The most reads that go on without a caller: on one node, and of one organization. */
  readonly longReadsAtOnce: number
  readonly longReadsPerOrganization: number
  /** The most transactions of one account in one answer. */
  readonly mostTransactions: number
}
