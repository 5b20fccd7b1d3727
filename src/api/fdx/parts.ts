// The parts that FDX endpoints are built from.

import type { Database } from '../../database/open.ts'
import type { Retrieval } from '../../domain/retrieval/retrieval.ts'
import type { TokenMint } from '../../domain/tokens/access-token.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/secret.ts'

export type FdxParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly mint: TokenMint
  readonly retrieval: Retrieval
  /** Whether a call of version 6 must have an interaction id, as FDX 6.4.1 says. */
  readonly demandsInteractionId: boolean
}
