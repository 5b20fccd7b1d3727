// GetAccountsSummary: the accounts of a session, without their transactions.

import { z } from 'zod'
import { retrieveDetails } from '../../domain/retrieval/account-details.ts'
import type { Reader } from '../../domain/retrieval/reader.ts'
import { chooseAccounts, openersOf } from './account-request.ts'
import { longRead } from './long-read.ts'
import { institutionShape, loginSchema } from './session-members.ts'
import { summaryAccount, unavailableShape, writeSummaries } from './write-account.ts'

const summaryRequest = z.object({
  WithBalance: z.boolean('must be true or false').default(true),
  WithAccountIdentity: z.boolean('must be true or false').default(false).describe('Transit and institution numbers.'),
})

type SummaryRequest = z.output<typeof summaryRequest>

export function accountsSummary() {
  return longRead({
    kind: 'AccountsSummary',
    name: 'get-accounts-summary',
    summary: 'The accounts of a session with their balances, without transactions.',
    carries: 'The accounts.',
    members: summaryRequest,
    shape: { Accounts: z.array(summaryAccount), ...unavailableShape, ...institutionShape, Login: loginSchema },
    read: async ({ reader, members }, request) => ({ ...(await readSummary(reader, request)), ...members }),
  })
}

async function readSummary(reader: Reader, request: SummaryRequest) {
  const { clusters } = reader.consent
  const details = await retrieveDetails(reader, {
    accountHandles: chooseAccounts(reader.consent),
    openers: openersOf(clusters),
    withHolder: clusters.has('CUSTOMER_CONTACT'),
  })
  return writeSummaries(details, clusters, request)
}
