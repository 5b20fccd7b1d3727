// One step of a trial: what is expected, what came, and whether it is red; recorded as soon as it is known.

import { newGuid } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { errorText, Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Stage } from '../journal/act.ts'
import type { BankCalls } from '../retrieval/bank-calls.ts'
import type { Banks } from '../retrieval/banks.ts'
import type { Bank, BankCall } from '../retrieval/connector.ts'
import type { ClaimedTrial } from './claim-trials.ts'
import { recordStep } from './record-steps.ts'
import { failureOf, join, say, type Sentence } from './sentence.ts'
import type { TrialStep } from './trial.ts'

export type TrialParts = Stage & {
  readonly vault: Vault
  readonly banks: Banks
  readonly calls: BankCalls
  readonly log: Log
}

export type Trying = { readonly parts: TrialParts; readonly trial: ClaimedTrial }

/** What is tried: its name, unique in a trial, and what holds if it passes. */
export type Tried = { readonly name: string; readonly title: Sentence; readonly expected: Sentence }

/** What came, and what is odd about it: anything odd makes the step red. */
export type Came = { readonly came: Sentence; readonly odd?: readonly Sentence[]; readonly skipped?: boolean }

/** Asks the bank, within the deadline. */
export type AskBank = <T>(read: (bank: Bank, call: BankCall) => Promise<T>) => Promise<T>

/** Never throws for what is wrong with the bank. */
export async function tryStep(
  { parts, trial }: Trying,
  tried: Tried,
  work: (ask: AskBank) => Promise<Came>,
): Promise<TrialStep> {
  const requestId = newGuid()
  const ask: AskBank = (read) =>
    parts.calls.ask(trial.providerId, requestId, async (call) => read(await parts.banks.of(trial), call))
  const found = await work(ask).then(foundOf, (error: unknown): Found => {
    const about = { providerId: trial.providerId, requestId }
    const problem = error instanceof Problem ? { problem: error.code } : {}
    parts.log.warn('a step of a trial failed', { ...about, ...problem, error: errorText(error) })
    return { outcome: 'failed', came: failureOf(error), advice: adviceFor(requestId) }
  })
  const step = { ...tried, ...found, requestId }
  await recordStep(parts.database, trial.id, step)
  return step
}

type Found = Pick<TrialStep, 'outcome' | 'came' | 'advice'>

function foundOf({ came, odd = [], skipped = false }: Came): Found {
  if (skipped) return { outcome: 'skipped', came }
  if (odd.length === 0) return { outcome: 'passed', came }
  return { outcome: 'failed', came: join([came, ...odd]), advice: ASK_BANK }
}

const ASK_BANK = say(
  'Show this to the bank: apps are given what it sends.',
  'Montrez ceci à l’institution : les applications reçoivent ce qu’elle envoie.',
)

function adviceFor(requestId: string): Sentence {
  return say(
    `The log of Portage has the cause under the request ${requestId}, which was sent to the bank as x-fapi-interaction-id.`,
    `Le journal technique de Portage a la cause sous la demande ${requestId}, envoyée à l’institution dans x-fapi-interaction-id.`,
  )
}
