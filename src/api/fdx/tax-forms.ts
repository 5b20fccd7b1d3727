// GET /tax-forms and one of them: a year's slips as documents.

import { z } from 'zod'
import { retrieveTaxStatements } from '../../domain/retrieval/tax-statements.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { taxStatement } from '../../fdx/tax-statement.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { jsonAnswers, lacking } from './answers.ts'
import type { Door } from './door.ts'
import { listSchema } from './list-schema.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

const taxQuery = z.object({
  taxYear: z
    .string()
    .regex(/^20\d\d$/, 'must be a year such as 2026')
    .optional()
    .describe('Only of this year.'),
})

const notFound = { description: 'No such tax form (1200).' }

export function taxFormsEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-tax-forms`,
    summary: 'The tax statements that the bank made out to the customer, newest year first.',
    method: 'GET',
    path: `${door.base}/tax-forms`,
    access: readerAccess(parts, door),
    manners: door.manners,
    query: taxQuery,
    answers: {
      ...jsonAnswers(door, 'The tax statements.', () =>
        listSchema('Fdx6TaxStatements', 'statements', schemaOf(taxStatement, door.version)),
      ),
      405: lacking,
    },
    async handle({ caller, query: { taxYear } }) {
      const statements = await retrieveTaxStatements(parts.retrieval, caller)
      const asked = statements.filter((statement) => taxYear === undefined || String(statement.taxYear) === taxYear)
      return json(200, { statements: asked.map(writerOf(taxStatement, door.version, caller.consent.clusters)) })
    },
  })
}

export function taxFormEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-tax-form`,
    summary: 'One tax statement.',
    method: 'GET',
    path: `${door.base}/tax-forms/:taxFormId`,
    access: readerAccess(parts, door),
    manners: door.manners,
    params: z.object({ taxFormId: z.string().describe('The taxStatementId of the list.') }),
    answers: {
      ...jsonAnswers(door, 'The tax statement.', () => schemaOf(taxStatement, door.version)),
      404: notFound,
      405: lacking,
    },
    async handle({ caller, params: { taxFormId } }) {
      const statements = await retrieveTaxStatements(parts.retrieval, caller)
      const found = statements.find(({ taxStatementId }) => taxStatementId === taxFormId)
      if (!found) throw new Problem('tax_statement_not_found', 'There is no such tax form. Ask for the list.')
      return json(200, writerOf(taxStatement, door.version, caller.consent.clusters)(found))
    },
  })
}
