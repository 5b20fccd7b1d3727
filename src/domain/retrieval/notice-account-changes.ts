// Notices what changed in the accounts of a consent: the bank is asked, and each change is told to the recipient once.
// The consent keeps its meaning: what was closed or renumbered keeps its handle, what is new is not shared, and what is no
// longer the customer's is in their consent no more, until they share it again.

import type { Act, Stage } from '../journal/act.ts'
import { act, bySystem } from '../journal/act.ts'
import { publishEvents } from '../events/publish-event.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import { isGrantEnded } from '../grants/renewal.ts'
import { endConsentsOfGrant } from '../consents/end-consents-of-grant.ts'
import { permitCustomer } from '../consents/permit.ts'
import { newGuid } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import { accountMac, changesBetween, sightingOf, type AccountChange, type Sighting } from './account-change.ts'
import { withDeadline } from './bank-calls.ts'
import type { Banks } from './banks.ts'

export type Noticing = {
  readonly stage: Stage
  readonly vault: Vault
  readonly banks: Banks
  readonly deadlineMilliseconds: number
}

/**
 * Returns the number of changes. A bank that does not tell which accounts a customer holds is not asked. One that says that
 * the grant is no more ends the consents that use it.
 */
export async function noticeAccountChanges(noticing: Noticing, consent: LivingConsent): Promise<number> {
  try {
    return await compareAccounts(noticing, consent)
  } catch (error) {
    if (!isGrantEnded(error)) throw error
    return endConsentsOfGrant(noticing.stage, { consentId: consent.id })
  }
}

async function compareAccounts(noticing: Noticing, consent: LivingConsent): Promise<number> {
  const { stage, vault, banks, deadlineMilliseconds } = noticing
  const bank = await banks.of(consent)
  if (!bank.offers.has('heldAccounts')) return 0
  const permit = permitCustomer(consent, 'ACCOUNT_BASIC')
  const held = await withDeadline(deadlineMilliseconds, newGuid(), (call) => bank.heldAccounts(permit, call))
  const now = held.map((account) => sightingOf(vault, account))
  const shared = new Map(
    [...consent.accounts].map(([handle, { bankAccountId }]) => [accountMac(vault, bankAccountId), handle]),
  )
  const before = await readSightings(stage, consent.id)
  const changes = changesBetween(before, now, shared)
  if (changes.length > 0) {
    await act(stage, bySystem('notice-account-changes'), (act) => writeChanges(act, consent, changes, now))
  } else if (!before) {
    // What is seen first changes nothing that was promised, and so has no entry.
    await stage.database.transaction((tx) => replaceSightings(tx, consent.id, now))
  }
  return changes.length
}

async function readSightings({ database }: Stage, consentId: string): Promise<readonly Sighting[] | undefined> {
  const rows = await database.read
    .selectFrom('account_sighting')
    .select(['account_mac', 'number_mac', 'closed'])
    .where('consent_id', '=', consentId)
    .execute()
  if (rows.length === 0) return undefined
  return rows.map((row) => ({ accountMac: row.account_mac, numberMac: row.number_mac, closed: row.closed }))
}

async function writeChanges(
  act: Act,
  { id: consentId, clientId, providerId, customerId }: LivingConsent,
  changes: readonly AccountChange[],
  now: readonly Sighting[],
): Promise<void> {
  await replaceSightings(act.tx, consentId, now)
  for (const change of changes) {
    const account = 'accountHandle' in change ? change.accountHandle : undefined
    if (change.kind === 'owner-withdrew') {
      await act.tx
        .updateTable('consent_account')
        .set({ lost_at: act.at })
        .where('consent_id', '=', consentId)
        .where('account_handle', '=', change.accountHandle)
        .execute()
    }
    await act.record(change.kind, { clientId, providerId, customerId, consentId, detail: { account } })
  }
  await publishEvents(
    act,
    changes.map((change) => ({ ...change, clientId, providerId, consentId })),
  )
}

async function replaceSightings(tx: Act['tx'], consentId: string, now: readonly Sighting[]): Promise<void> {
  await tx.deleteFrom('account_sighting').where('consent_id', '=', consentId).execute()
  if (now.length === 0) return
  await tx
    .insertInto('account_sighting')
    .values(
      now.map(({ accountMac, numberMac, closed }) => ({
        consent_id: consentId,
        account_mac: accountMac,
        number_mac: numberMac,
        closed,
      })),
    )
    .execute()
}
