// Changes the description of a provider.

import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { describe, readProvider, type ProviderDescription } from './provider.ts'

/** A description, and the version that it was made from. */
export type ProviderChange = { readonly providerId: number; readonly from: number; readonly to: ProviderDescription }

/**
 * Returns the names of what changed; if nothing did, the provider stays as it is. Throws `not_found`, and `conflict` if somebody
 * else was quicker or the provider is retired.
 */
export async function changeProvider(act: Act, { providerId, from, to }: ProviderChange): Promise<readonly string[]> {
  const row = await lockProvider(act, providerId)
  if (row.settings_version !== from) {
    throw new Problem('conflict', 'Somebody else has changed this provider meanwhile. Reload it and change it again.')
  }
  const before = describe(readProvider(row))
  const after = describe(to)
  const names = (Object.keys(after) as (keyof typeof after)[]).filter(
    (name) => !isSame(name, before[name], after[name]),
  )
  if (names.length > 0) {
    await act.tx
      .updateTable('provider')
      .set({ ...after, settings_version: from + 1 })
      .where('provider_id', '=', providerId)
      .execute()
  }
  const changed = names.flatMap((name) => (name === 'settings' ? changedSettings(readProvider(row), to) : [name]))
  await act.record('change-provider', { providerId, detail: { changed } })
  return changed
}

/** Locks its row until the act ends. Throws `not_found`, and `conflict` for one that is retired. */
export async function lockProvider({ tx }: Act, providerId: number) {
  const row = await tx
    .selectFrom('provider')
    .selectAll()
    .where('provider_id', '=', providerId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', 'There is no such provider. Reload the list of providers.')
  if (row.status === 'RETIRED') throw new Problem('conflict', 'This provider is retired, and stays as it is.')
  return row
}

/** Returns the names of the settings that differ: `settings.issuer`. */
function changedSettings({ settings: before }: ProviderDescription, { settings: after }: ProviderDescription) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.filter((name) => !isDeepStrictEqual(before[name], after[name])).map((name) => `settings.${name}`)
}

/** The order of the members of the settings, which are JSON, means nothing. */
function isSame(name: string, left: unknown, right: unknown): boolean {
  const values = name === 'settings' ? [left, right].map((text) => JSON.parse(String(text)) as unknown) : [left, right]
  return isDeepStrictEqual(values[0], values[1])
}
