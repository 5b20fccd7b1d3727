// The history of a provider: what operators changed, from the journal.

import type { Database } from '../../database/open.ts'
import type { Actor } from '../journal/act.ts'
import { searchJournal, type JournalLine } from '../journal/search-journal.ts'

const actions = [
  'add-provider',
  'change-provider',
  'replace-provider-secret',
  'activate-provider',
  'enable-provider',
  'disable-provider',
  'retire-provider',
] as const

export type ProviderStep = {
  readonly action: (typeof actions)[number]
  readonly at: Temporal.Instant
  readonly actor: Actor
  /** The names of what changed, never a value. */
  readonly names: readonly string[]
}

/** Returns the latest steps, newest first. */
export async function listProviderSteps(
  database: Database,
  providerId: number,
  most: number,
): Promise<readonly ProviderStep[]> {
  const found = await searchJournal(database, { providerId, actions }, most)
  return found.filter(hasChanged).map(({ action, at, actor, detail }) => ({
    action: action as ProviderStep['action'],
    at,
    actor,
    names: [detail['changed'], detail['name']].flat().filter((one) => typeof one === 'string'),
  }))
}

/** Who saves a form as it was, or sets a secret to what it is, has changed nothing. */
function hasChanged({ detail: { changed } }: JournalLine): boolean {
  return changed !== false && !(Array.isArray(changed) && changed.length === 0)
}
