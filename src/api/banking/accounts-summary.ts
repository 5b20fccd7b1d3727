// POST GetAccountsSummary: the accounts of a session, without their transactions.

import { z } from 'zod'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { requestId } from './answers.ts'
import type { BankingParts } from './parts.ts'
import { readSummary } from './read-accounts.ts'
import { unavailableShape } from './readable-accounts.ts'
import { institutionShape, loginSchema } from './session-members.ts'
import { timedReadEndpoints } from './timed-read.ts'
import { summaryAccount } from './write-account.ts'

const body = z.object({
  RequestId: requestId,
  WithBalance: z.boolean('must be true or false').default(true),
  WithAccountIdentity: z.boolean('must be true or false').default(false).describe('Transit and institution numbers.'),
})

export function accountsSummaryEndpoints(parts: BankingParts): readonly Endpoint[] {
  return timedReadEndpoints<z.output<typeof body>>(parts, {
    kind: 'AccountsSummary',
    name: 'get-accounts-summary',
    summary: 'The accounts of a session with their balances, without transactions.',
    body,
    shape: { Accounts: z.array(summaryAccount), ...unavailableShape, ...institutionShape, Login: loginSchema },
    read: readSummary,
  })
}
