// POST GetStatements: the statements of a session's accounts, as files.

import { z } from 'zod'
import { retrieveDetails } from '../../domain/retrieval/account-details.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersWith, BASE, ofCustomer, requestId } from './answers.ts'
import { accountsFilter, chooseAccounts, countOf, numberOfStatements } from './account-request.ts'
import { bankingConventions } from './banking-conventions.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { institutionShape, loginSchema } from './session-members.ts'
import { demandReader } from './session-reader.ts'
import { statementFile, unavailableShape, writeStatementsByAccount } from './write-account.ts'

const body = z.object({
  RequestId: requestId,
  NumberOfStatements: numberOfStatements,
  AccountsFilter: accountsFilter,
})

const answer = z
  .object({
    HttpStatusCode: z.literal(200),
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
    RequestId: z.string(),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'StatementsByAccount' })

export function statementsEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-statements',
    summary: 'Statements of the accounts of a session, as PDF files, newest first.',
    method: 'POST',
    path: `${BASE}/GetStatements`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    compresses: true,
    params: ofCustomer,
    accepts: ['json'],
    body,
    answers: answersWith(answer, 'The statements.'),
    async handle(input) {
      const { RequestId, NumberOfStatements, AccountsFilter } = input.body
      const { session, reader, members } = await demandReader(parts, input, RequestId)
      const { clusters } = reader.consent
      if (!clusters.has('STATEMENTS')) {
        throw new Problem('not_authorized', "The customer's consent does not cover statements.")
      }
      const details = await retrieveDetails(reader, {
        accountHandles: chooseAccounts(reader.consent, AccountsFilter),
        openers: clusters.has('ACCOUNT_PAYMENTS') ? ['ACCOUNT_BASIC', 'ACCOUNT_PAYMENTS'] : ['ACCOUNT_BASIC'],
        statements: { count: countOf(NumberOfStatements), now: parts.clock.now() },
      })
      return json(200, {
        HttpStatusCode: 200,
        ...writeStatementsByAccount(details, clusters),
        ...members,
        RequestId: session.requestId,
        Tag: session.tag ?? null,
      })
    },
  })
}
