// GET /accounts/{accountId}/statements, and one statement as a file.

import { z } from 'zod'
import { retrieveStatementFile, retrieveStatements } from '../../domain/retrieval/statements.ts'
import { bytes } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { accountParams, answerList, listQuery } from './account-list.ts'
import { listAnswers, refusals } from './answers.ts'
import { fdx5Manners } from './fdx-manners.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { statementsSchema } from './version-5-schemas.ts'
import { writeStatement } from './version-5.ts'

export function statementsEndpoint(parts: FdxParts): Endpoint {
  return endpoint({
    name: 'fdx-5-statements',
    summary: 'Statements of an account, newest first.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId/statements',
    access: readerAccess(parts),
    manners: fdx5Manners,
    params: accountParams,
    query: listQuery,
    answers: listAnswers('A page of statements.', statementsSchema),
    handle(input) {
      const { caller, params, call } = input
      return answerList(
        parts,
        input,
        'statements',
        (window, request) => retrieveStatements(parts.retrieval, caller, params.accountId, window, request),
        (statement) => {
          const href = `${parts.issuer}${call.path}/${encodeURIComponent(statement.statementId ?? '')}`
          const links = [{ href, action: 'GET', rel: 'self', types: ['application/pdf'] }] as const
          return writeStatement({ ...statement, links }, caller.consent.clusters)
        },
      )
    },
  })
}

const statementParams = accountParams.extend({
  statementId: z.string().describe('As the list of statements gives it.'),
})

export function statementFileEndpoint(parts: FdxParts): Endpoint {
  return endpoint({
    name: 'fdx-5-statement-file',
    summary: 'One statement as a PDF file.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId/statements/:statementId',
    access: readerAccess(parts),
    manners: fdx5Manners,
    params: statementParams,
    answers: { 200: { description: 'The file.', content: 'application/pdf' }, ...refusals },
    async handle({ call, caller, params: { accountId, statementId } }) {
      demandPdf(call.header('accept'))
      const file = await retrieveStatementFile(parts.retrieval, caller, accountId, statementId)
      const name = `statement-${statementId.replace(/[^\w-]/g, '')}.pdf`
      return bytes(200, file.contentType, file.bytes, { 'content-disposition': `attachment; filename="${name}"` })
    },
  })
}

/** Missing, or any range that covers PDF (RFC 9110 12.5.1). Throws `not_acceptable`. */
function demandPdf(accept: string | undefined): void {
  const ranges = (accept ?? '*/*').toLowerCase().split(',')
  const covered = ranges.some((range) => {
    const [type, ...parameters] = range.split(';').map((part) => part.trim())
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    return !refused && ['*/*', 'application/*', 'application/pdf'].includes(type ?? '')
  })
  if (!covered) throw new Problem('not_acceptable', 'Statements are PDF files. Send Accept: application/pdf.')
}
