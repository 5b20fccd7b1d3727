// GetStatements: the statements of a session's accounts, as files.

import { z } from 'zod'
import { retrieveDetails } from '../../domain/retrieval/account-details.ts'
import { Problem } from '../../platform/problem.ts'
import { accountsFilter, chooseAccounts, countOf, numberOfStatements } from './account-request.ts'
import { longRead } from './long-read.ts'
import type { BankingParts } from './parts.ts'
import { institutionShape, loginSchema } from './session-members.ts'
import type { SessionReader } from './session-reader.ts'
import { statementFile, unavailableShape, writeStatementsByAccount } from './write-account.ts'

const statementsRequest = z.object({
  NumberOfStatements: numberOfStatements,
  AccountsFilter: accountsFilter,
})

type StatementsRequest = z.output<typeof statementsRequest>

const shape = {
  StatementsByAccount: z.array(
    z.object({
      AccountId: z.string(),
      AccountNumber: z.string().nullable(),
      Statements: z.array(statementFile),
    }),
  ),
  ...unavailableShape,
  ...institutionShape,
  Login: loginSchema,
}

export function statements(parts: BankingParts) {
  return longRead({
    kind: 'Statements',
    name: 'get-statements',
    summary: 'Statements of the accounts of a session, as PDF files, newest first.',
    carries: 'The statements.',
    members: statementsRequest,
    shape,
    read: async (session, request) => ({ ...(await readStatements(parts, session, request)), ...session.members }),
  })
}

async function readStatements({ clock }: BankingParts, { reader }: SessionReader, request: StatementsRequest) {
  const { NumberOfStatements, AccountsFilter } = request
  const { clusters } = reader.consent
  if (!clusters.has('STATEMENTS')) {
    throw new Problem('not_authorized', "The customer's consent does not cover statements.")
  }
  const details = await retrieveDetails(reader, {
    accountHandles: chooseAccounts(reader.consent, AccountsFilter),
    openers: clusters.has('ACCOUNT_PAYMENTS') ? ['ACCOUNT_BASIC', 'ACCOUNT_PAYMENTS'] : ['ACCOUNT_BASIC'],
    statements: { count: countOf(NumberOfStatements), now: clock.now() },
  })
  return writeStatementsByAccount(details, clusters)
}
