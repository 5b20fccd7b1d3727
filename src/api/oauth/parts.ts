// What the OAuth endpoints are built from.

import type { Database } from '../../database/open.ts'
import type { KeyRing } from '../../domain/keys/key-ring.ts'
import type { TokenMint } from '../../domain/tokens/access-token.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HeadAccess } from '../../platform/http/endpoint.ts'
import type { FailureLimit } from '../../platform/http/failure-limit.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/secret.ts'
import type { TokenReader } from './token-reader.ts'

export type OAuthParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly log: Log
  readonly issuer: string
  /** The most that a consent lasts. */
  readonly consentMonths: number
  readonly ring: KeyRing
  readonly mint: TokenMint
  /** The access rule of bank data, for userinfo. */
  readonly tokenReader: HeadAccess<TokenReader>
  /** The address at which apps register, for the metadata. */
  readonly registerPath: string
  /** The limit of client authentications that fail. */
  readonly failures: FailureLimit
  /** The limit of authorizations that are begun. */
  readonly strangers: StrangerLimit
}
