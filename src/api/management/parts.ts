// What the management endpoints are built from.

import type { Database } from '../../database/open.ts'
import type { RecipientRules } from '../../domain/recipients/recipient-request.ts'
import type { Banks } from '../../domain/retrieval/banks.ts'
import type { TokenMint } from '../../domain/tokens/access-token.ts'
import type { DataInventory } from '../../fdx/data-inventory.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/secret.ts'

export type ManagementParts = {
  readonly database: Database
  readonly clock: Clock
  readonly mint: TokenMint
  readonly banks: Banks
  readonly vault: Vault
  readonly log: Log
  /** The conventions of OAuth: partners meet one kind of error from the token endpoint on. */
  readonly conventions: Conventions
  /** Writes what a bank fills, as a client of the data API meets it. */
  readonly writeInventory: (filled: DataInventory) => WireInventory
  readonly rules: ManagementRules
}

/** Kind of read -> paths of the members in its answer. */
export type WireInventory = Readonly<Record<string, readonly string[]>>

export type ManagementRules = RecipientRules & {
  /** The most that one request may ask for. */
  readonly mostRegistrations: number
}
