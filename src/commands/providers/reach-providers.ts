// The calls of the operator's API that the command `providers` makes, and what they answer.

import { z } from 'zod'
import type { RunningServer } from '../running-server.ts'

const outcome = z.object({
  changes: z.array(z.object({ provider_id: z.int(), lines: z.array(z.string()) })),
  problems: z.array(z.object({ index: z.int(), member: z.string(), message: z.string() })),
})

export type Outcome = z.output<typeof outcome>

export type WantedList = { readonly providers: readonly unknown[]; readonly prune: boolean }

/** Asks for the difference first: with problems, or in a dry run, nothing has changed. */
export async function applyProviders({ call }: RunningServer, list: WantedList, isDry: boolean): Promise<Outcome> {
  const ask = async (dry_run: boolean) => outcome.parse(await call('POST', '/providers/apply', { ...list, dry_run }))
  const planned = await ask(true)
  return isDry || planned.problems.length > 0 || planned.changes.length === 0 ? planned : ask(false)
}

const known = z.object({
  provider_id: z.int(),
  connector: z.string(),
  status: z.string(),
  name_en: z.string(),
  name_fr: z.string(),
  country: z.string(),
  language: z.string(),
  url: z.string().optional(),
  address: z.string().optional(),
  institution_number: z.string().optional(),
  transit_numbers: z.array(z.string()),
  routing_numbers: z.array(z.string()),
  time_zone: z.string(),
  calls_at_once: z.int().optional(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.unknown()),
})

export type KnownProvider = z.output<typeof known>

const ids = z.array(z.object({ provider_id: z.int() }))

export async function listProviders({ call }: RunningServer): Promise<readonly KnownProvider[]> {
  const all = ids.parse(await call('GET', '/providers'))
  return Promise.all(all.map(async ({ provider_id }) => known.parse(await call('GET', `/providers/${provider_id}`))))
}
