// The customer's own page: the banks to sign in at, or, once signed in, all that is shared and who looked.

import { findConsentedAccounts, findLastReads } from '../../domain/consents/consented-accounts.ts'
import { searchConsents, type ConsentRecord } from '../../domain/consents/search-consents.ts'
import { findCustomer } from '../../domain/customers/find-customer.ts'
import { searchJournal } from '../../domain/journal/search-journal.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { findRecipient } from '../../domain/recipients/recipient.ts'
import type { Visitor } from '../../domain/visits/visit.ts'
import { page } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { pageHeaders } from '../page.ts'
import { surroundings } from '../surroundings.ts'
import { askingApp } from '../authorization/visit.ts'
import { listBanks } from './sign-in.ts'
import { doorView } from './views/door.ts'
import { overviewView, type Reading, type Sharing, type ShownAccount } from './views/overview.ts'
import { formToken, hadVisit, myDataPage, presentVisit, type MyDataParts } from './visit.ts'
import { notices } from './words.ts'

/** Far more than anybody has. */
const MOST_CONSENTS = 200

/** Of reads, the newest first. */
const MOST_READS = 30

export function showEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'show-my-data',
    summary: 'Shows customers what they share, with whom, and who looked.',
    path: '',
    async handle(call) {
      const visit = await presentVisit(parts, call)
      const provider = visit && (await findProvider(parts.database, visit.providerId))
      const notice = notices.find((known) => known === call.query['notice'])
      if (!visit?.visitor || !provider) {
        const here = surroundings(call, parts.stylesheet)
        const banks = await listBanks(parts)
        return page(
          200,
          doorView({ page: here, banks, notice: notice ?? (hadVisit(call) ? 'over' : undefined) }),
          pageHeaders(),
        )
      }
      const { visitor } = visit
      const customerId = await findCustomer(parts.database, visit.providerId, visitor.bankCustomerId)
      const consents =
        customerId === undefined ? [] : await searchConsents(parts.database, { customerId }, MOST_CONSENTS)
      const view = overviewView({
        page: surroundings(call, parts.stylesheet, { provider: provider.language }),
        bankName: provider.name,
        notice,
        sharings: await findSharings(parts, visitor, consents),
        readings: await findReadings(parts, visitor, consents),
        csrfToken: formToken(parts, call),
      })
      return page(200, view, pageHeaders())
    },
  })
}

async function findSharings(
  { database, clock }: MyDataParts,
  visitor: Visitor,
  consents: readonly ConsentRecord[],
): Promise<readonly Sharing[]> {
  const now = clock.now()
  const living = consents.filter(
    ({ ended, expiresAt }) => ended === undefined && Temporal.Instant.compare(expiresAt, now) > 0,
  )
  const ids = living.map(({ consentId }) => consentId)
  const accounts = await findConsentedAccounts(database, ids)
  const lastReads = await findLastReads(database, ids)
  return Promise.all(
    living.map(async (consent) => {
      const recipient = await findRecipient(database, consent.clientId)
      const handles = accounts.filter(({ consentId }) => consentId === consent.consentId)
      return {
        consent,
        app: recipient ? askingApp(recipient) : { name: consent.clientName },
        accounts: inOrder(
          visitor,
          handles.map(({ bankAccountId }) => bankAccountId),
        ),
        lastReadAt: lastReads.get(consent.consentId),
      }
    }),
  )
}

/** Also under consents that have ended. */
async function findReadings(
  { database }: MyDataParts,
  visitor: Visitor,
  consents: readonly ConsentRecord[],
): Promise<readonly Reading[]> {
  if (consents.length === 0) return []
  const consentIds = consents.map(({ consentId }) => consentId)
  const lines = await searchJournal(database, { kind: 'read', consentIds }, MOST_READS)
  const accounts = await findConsentedAccounts(database, consentIds)
  return lines.map(({ at, action, consentId, detail }) => {
    const account = accounts.find(({ accountHandle }) => accountHandle === detail['account'])
    return {
      at,
      action,
      appName: consents.find((consent) => consent.consentId === consentId)?.clientName ?? '',
      account: account && accountOf(visitor, account.bankAccountId),
    }
  })
}

/** As the bank offers them; last those that it no longer does. */
function inOrder({ accounts }: Visitor, bankAccountIds: readonly string[]): readonly ShownAccount[] {
  const offered = accounts.filter(({ bankAccountId }) => bankAccountIds.includes(bankAccountId))
  return [...offered, ...bankAccountIds.slice(offered.length).map(() => undefined)]
}

function accountOf({ accounts }: Visitor, bankAccountId: string): ShownAccount {
  return accounts.find((account) => account.bankAccountId === bankAccountId)
}
