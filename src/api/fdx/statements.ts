// GET /accounts/{accountId}/statements, and one statement as a file.

import { z } from 'zod'
import { statementFileRead, statementsRead } from '../../domain/retrieval/statements.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { statement } from '../../fdx/statement.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { bytes } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { acceptsType } from './accept.ts'
import { accountParams, answerList } from './account-list.ts'
import { listAnswers, refusals } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

export function statementsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-statements`,
    summary: 'Statements of an account, newest first.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/statements`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    query: api.listQuery,
    answers: listAnswers(api, 'A page of statements.', () =>
      api.schemas.page('Statements', 'statements', schemaOf(statement, api.version)),
    ),
    handle(input) {
      const { caller, call } = input
      const write = writerOf(statement, api.version, caller.consent.clusters)
      return answerList(parts, api, input, {
        member: 'statements',
        read: statementsRead,
        write(row) {
          const href = `${parts.issuer}${call.path}/${encodeURIComponent(row.statementId)}`
          const links = [{ href, action: 'GET', rel: 'self', types: ['application/pdf'] }] as const
          return write({ ...row, links })
        },
      })
    },
  })
}

const statementParams = accountParams.extend({
  statementId: z.string().describe('As the list of statements gives it.'),
})

export function statementFileEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-statement-file`,
    summary: 'One statement as a PDF file.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/statements/:statementId`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    hasTag: true,
    params: statementParams,
    answers: { 200: { description: 'The file.', content: 'application/pdf' }, ...refusals(api) },
    async handle({ call, caller, params: { accountId, statementId } }) {
      demandPdf(call.header('accept'))
      const file = await caller.readAccount(accountId, statementFileRead(statementId))
      const name = `statement-${statementId.replace(/[^\w-]/g, '')}.pdf`
      return bytes(200, file.contentType, file.bytes, { 'content-disposition': `attachment; filename="${name}"` })
    },
  })
}

/** Throws `not_acceptable`. */
function demandPdf(accept: string | undefined): void {
  if (acceptsType(accept, 'application/pdf')) return
  throw new Problem('not_acceptable', 'Statements are PDF files. Send Accept: application/pdf.')
}
