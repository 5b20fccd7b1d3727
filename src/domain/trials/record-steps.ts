// Records what a trial found, as it is found. Nothing that was promised changes, and so there is no entry in the journal.

import type { Database } from '../../database/open.ts'
import type { TrialStep } from './trial.ts'

export async function recordStep(database: Database, trialId: string, step: TrialStep): Promise<void> {
  await database.run('update trial set steps = steps || $2::jsonb where trial_id = $1', [
    trialId,
    JSON.stringify([step]),
  ])
}

/** After the checks, somebody signs in. */
export async function awaitSignIn(database: Database, trialId: string): Promise<void> {
  await database.run(
    `update trial set state = 'waiting', leased_until = null where trial_id = $1 and state = 'checking'`,
    [trialId],
  )
}

/** A sign-in that the bank refused ends the trial. */
export async function endWithoutSignIn(database: Database, trialId: string, step: TrialStep): Promise<void> {
  await database.run(
    `update trial set state = 'done', steps = steps || $2::jsonb where trial_id = $1 and state = 'waiting'`,
    [trialId, JSON.stringify([step])],
  )
}
