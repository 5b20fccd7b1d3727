// Trials of banks in tests: the job's turn, and a trial from its beginning to its end.

import { runTrials as run } from '../src/jobs/run-trials.ts'
import { silentLog } from '../src/platform/log.ts'
import { GREATDAY, type Browser } from './customer.ts'
import type { Program } from './operator-program.ts'
import type { TestServer } from './server.ts'

/** Goes on with trials as the job does. Returns how many. */
export function runTrials({ stage, vault, app: { banks, calls } }: Pick<TestServer, 'stage' | 'vault' | 'app'>) {
  return run({ ...stage, vault, banks, calls, log: silentLog })
}

type Sentence = { readonly en: string; readonly fr: string }

export type TriedStep = {
  readonly name: string
  readonly outcome: string
  readonly came: Sentence
  readonly expected: Sentence
  readonly advice?: Sentence
}

export type TriedBank = {
  readonly trial_id: string
  readonly state: string
  readonly sign_in_address: string
  readonly steps: readonly TriedStep[]
}

export const beginTrial = (program: Program, providerId = 1000): Promise<TriedBank> =>
  program.demand('POST', `/providers/${providerId}/trials`, {})

export const lookAtTrial = (program: Program, { trial_id }: Pick<TriedBank, 'trial_id'>): Promise<TriedBank> =>
  program.demand('GET', `/trials/${trial_id}`)

/** The whole trial of the first bank. @param browser of an operator who is signed in to the console. */
export async function tryBank(server: TestServer, program: Program, browser: Browser): Promise<TriedBank> {
  const trial = await beginTrial(program)
  await runTrials(server)
  await browser.submit(await browser.open((await lookAtTrial(program, trial)).sign_in_address), GREATDAY)
  await runTrials(server)
  return lookAtTrial(program, trial)
}
