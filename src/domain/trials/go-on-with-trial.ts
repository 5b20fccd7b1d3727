// Goes on with a trial that this node has claimed: the checks, or the reads and the end of the grant.

import { act, bySystem } from '../journal/act.ts'
import { macOfGrant } from '../grants/bank-grant.ts'
import { dropTokens } from '../grants/keep-tokens.ts'
import { isGrantHeld } from '../consents/is-grant-held.ts'
import { releaseGiven } from '../consents/release-grant.ts'
import { openTrialSignIn } from '../consents/trial-sign-in.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'
import { awaitSignIn } from './record-steps.ts'
import { readBank } from './read-bank.ts'
import { runChecks } from './run-checks.ts'
import { say } from './sentence.ts'
import { interruptedStep, releaseStep } from './steps.ts'
import { tryStep, type Came, type Trying } from './try-step.ts'

const BY = bySystem('run-trials')

export async function goOnWithTrial(trying: Trying): Promise<void> {
  const { parts, trial } = trying
  if (trial.wasLeft) await tryStep(trying, interruptedStep, interrupted)
  if (trial.state === 'checking') {
    await (trial.wasLeft ? awaitSignIn(parts.database, trial.id) : runChecks(trying))
  } else {
    await readAndRelease(trying)
  }
}

async function interrupted(): Promise<Came> {
  const came = say('A server ended while it was at this trial', 'Un serveur s’est arrêté pendant cet essai')
  return { came, odd: [say('begin another', 'recommencez')] }
}

async function readAndRelease(trying: Trying): Promise<void> {
  const { parts, trial } = trying
  const { signedIn } = trial
  if (!signedIn) return end(trying, undefined, false)
  if (!trial.wasLeft) {
    const { id, providerId, connector } = trial
    const { bankCustomerId, bankGrant } = signedIn
    const facts = { id, providerId, connector, bankCustomerId, bankGrant }
    const signIn = await act(parts, BY, (act) => openTrialSignIn(act, facts))
    await readBank(trying, signIn, signedIn)
  }
  const release = await tryStep(trying, releaseStep, async (ask) => {
    const { providerId } = trial
    const { bankGrant } = signedIn
    if (await isGrantHeld(parts.database, parts.vault, { providerId, bankGrant, at: parts.clock.now() })) {
      const came = say('A customer’s consent uses the same grant.', 'Un consentement utilise la même autorisation.')
      return { skipped: true, came }
    }
    await ask((bank, call) => bank.endGrant(bankGrant, call))
    return { came: say('The bank has confirmed it.', 'L’institution l’a confirmée.') }
  })
  await end(trying, signedIn, release.outcome === 'passed')
}

/** What the bank has not confirmed is told again by the job that releases grants, which spares what is still in use. */
async function end({ parts, trial }: Trying, signedIn: SignedIn | undefined, isReleased: boolean): Promise<void> {
  const { id, providerId } = trial
  await act(parts, BY, async (act) => {
    const { numUpdatedRows } = await act.tx
      .updateTable('trial')
      .set({ state: 'done', signed_in_sealed: null, leased_until: null })
      .where('trial_id', '=', id)
      .where('state', '=', 'reading')
      .executeTakeFirst()
    if (signedIn && numUpdatedRows === 1n) {
      if (isReleased) await dropTokens(act, macOfGrant(parts.vault, providerId, signedIn.bankGrant))
      else await releaseGiven(act, parts.vault, providerId, signedIn)
    }
    await act.record('end-trial', { providerId, detail: { trialId: id } })
  })
}
