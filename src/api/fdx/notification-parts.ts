// The parts that the endpoints of notifications are built from.

import type { Database } from '../../database/open.ts'
import type { TokenMint } from '../../domain/tokens/access-token.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/secret.ts'

export type NotificationParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly mint: TokenMint
  /** Whether a call must have an interaction id, as FDX 6.4.1 says. */
  readonly demandsInteractionId: boolean
  readonly rules: NotificationRules
}

export type NotificationRules = {
  /** Whether notifications may go to this machine itself. */
  readonly allowsLoopback: boolean
  /** The most that one recipient may have. */
  readonly mostSubscriptions: number
}
