// What the customer's page at one bank shows: the consents that live, and who has read.

import { strict as assert } from 'node:assert'
import type { Database } from '../../database/open.ts'
import { findConsentedAccounts } from '../../domain/consents/consented-accounts.ts'
import { findLastReads } from '../../domain/consents/find-last-reads.ts'
import type { ConsentRecord } from '../../domain/consents/search-consents.ts'
import { searchJournal, type JournalLine } from '../../domain/journal/search-journal.ts'
import { findRecipient } from '../../domain/recipients/recipient.ts'
import { findPartnerNames } from '../../domain/shares/find-partner-names.ts'
import { listReadingPartners } from '../../domain/shares/list-reading-partners.ts'
import { listShares } from '../../domain/shares/list-shares.ts'
import type { Visitor } from '../../domain/visits/visit.ts'
import { askingApp } from '../authorization/views/app-identity.ts'
import type { Reading, Sharing, ShownAccount } from './views/overview.ts'

/** The most that are shown, the newest first. */
const MAX_READS = 30

/** The most lines of the journal that are read for it: one reading is seldom more than ten. */
const MAX_LINES = 300

/** The most shares of one consent: far more than anybody has accounts. */
const MAX_SHARES = 200

/** Returns one for each consent that lives at this moment. */
export async function findSharings(
  database: Database,
  now: Temporal.Instant,
  visitor: Visitor,
  consents: readonly ConsentRecord[],
): Promise<readonly Sharing[]> {
  const living = consents.filter(
    ({ ended, expiresAt }) => ended === undefined && Temporal.Instant.compare(expiresAt, now) > 0,
  )
  const ids = living.map(({ consentId }) => consentId)
  const accounts = await findConsentedAccounts(database, ids)
  const lastReads = await findLastReads(database, ids)
  return Promise.all(
    living.map(async (consent) => {
      const { consentId, clientId, clientName } = consent
      const recipient = await findRecipient(database, clientId)
      const own = accounts.filter((account) => account.consentId === consentId)
      const bankIdOf = new Map(own.map(({ accountHandle, bankAccountId }) => [accountHandle, bankAccountId]))
      const shares = await listShares(database, now, { consentId }, MAX_SHARES)
      return {
        consent,
        app: recipient ? askingApp(recipient) : { name: clientName },
        accounts: inOrder(visitor, [...bankIdOf.values()]),
        lastReadAt: lastReads.get(consentId),
        // One that has expired is shown too: the organization may extend it, and the customer may end it for good.
        shares: shares
          .filter(({ state }) => state === 'LIVING' || state === 'EXPIRED')
          .map((share) => ({ share, account: accountOf(visitor, bankIdOf.get(share.accountHandle)) })),
        partners: shares.length === 0 ? [] : await listReadingPartners(database, clientId),
      }
    }),
  )
}

/** Returns what was read, also under consents that have ended. All that one request read is one reading. */
export async function findReadings(
  database: Database,
  visitor: Visitor,
  consents: readonly ConsentRecord[],
): Promise<readonly Reading[]> {
  if (consents.length === 0) return []
  const consentIds = consents.map(({ consentId }) => consentId)
  const lines = await searchJournal(database, { kind: 'read', consentIds }, MAX_LINES)
  const accounts = await findConsentedAccounts(database, consentIds)
  const partners = lines.map(({ detail }) => detail['partner']).filter((id) => typeof id === 'string')
  const names = await findPartnerNames(database, [...new Set(partners)])
  const requests = Map.groupBy(lines, ({ requestId, journalEntryId }) => requestId ?? journalEntryId).values()
  return [...requests].slice(0, MAX_READS).map((lines) => {
    const [{ at, consentId, detail }] = lines as [JournalLine]
    const consent = consents.find((one) => one.consentId === consentId)
    assert.ok(consent, 'the journal was searched for these consents')
    const handles = new Set(lines.flatMap(({ detail }) => textsOf(detail['account'] ?? detail['accounts'])))
    const bankIds = accounts.filter(({ accountHandle }) => handles.has(accountHandle))
    return {
      at,
      actions: [...new Set(lines.flatMap(({ action, detail }) => textsOf(detail['reads'] ?? action)))].toSorted(),
      appName: consent.clientName,
      partnerName: names.get(String(detail['partner'])),
      accounts: [...new Set(bankIds.map(({ bankAccountId }) => accountOf(visitor, bankAccountId)))],
    }
  })
}

/** The journal's word for one, or a list of several. */
function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((text) => typeof text === 'string')
}

/** Returns the accounts in the bank's order, and last those that it no longer offers. */
function inOrder({ accounts }: Visitor, bankAccountIds: readonly string[]): readonly ShownAccount[] {
  const offered = accounts.filter(({ bankAccountId }) => bankAccountIds.includes(bankAccountId))
  return [...offered, ...bankAccountIds.slice(offered.length).map(() => undefined)]
}

function accountOf({ accounts }: Visitor, bankAccountId: string | undefined): ShownAccount {
  return accounts.find((account) => account.bankAccountId === bankAccountId)
}
