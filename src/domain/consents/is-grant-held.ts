// Whether a grant of a bank is used by anything that lives.

import type { Database } from '../../database/open.ts'
import { macOfGrant } from '../grants/bank-grant.ts'
import type { Vault } from '../../platform/secret.ts'

const IS_HELD = `select exists (select from consent where bank_grant_mac = $1 and ended_at is null) or exists (
  select from authorization_request where bank_grant_mac = $1 and decided_at is null and expires_at > $2) as is_held`

type Grant = { readonly providerId: number; readonly bankGrant: string; readonly at: Temporal.Instant }

export async function isGrantHeld(database: Database, vault: Vault, { providerId, bankGrant, at }: Grant) {
  const [row] = await database.run<{ is_held: boolean }>(IS_HELD, [macOfGrant(vault, providerId, bankGrant), at])
  return row?.is_held === true
}
