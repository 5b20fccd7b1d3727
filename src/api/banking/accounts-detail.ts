// GetAccountsDetail: the accounts of a session with all that is asked for and consented to.

import { z } from 'zod'
import { retrieveDetails } from '../../domain/retrieval/account-details.ts'
import type { Reader } from '../../domain/retrieval/reader.ts'
import { clustersFor, detailRequest, selectDetails, type DetailRequest } from './account-request.ts'
import { announceDetail } from './announce-detail.ts'
import { longRead } from './long-read.ts'
import type { BankingParts } from './parts.ts'
import { institutionShape, loginSchema } from './session-members.ts'
import { detailAccount, unavailableShape, writeDetails } from './write-account.ts'

/** Members of the answer, and of what a sharing partner is given. */
export const detailShape = {
  ...institutionShape,
  Login: loginSchema,
  Accounts: z.array(detailAccount),
  ...unavailableShape,
  FlinksCode: z.literal('NO_TRANSACTION').optional().describe('Where fewer than 25 transactions were found in all.'),
  Message: z.string().optional().describe('What the FlinksCode means.'),
}

export function accountsDetail(parts: BankingParts) {
  return longRead({
    kind: 'AccountsDetail',
    name: 'get-accounts-detail',
    summary: 'The accounts of a session with balances, holder and transactions, as far as the consent opens them.',
    carries: 'The accounts.',
    members: detailRequest,
    shape: detailShape,
    read: async (session, request) =>
      announceDetail(parts, session, request, {
        ...session.members,
        ...(await readDetail(parts, session.reader, request)),
      }),
  })
}

/** Reads all that is asked for of the bank, and then writes it. */
export async function readDetail(parts: BankingParts, reader: Reader, request: DetailRequest) {
  const { consent } = reader
  const details = await retrieveDetails(reader, selectDetails(request, consent, parts))
  return writeDetails(details, clustersFor(request, consent), request)
}
