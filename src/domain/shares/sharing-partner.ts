// A sharing partner: a third party that reads what an organization shares with it. On the wire PermissionId and AuthSecret.

import type { Database } from '../../database/open.ts'
import { newGuid } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import { act, type By, type Stage } from '../journal/act.ts'

export type SharingPartner = {
  readonly permissionId: string
  /** The organization's name for it. */
  readonly name: string
  readonly isEnabled: boolean
  readonly createdAt: Temporal.Instant
  /** When it was last disabled or enabled. */
  readonly changedAt: Temporal.Instant
}

/** Given out again to the organization whenever it asks, so it is sealed, and found by a keyed hash. */
export const AUTH_SECRET = 'auth secret'

export type PartnerSecret = { readonly permissionId: string; readonly authSecret: string }

/** Returns the partners of an organization, by name. */
export async function listSharingPartners(
  database: Database,
  organizationId: string,
): Promise<readonly SharingPartner[]> {
  const rows = await database.read
    .selectFrom('sharing_partner')
    .select(['permission_id', 'name', 'is_enabled', 'created_at', 'changed_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    permissionId: row.permission_id,
    name: row.name,
    isEnabled: row.is_enabled,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }))
}

/** The partner of this name: the one that there is, or a new one. Of many first calls at once, one makes it. */
export async function keepSharingPartner(
  stage: Stage & { readonly vault: Vault },
  by: By,
  organizationId: string,
  name: string,
): Promise<PartnerSecret> {
  const { vault } = stage
  const known = await findByName(stage.database, vault, organizationId, name)
  if (known) return known
  const permissionId = newGuid()
  const authSecret = newGuid()
  const made = await act(stage, by, async (act) => {
    const { numInsertedOrUpdatedRows } = await act.tx
      .insertInto('sharing_partner')
      .values({
        permission_id: permissionId,
        organization_id: organizationId,
        name,
        auth_secret_mac: vault.mac(AUTH_SECRET, authSecret),
        auth_secret_sealed: vault.seal(AUTH_SECRET, authSecret),
        created_at: act.at,
        changed_at: act.at,
      })
      .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doNothing())
      .executeTakeFirstOrThrow()
    const isNew = numInsertedOrUpdatedRows === 1n
    await act.record('keep-sharing-partner', { detail: { organizationId, isNew, ...(isNew && { permissionId }) } })
    return isNew
  })
  if (made) return { permissionId, authSecret }
  const others = await findByName(stage.database, vault, organizationId, name)
  if (!others) throw new Error('the partner that was there is gone')
  return others
}

async function findByName(
  database: Database,
  vault: Vault,
  organizationId: string,
  name: string,
): Promise<PartnerSecret | undefined> {
  const row = await database.read
    .selectFrom('sharing_partner')
    .select(['permission_id', 'auth_secret_sealed'])
    .where('organization_id', '=', organizationId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row && openPartnerSecret(vault, row)
}

export function openPartnerSecret(
  vault: Vault,
  row: { readonly permission_id: string; readonly auth_secret_sealed: string },
): PartnerSecret {
  const authSecret = vault.open(AUTH_SECRET, row.auth_secret_sealed)
  if (authSecret === undefined) throw new Error('an AuthSecret does not open')
  return { permissionId: row.permission_id, authSecret }
}

/** A partner that calls with its AuthSecret, as long as it is enabled. */
export type RecognizedPartner = {
  readonly permissionId: string
  readonly organizationId: string
  readonly customerId: string
}

const FIND = `select p.permission_id, p.organization_id, o.guid
  from sharing_partner p join organization o on o.organization_id = p.organization_id
  where p.auth_secret_mac = $1 and p.is_enabled`

type Row = { readonly permission_id: string; readonly organization_id: string; readonly guid: string }

export async function recognizePartner(
  database: Database,
  vault: Vault,
  authSecret: string,
): Promise<RecognizedPartner | undefined> {
  const [row] = await database.run<Row>(FIND, [vault.mac(AUTH_SECRET, authSecret)])
  return row && { permissionId: row.permission_id, organizationId: row.organization_id, customerId: row.guid }
}
