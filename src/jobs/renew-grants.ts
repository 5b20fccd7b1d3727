// Renews grants ahead of need: a refresh token that is over in a few days is renewed, though nobody reads.

import { endConsentsOfGrant } from '../domain/consents/end-consents-of-grant.ts'
import { findDueRenewals, type DueRenewal } from '../domain/consents/find-due-renewals.ts'
import { isGrantEnded } from '../domain/grants/renewal.ts'
import { withDeadline } from '../domain/retrieval/bank-calls.ts'
import { newGuid } from '../platform/ids.ts'
import { errorText } from '../platform/problem.ts'
import type { ReleaseParts } from './release-grants.ts'

/** So many turns make a run, each with a few grants of every bank. */
const MOST_TURNS = 25

/** What came of one: `failed` is a bank that is not asked again in this run. */
type Outcome = 'renewed' | 'ended' | 'failed'

/**
 * Returns the number of grants that were renewed. The renewal itself is held by one server: another that found the same grant
 * waits for it. A bank that says that a grant is no more ends its consents, as a read would.
 */
export async function renewGrantsAtBanks(parts: ReleaseParts, stop?: AbortSignal): Promise<number> {
  const { stage, vault } = parts
  const except = new Set<number>()
  let renewed = 0
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    if (stop?.aborted === true) break
    const due = await findDueRenewals(stage.database, vault, { at: stage.clock.now(), except: [...except] })
    if (due.length === 0) break
    const outcomes = await Promise.all(due.map((one) => attempt(parts, one)))
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome === 'renewed') renewed++
      if (outcome === 'failed') except.add(due[index]?.providerId ?? 0)
    }
  }
  return renewed
}

async function attempt(parts: ReleaseParts, due: DueRenewal): Promise<Outcome> {
  const { stage, banks, log, deadlineMilliseconds } = parts
  const { providerId, consentId, bankGrant, version } = due
  try {
    if (bankGrant === undefined) throw new Error('the grant does not open with the secret keys that were given')
    const bank = await banks.of(due)
    if (!bank.renewGrant) return 'failed'
    const { renewGrant } = bank
    await withDeadline(deadlineMilliseconds, newGuid(), (call) => renewGrant(bankGrant, version, call))
    return 'renewed'
  } catch (error) {
    if (isGrantEnded(error)) {
      await endConsentsOfGrant(stage, { consentId })
      return 'ended'
    }
    log.warn('a grant was not renewed ahead of need', { providerId, consentId, error: errorText(error) })
    return 'failed'
  }
}
