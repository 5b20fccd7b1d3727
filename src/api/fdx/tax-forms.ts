// GET /tax-forms and one of them: a year's slips, by what they say or as documents.

import { z } from 'zod'
import {
  retrieveTaxDocument,
  retrieveTaxStatement,
  retrieveTaxStatements,
} from '../../domain/retrieval/tax-statements.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { taxDataTypes, taxStatement, type TaxStatement } from '../../fdx/tax-statement.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { bytes, json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { giveWay } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import { acceptsType } from './accept.ts'
import { listAnswers, notSupported, refusals } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import { listSchema } from './list-schema.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'
import { reachHeaders } from './window.ts'

const taxDataType = z
  .enum(taxDataTypes.values, 'must be JSON or BASE64_PDF')
  .default('JSON')
  .describe('BASE64_PDF adds the document itself.')

type TaxDataType = z.infer<typeof taxDataType>

const taxQuery = z.object({
  accountId: z.string().optional().describe('Only of this account.'),
  taxYear: z
    .string()
    .regex(/^20\d\d$/, 'must be a year such as 2026')
    .optional()
    .describe('Only of this year.'),
  taxForms: z.string().optional().describe('Kinds of form of the United States. There are none here (1201).'),
  taxDataType,
})

const notFound = { description: 'No such tax form (1200).' }

export function taxFormsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  const schema = () => listSchema('Fdx6TaxStatements', 'statements', schemaOf(taxStatement, api.version))
  return endpoint({
    name: `${api.name}-tax-forms`,
    summary: 'The tax slips that the bank made out for the accounts of the consent, newest year first.',
    method: 'GET',
    path: `${api.base}/tax-forms`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    query: taxQuery,
    answers: {
      ...listAnswers(api, 'The tax statements.', schema),
      206: {
        description: 'Those of the accounts that the bank could read just now.',
        content: 'application/json',
        schema,
      },
      ...notSupported(api),
      406: { description: 'The list is given as JSON alone (1203).' },
    },
    async handle({ call, caller, query }) {
      if (!acceptsType(call.header('accept'), 'application/json')) {
        throw new Problem('not_acceptable', 'The list is given as JSON. Send Accept: application/json.')
      }
      if (query.taxForms !== undefined) {
        const detail = 'The forms of the standard are those of the United States; here are slips of Canada. '
        throw new Problem('tax_form_not_supported', `${detail}Ask without taxForms, and look at the attribute form.`)
      }
      const { statements, isWhole } = await retrieveTaxStatements(caller, query.accountId)
      const ofYear = statements.filter(
        ({ taxYear }) => query.taxYear === undefined || String(taxYear) === query.taxYear,
      )
      const written = await Promise.all(ofYear.map((row) => write(api, caller, row, query.taxDataType)))
      const headers = reachHeaders(caller.consent.terms, parts.clock.now())
      return json(isWhole ? 200 : 206, { statements: written }, headers)
    },
  })
}

export function taxFormEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-tax-form`,
    summary: 'One tax slip: what it says as JSON, or with Accept: application/pdf the document.',
    method: 'GET',
    path: `${api.base}/tax-forms/:taxFormId`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    hasTag: true,
    params: z.object({ taxFormId: z.string().describe('The taxStatementId of the list.') }),
    query: z.object({ taxDataType }),
    answers: {
      ...refusals(api),
      200: {
        description: 'The tax statement.',
        content: 'application/json',
        file: 'application/pdf',
        schema: () => schemaOf(taxStatement, api.version),
      },
      404: notFound,
      ...notSupported(api),
      406: { description: 'It is given as JSON and as PDF (1203).' },
    },
    async handle({ call, caller, params: { taxFormId }, query }) {
      const accept = call.header('accept')
      if (acceptsType(accept, 'application/json')) {
        const found = await retrieveTaxStatement(caller, taxFormId)
        return json(200, await write(api, caller, found, query.taxDataType))
      }
      if (!acceptsType(accept, 'application/pdf')) {
        throw new Problem('not_acceptable', 'Send Accept: application/json, or application/pdf for the document.')
      }
      const document = await retrieveTaxDocument(caller, taxFormId)
      const name = `tax-${document.taxYear}.pdf`
      return bytes(200, document.contentType, document.bytes, {
        'content-disposition': `attachment; filename="${name}"`,
      })
    },
  })
}

async function write(api: FdxApi, caller: FdxReader, found: TaxStatement, taxDataType: TaxDataType): Promise<unknown> {
  const write = writerOf(taxStatement, api.version, caller.consent.clusters)
  if (taxDataType === 'JSON') return write({ ...found, taxDataType })
  await giveWay()
  const document = await retrieveTaxDocument(caller, found.taxStatementId)
  return write({ ...found, taxDataType, pdf: Buffer.from(document.bytes).toString('base64') })
}
