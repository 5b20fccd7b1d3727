// try-bank: tries a provider's bank, and prints each step as it comes.

import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { beginTrial } from '../domain/trials/begin-trial.ts'
import { signInAddressOf } from '../domain/trials/sign-in-address.ts'
import { demandTrial, type TrialState, type TrialStep } from '../domain/trials/trial.ts'
import { writeStep } from '../domain/trials/write-report.ts'
import { options } from '../options.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { onOperatorStage } from './operator-stage.ts'
import { findRunningServer, serverFileOf, type RunningServer } from './running-server.ts'

const USAGE = 'Usage: try-bank PROVIDER_ID [--json], for instance try-bank 1000'

/** Milliseconds between two looks at the trial. */
const EVERY = 500

type Seen = { readonly state: TrialState; readonly steps: readonly TrialStep[]; readonly signInAddress: string }

type Print = (text: string) => void

/** Throws a Problem, so that the command ends with 1, if a step is red or the trial did not come to its end. */
export async function tryBank(environment: Environment, print: Print, words: readonly string[]): Promise<void> {
  const [id, ...others] = words.filter((word) => word !== '--json')
  if (id === undefined || others.length > 0 || !/^[1-9]\d{0,8}$/.test(id)) throw new Problem('cannot_start', USAGE)
  const isJson = words.includes('--json')
  const running = await findRunningServer(environment)
  if (running) return follow(await beginThere(running, id), print, isJson)
  if (serverFileOf(environment) !== undefined) {
    throw new Problem('cannot_start', 'Start the server first, with: serve. The bank sends you back to it.')
  }
  const issuer = demandOption(options.issuer, environment)
  await onOperatorStage(environment, async (stage) => follow(await beginHere(stage, issuer, Number(id)), print, isJson))
}

const begun = z.object({ trial_id: z.string() })

const seen = z.object({
  state: z.enum(['checking', 'waiting', 'reading', 'done', 'over']),
  sign_in_address: z.string(),
  steps: z.array(z.looseObject({ request_id: z.string() })),
})

async function beginThere({ call }: RunningServer, providerId: string): Promise<() => Promise<Seen>> {
  const { trial_id } = begun.parse(await call('POST', `/providers/${providerId}/trials`, {}))
  return async () => {
    const { state, sign_in_address, steps } = seen.parse(await call('GET', `/trials/${trial_id}`))
    const found = steps.map(({ request_id: requestId, ...step }) => ({ ...step, requestId }))
    return { state, signInAddress: sign_in_address, steps: found as unknown as readonly TrialStep[] }
  }
}

/** The servers on this database go on with it. */
async function beginHere(stage: Stage, issuer: string, providerId: number): Promise<() => Promise<Seen>> {
  const trialId = await act(stage, bySystem('try-bank'), (act) => beginTrial(act, providerId))
  const signInAddress = signInAddressOf(issuer, { id: trialId, providerId })
  return async () => ({ ...(await demandTrial(stage.database, stage.clock.now(), trialId)), signInAddress })
}

async function follow(look: () => Promise<Seen>, print: Print, isJson: boolean): Promise<void> {
  let printed = 0
  let hasTold = false
  for (;;) {
    const { state, steps, signInAddress } = await look()
    for (const step of steps.slice(printed)) print(isJson ? `${JSON.stringify(step)}\n` : `${writeStep(step, 'en')}\n`)
    printed = steps.length
    if (state === 'waiting' && !hasTold) {
      hasTold = true
      process.stderr.write(`Sign in as a test customer of the bank, in a browser:\n${signInAddress}\n`)
    }
    if (state === 'over') throw new Problem('cannot_start', 'The trial ran out of time: nobody signed in.')
    if (state === 'done') return demandGreen(steps)
    await wait(EVERY)
  }
}

function demandGreen(steps: readonly TrialStep[]): void {
  const red = steps.filter(({ outcome }) => outcome === 'failed').length
  if (red > 0) throw new Problem('cannot_start', `The bank did not pass: ${red} of ${steps.length} steps are red.`)
}
