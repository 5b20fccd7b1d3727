// Keeps the tokens of a grant, in the transaction that keeps the grant itself, and drops them when the bank has confirmed its release.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { macOfGrant, type GivenGrant } from './bank-grant.ts'
import { UPSTREAM_TOKENS } from './stored-tokens.ts'

/** Does nothing for a grant that has none. Tokens of the same grant from an earlier sign-in are replaced: the bank gave these last. */
export async function keepTokens(
  { tx, at }: Pick<Act, 'tx' | 'at'>,
  vault: Vault,
  providerId: number,
  { bankGrant, tokens, rotates, renewBefore }: GivenGrant,
): Promise<void> {
  if (tokens === undefined) return
  const kept = {
    tokens_sealed: vault.seal(UPSTREAM_TOKENS, tokens),
    rotates: rotates ?? null,
    renew_before: renewBefore ?? null,
    changed_at: at,
    renewal_id: null,
    renewal_until: null,
    ended_at: null,
  }
  await tx
    .insertInto('upstream_token')
    .values({ bank_grant_mac: macOfGrant(vault, providerId, bankGrant), provider_id: providerId, ...kept })
    .onConflict((conflict) =>
      conflict
        .column('bank_grant_mac')
        .doUpdateSet(({ eb }) => ({ ...kept, version: eb('upstream_token.version', '+', 1) })),
    )
    .execute()
}

/** The release of the grant is confirmed: nobody needs its tokens any more. */
export async function dropTokens({ tx }: Pick<Act, 'tx'>, bankGrantMac: string): Promise<void> {
  await tx.deleteFrom('upstream_token').where('bank_grant_mac', '=', bankGrantMac).execute()
}
