// POST GetStatements: the statements of a session's accounts, as files.

import { z } from 'zod'
import type { Openers } from '../../domain/retrieval/retrieve.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersWith, BASE, ofCustomer, requestId } from './answers.ts'
import { accountsFilter, countOf, numberOfStatements } from './asked-accounts.ts'
import { bankingConventions } from './banking-conventions.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { chooseHandles, readMembers, readStatements } from './read-accounts.ts'
import { readEach, unavailableShape } from './readable-accounts.ts'
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
      const accounts = await readEach(parts, reader, openers, handles, async ({ accountId, accountNumber }) => ({
        AccountId: accountId,
        AccountNumber: tellsNumbers ? (accountNumber ?? null) : null,
        Statements: await readStatements(parts, reader, accountId, countOf(NumberOfStatements)),
      }))
      const members = await readMembers(parts, reader)
      const { tag } = session
      return json(200, {
        HttpStatusCode: 200,
        StatementsByAccount: accounts.read,
        ...accounts.members,
        ...members,
        RequestId: session.requestId,
        Tag: tag ?? null,
      })
    },
  })
}
