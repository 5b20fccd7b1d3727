// Marks the grants that an earlier version kept unmarked, so that the consents and sign-ins that use the same grant are found.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { BANK_GRANT, macOfGrant } from '../grants/bank-grant.ts'

/** Rows of one transaction. */
const BATCH = 200

/**
 * Before a server ends a consent or tells a bank anything: a grant that two consents share would end with the first of
 * them. Gives how many it marked; what no secret key opens stays as it is. Changes nothing that was promised, and so has no entry.
 */
export async function markFormerGrants(database: Database, vault: Vault): Promise<number> {
  let marked = 0
  let after = ''
  for (;;) {
    const rows = await findUnmarked(database, after)
    const last = rows.at(-1)
    if (!last) return marked
    after = last.consent_id
    const ids: string[] = []
    const macs: string[] = []
    for (const { consent_id, provider_id, bank_grant_sealed } of rows) {
      const bankGrant = vault.open(BANK_GRANT, bank_grant_sealed ?? '')
      if (bankGrant === undefined) continue
      ids.push(consent_id)
      macs.push(macOfGrant(vault, provider_id, bankGrant))
    }
    marked += await mark(database, ids, macs)
  }
}

function findUnmarked({ read }: Database, after: string) {
  return read
    .selectFrom('consent')
    .select(['consent_id', 'provider_id', 'bank_grant_sealed'])
    .where('ended_at', 'is', null)
    .where('bank_grant_mac', 'is', null)
    .where('consent_id', '>', after)
    .orderBy('consent_id')
    .limit(BATCH)
    .execute()
}

/** One that has ended meanwhile has no grant any more. */
function mark(database: Database, ids: readonly string[], macs: readonly string[]): Promise<number> {
  return database.transaction(async (tx) => {
    const marked = await sql`update consent c set bank_grant_mac = m.mac
      from unnest(${ids}::text[], ${macs}::text[]) as m (consent_id, mac)
      where c.consent_id = m.consent_id and c.ended_at is null and c.bank_grant_mac is null`.execute(tx)
    return Number(marked.numAffectedRows ?? 0n)
  })
}
