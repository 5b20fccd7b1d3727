// A bank's grant: what a connector needs to read on a customer's behalf. Kept sealed, and recognised by a keyed hash.

import type { Vault } from '../../platform/secret.ts'

/** The purpose under which it is sealed. */
export const BANK_GRANT = 'bank grant'

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
