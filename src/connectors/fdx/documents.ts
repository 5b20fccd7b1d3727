// Documents: statements, images of transactions and tax slips as files, with the day that tells whether a consent reaches them.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { BankCall, StatementFile, TaxDocument, TransactionImage } from '../../domain/retrieval/connector.ts'
import { taxStatement, type TaxStatement } from '../../fdx/tax-statement.ts'
import { imageTypes } from '../../fdx/transaction-image.ts'
import { Problem } from '../../platform/problem.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { askFile, askJson, type ReadParts } from './ask-bank.ts'
import { askAllPages } from './bank-page.ts'
import { findIn, readStatements, readTransactions } from './history.ts'
import { membersOf, readAll, type Members } from './read-rows.ts'

type Of<Id extends string> = Readonly<Record<Id, string>> & { readonly permit: AccountPermit }

/** The list is read before the file: it has the statement's date. */
export async function readStatementFile(
  parts: ReadParts,
  { permit, statementId }: Of<'statementId'>,
  call: BankCall,
): Promise<StatementFile> {
  const access = parts.accessOf(permit)
  const notFound = 'statement_not_found'
  const listed = await findIn(
    parts,
    (request) => readStatements(parts, access, { permit, request }, call),
    (row) => row.statementId === statementId,
  )
  if (!listed) throw new Problem(notFound, 'There is no such statement. Ask for the list of statements.')
  const ids = { accountId: permit.bankAccountId, statementId }
  const ask = { operation: 'statementFile', ids, notFound, accept: 'application/pdf' } as const
  const { bytes } = await askFile(parts, access, ask, call)
  return { contentType: 'application/pdf', bytes, statementDate: listed.statementDate }
}

/** The transaction is looked for first: it has the moment of the image. */
export async function readTransactionImage(
  parts: ReadParts,
  { permit, imageId }: Of<'imageId'>,
  call: BankCall,
): Promise<TransactionImage> {
  const access = parts.accessOf(permit)
  const row = await findIn(
    parts,
    (request) => readTransactions(parts, access, { permit, request }, call),
    ({ imageIds }) => imageIds?.includes(imageId) === true,
  )
  if (!row) throw new Problem('image_not_found', 'There is no such image.')
  const ids = { accountId: permit.bankAccountId, imageId }
  const accept = imageTypes.values.join(', ')
  const ask = { operation: 'transactionImage', ids, notFound: 'image_not_found', accept } as const
  const file = await askFile(parts, access, ask, call)
  const contentType = imageTypes.values.find((type) => type === file.contentType)
  if (contentType === undefined) throw bankTrouble('wrong_type')
  return { contentType, bytes: file.bytes, transactionTimestamp: row.transactionTimestamp }
}

/** Without their documents, newest year first. */
export async function readTaxStatements(
  parts: ReadParts,
  permit: AccountPermit,
  call: BankCall,
): Promise<readonly TaxStatement[]> {
  const operation = 'taxStatements'
  const query = { accountId: permit.bankAccountId, taxDataType: 'JSON' }
  const access = parts.accessOf(permit)
  const ask = { operation, member: 'statements', query, notFound: 'account_not_found' } as const
  const rows = await askAllPages(parts, access, ask, call).catch((error: unknown) => {
    if (error instanceof Problem && /^(no_data|tax_statement_not_found)$/.test(error.code)) return []
    throw error
  })
  const read = readAll(parts, { kind: taxStatement, operation, mend: withoutDocument }, rows)
  return read.toSorted((one, other) => other.taxYear - one.taxYear)
}

function withoutDocument({ pdf: _document, ...members }: Members): Members {
  return members
}

/** A bank gives the document as a file, or in base64 in its JSON. */
export async function readTaxDocument(
  parts: ReadParts,
  { permit, taxStatementId }: Of<'taxStatementId'>,
  call: BankCall,
): Promise<TaxDocument> {
  const notFound = 'tax_statement_not_found'
  const listed = (await readTaxStatements(parts, permit, call)).find((row) => row.taxStatementId === taxStatementId)
  if (!listed) throw new Problem(notFound, 'There is no such tax statement. Ask for the list.')
  const { taxYear } = listed
  const ask = { operation: 'taxDocument', ids: { taxFormId: taxStatementId }, notFound } as const
  const access = parts.accessOf(permit)
  const file = await askFile(parts, access, { ...ask, accept: 'application/pdf' }, call).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not_supported_by_provider') return undefined
    throw error
  })
  if (file?.contentType === 'application/pdf') return { contentType: 'application/pdf', bytes: file.bytes, taxYear }
  const json = await askJson(parts, access, { ...ask, query: { taxDataType: 'BASE64_PDF' } }, call)
  const pdf = membersOf(json)?.['pdf']
  if (typeof pdf !== 'string') throw new Problem(notFound, 'The bank does not give the document of this tax statement.')
  return { contentType: 'application/pdf', bytes: Buffer.from(pdf, 'base64'), taxYear }
}
