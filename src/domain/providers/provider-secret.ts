// The secrets of a provider: sealed, replaced without an outage, and never shown again.

import type { Database } from '../../database/open.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act, Actor } from '../journal/act.ts'
import { lockProvider } from './change-provider.ts'

/** The purpose under which they are sealed. */
export const PROVIDER_SECRET = 'provider secret'

export type NewSecret = { readonly providerId: number; readonly name: string; readonly value: string }

/**
 * Keeps it in place of the former one; every server opens the bank anew with its next call. Returns whether it differs from the
 * former one: if not, it stays as it is.
 */
export async function setProviderSecret(
  act: Act,
  vault: Vault,
  { providerId, name, value }: NewSecret,
): Promise<boolean> {
  const provider = await lockProvider(act, providerId)
  const former = await act.tx
    .selectFrom('provider_secret')
    .select('value_sealed')
    .where('provider_id', '=', providerId)
    .where('name', '=', name)
    .executeTakeFirst()
  if (former && vault.open(PROVIDER_SECRET, former.value_sealed) === value) {
    await act.record('replace-provider-secret', { providerId, detail: { name, changed: false } })
    return false
  }
  const kept = {
    value_sealed: vault.seal(PROVIDER_SECRET, value),
    set_at: act.at,
    set_by_kind: act.actor.kind,
    set_by_id: act.actor.id,
  }
  await act.tx
    .insertInto('provider_secret')
    .values({ provider_secret_id: newId('provider_secret', act.at), provider_id: providerId, name, ...kept })
    .onConflict((conflict) => conflict.columns(['provider_id', 'name']).doUpdateSet(kept))
    .execute()
  await act.tx
    .updateTable('provider')
    .set({ settings_version: provider.settings_version + 1 })
    .where('provider_id', '=', providerId)
    .execute()
  await act.record('replace-provider-secret', { providerId, detail: { name } })
  return true
}

/** Reads them for the connector. Throws `provider_unavailable` if one does not open with the secret keys of this server. */
export async function readProviderSecrets(
  database: Pick<Database, 'read'>,
  vault: Vault,
  providerId: number,
): Promise<Readonly<Record<string, string>>> {
  const rows = await database.read
    .selectFrom('provider_secret')
    .select(['name', 'value_sealed'])
    .where('provider_id', '=', providerId)
    .execute()
  return Object.fromEntries(
    rows.map(({ name, value_sealed }) => {
      const value = vault.open(PROVIDER_SECRET, value_sealed)
      if (value !== undefined) return [name, value]
      const cause = `the secret ${name} of provider ${providerId} does not open with the secret keys that were given`
      throw new Problem('provider_unavailable', 'The settings of this bank cannot be read at the moment.', { cause })
    }),
  )
}

/** All that is ever shown of a secret. */
export type KeptSecret = { readonly name: string; readonly setAt: Temporal.Instant; readonly setBy: Actor }

export async function listProviderSecrets(
  database: Pick<Database, 'read'>,
  providerId: number,
): Promise<readonly KeptSecret[]> {
  const rows = await database.read
    .selectFrom('provider_secret')
    .select(['name', 'set_at', 'set_by_kind', 'set_by_id'])
    .where('provider_id', '=', providerId)
    .orderBy('name')
    .execute()
  return rows.map(({ name, set_at: setAt, set_by_kind, set_by_id }) => ({
    name,
    setAt,
    setBy: { kind: set_by_kind as Actor['kind'], id: set_by_id },
  }))
}
