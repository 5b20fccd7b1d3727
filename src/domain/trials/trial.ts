// A trial: an operator tries a bank, step by step. What was found can be mailed to the bank.

import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'
import type { Selectable } from 'kysely'
import type { Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'

/** The time for all of it, the sign-in included. */
export const TRIAL_MINUTES = 30

/** How long what was found is kept. */
export const TRIAL_DAYS = 30

/** The purpose under which who signed in is sealed. */
export const TRIAL_SIGN_IN = 'trial sign-in'

const sentence = z.object({ en: z.string(), fr: z.string() })

const trialStep = z.object({
  /** Unique in the trial: the name of a bank's check, or of one of ours. */
  name: z.string(),
  title: sentence,
  outcome: z.enum(['passed', 'failed', 'skipped']),
  expected: sentence,
  came: sentence,
  advice: sentence.optional(),
  /** The id of the request: the bank was sent it as x-fapi-interaction-id, and the log has it. */
  requestId: z.string(),
})

export type TrialStep = z.infer<typeof trialStep>

export type TrialState = 'checking' | 'waiting' | 'reading' | 'done' | 'over'

export type Trial = {
  readonly id: Id<'trial'>
  readonly providerId: number
  readonly begunAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** `waiting` is for somebody to sign in; `over` if that took too long, or the server ended meanwhile. */
  readonly state: TrialState
  readonly steps: readonly TrialStep[]
}

/** Throws `not_found`. */
export async function demandTrial({ read }: Database, at: Temporal.Instant, trialId: string): Promise<Trial> {
  const row = await read.selectFrom('trial').selectAll().where('trial_id', '=', trialId).executeTakeFirst()
  if (!row) throw new Problem('not_found', 'There is no such trial, or what it found is no longer kept.')
  return readTrial(row, at)
}

/** Returns those of one provider, newest first. */
export async function listTrials(
  { read }: Database,
  at: Temporal.Instant,
  { providerId, limit }: { readonly providerId: number; readonly limit: number },
): Promise<readonly Trial[]> {
  const rows = await read
    .selectFrom('trial')
    .selectAll()
    .where('provider_id', '=', providerId)
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => readTrial(row, at))
}

function readTrial(row: Selectable<Tables['trial']>, at: Temporal.Instant): Trial {
  const isOver = row.state !== 'done' && Temporal.Instant.compare(row.ends_at, at) <= 0
  return {
    id: row.trial_id as Id<'trial'>,
    providerId: row.provider_id,
    begunAt: row.begun_at,
    endsAt: row.ends_at,
    state: isOver ? 'over' : (row.state as TrialState),
    steps: z.array(trialStep).parse(row.steps),
  }
}
