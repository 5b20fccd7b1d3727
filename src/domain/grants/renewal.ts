// A renewal of a grant's tokens: what goes in, what comes out, and what is known of one that failed.

import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'

export type TokenSet = {
  /** What the connector keeps: it alone reads it. */
  readonly value: string
  /** Grows by one with each renewal. */
  readonly version: number
}

export type Renewal = {
  readonly value: string
  /** Whether the bank gave a new refresh token, so that the former one must never be sent again. */
  readonly rotates: boolean
  /** When the refresh token is over unless it is renewed before, if the bank says so. */
  readonly renewBefore?: Temporal.Instant
}

/**
 * Asks the bank. The signal is the renewal's own: it aborts at the bank's deadline, never because one who waits has left,
 * for a renewal that is cut off after it was sent may cost the grant. Throws `bank_grant_ended` for invalid_grant.
 */
export type Renew = (current: TokenSet, signal: AbortSignal) => Promise<Renewal>

/** What is known of a renewal that failed. */
export type RenewalTrouble = {
  /** The name of the trouble, for the operator. */
  readonly name: string
  /** The bank has certainly not used the refresh token: it was not reached, or says that it did nothing. */
  readonly isNotDone: boolean
}

export type TokenParts = {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  /** How long a bank may take. */
  readonly deadlineMilliseconds: number
  /** What an error of `renew` says of the refresh token that was sent. */
  readonly troubleOf: (error: unknown) => RenewalTrouble
}

export function grantEnded(): Problem {
  return new Problem('bank_grant_ended', 'The bank no longer accepts this consent. The customer has to consent again.')
}

/** Whether the bank says, in whatever answer, that it no longer knows the grant. */
export function isGrantEnded(error: unknown): boolean {
  return error instanceof Problem && error.code === 'bank_grant_ended'
}
