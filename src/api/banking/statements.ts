// POST GetStatements: the statements of a session's accounts, as files.

import { z } from 'zod'
import { retrieveAccounts } from '../../domain/retrieval/accounts.ts'
import type { Openers } from '../../domain/retrieval/retrieve.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersWith, BASE, ofCustomer, requestId } from './answers.ts'
import { accountsFilter, countOf, numberOfStatements } from './asked-accounts.ts'
import { bankingManners } from './banking-manners.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { chooseHandles, readMembers, readStatements } from './read-accounts.ts'
import { demandReader } from './reader-of-session.ts'
import { institutionShape, loginSchema } from './session-members.ts'
import { statementFile } from './write-account.ts'

const asked = z.object({
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
    manners: bankingManners,
    params: ofCustomer,
    accepts: ['json'],
    body: asked,
    answers: answersWith(answer, 'The statements.'),
    async handle({ caller, call, body: { RequestId, NumberOfStatements, AccountsFilter } }) {
      const { session, reader } = await demandReader(parts, caller, RequestId, call)
      const { clusters } = reader.consent
      if (!clusters.has('STATEMENTS')) {
        throw new Problem('not_authorized', "The customer's consent does not cover statements.")
      }
      const tellsNumbers = clusters.has('ACCOUNT_PAYMENTS')
      const openers: Openers = tellsNumbers ? ['ACCOUNT_BASIC', 'ACCOUNT_PAYMENTS'] : ['ACCOUNT_BASIC']
      const handles = chooseHandles(reader, AccountsFilter)
      const StatementsByAccount = []
      for (const { accountId, accountNumber } of await retrieveAccounts(parts.retrieval, reader, openers, handles)) {
        const Statements = await readStatements(parts, reader, accountId, countOf(NumberOfStatements))
        const AccountNumber = tellsNumbers ? (accountNumber ?? null) : null
        StatementsByAccount.push({ AccountId: accountId, AccountNumber, Statements })
      }
      const members = await readMembers(parts, reader)
      const { tag } = session
      return json(200, {
        HttpStatusCode: 200,
        StatementsByAccount,
        ...members,
        RequestId: session.requestId,
        Tag: tag ?? null,
      })
    },
  })
}
