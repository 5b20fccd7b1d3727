// The first part of a trial: the bank's own checks, before anybody signs in.

import type { Bank, BankCheck } from '../retrieval/connector.ts'
import { newGuid } from '../../platform/ids.ts'
import { errorText } from '../../platform/problem.ts'
import { demandStillTried } from './demand-tried.ts'
import { awaitSignIn, recordStep } from './record-steps.ts'
import { say, type Sentence } from './sentence.ts'
import { tryStep, type Trying } from './try-step.ts'

/** What is checked first: whether the bank opens at all. */
export const settingsCheck = {
  name: 'settings',
  title: say('Settings', 'Réglages'),
  expected: say(
    'The settings fit together, and the secrets open.',
    'Les réglages vont ensemble et les secrets s’ouvrent.',
  ),
}

export function openAndOffers({ offers }: Pick<Bank, 'offers'>): Sentence {
  const reads = [...offers].toSorted().join(', ')
  return say(`The bank is open, and offers: ${reads}.`, `L’institution est ouverte et offre : ${reads}.`)
}

export async function runChecks(trying: Trying): Promise<void> {
  const { parts, trial } = trying
  const checks: BankCheck[] = []
  await tryStep(trying, settingsCheck, async () => {
    await demandStillTried(parts.database, trial.providerId)
    const bank = await parts.banks.of(trial)
    checks.push(...bank.checks)
    return { came: openAndOffers(bank) }
  })
  for (const check of checks) await runCheck(trying, check)
  await awaitSignIn(parts.database, trial.id)
}

/** A check says itself what it expected. */
async function runCheck({ parts, trial }: Trying, { name, texts: title, run }: BankCheck): Promise<void> {
  const requestId = newGuid()
  const finding = await parts.calls.ask(trial.providerId, requestId, run).catch((error: unknown) => {
    parts.log.warn('a step of a trial failed', { providerId: trial.providerId, requestId, error: errorText(error) })
    return {
      outcome: 'failed' as const,
      expected: title,
      came: say('There was no answer in time.', 'Il n’y a pas eu de réponse à temps.'),
      advice: say('Try again. See the log of Portage.', 'Réessayez. Voyez le journal technique de Portage.'),
    }
  })
  await recordStep(parts.database, trial.id, { name, title, ...finding, requestId })
}
