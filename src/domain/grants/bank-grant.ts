// A bank's grant: what a connector needs to read on a customer's behalf. Kept sealed, and recognised by a keyed hash.

import type { Vault } from '../../platform/secret.ts'

/** The purpose under which it is sealed. */
export const BANK_GRANT = 'bank grant'

/** What a bank gave at a sign-in. */
export type GivenGrant = {
  /** What the connector needs in order to read later. Where it gives tokens: a random secret, the grant's lasting name. */
  readonly bankGrant: string
  /** The bank's tokens, if the grant is renewed: kept in the transaction that keeps the sign-in. The connector alone reads them. */
  readonly tokens?: string
  /** Whether each renewal gives a new refresh token, if the connector knows it before the first one. */
  readonly rotates?: boolean
  /** When the refresh token is over unless it is renewed before, if the bank says so. */
  readonly renewBefore?: Temporal.Instant
}

/** What is kept elsewhere than the tokens: who signed in, sealed, until the customer has decided. */
export function withoutTokens<T extends GivenGrant>(given: T): Omit<T, 'tokens' | 'rotates' | 'renewBefore'> {
  const { tokens: _tokens, rotates: _rotates, renewBefore: _renewBefore, ...rest } = given
  return rest
}

export type KeptGrant = { readonly bank_grant_sealed: string; readonly bank_grant_mac: string }

/** Returns the grant as the columns keep it. */
export function keepGrant(vault: Vault, providerId: number, bankGrant: string): KeptGrant {
  return {
    bank_grant_sealed: vault.seal(BANK_GRANT, bankGrant),
    bank_grant_mac: macOfGrant(vault, providerId, bankGrant),
  }
}

/** A hash that is the same for every consent and sign-in that uses the grant. */
export function macOfGrant(vault: Vault, providerId: number, bankGrant: string): string {
  return vault.mac(BANK_GRANT, `${providerId} ${bankGrant}`)
}
