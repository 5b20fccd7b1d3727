// Tax statements of the consent's accounts: the list, one of them, and its document.

import type { TaxStatement } from '../../fdx/tax-statement.ts'
import { Problem } from '../../platform/problem.ts'
import { permitCustomer } from '../consents/permit.ts'
import type { Connector, TaxDocument } from './connector.ts'
import { lacking } from './lacking.ts'
import { connectorOf, retrieveOfAccount, retrieveOfAccounts, type Reader, type Retrieval } from './retrieve.ts'
import { isYearWithin } from './window.ts'

export type TaxStatements = {
  /** Newest year first. */
  readonly statements: readonly TaxStatement[]
  /** False where the bank could not read some of the accounts. */
  readonly isWhole: boolean
}

/**
 * Of one account, or of all that the consent has; a year that had ended before the consent's reach began is not among them.
 * Throws only where the bank could read none of them.
 */
export async function retrieveTaxStatements(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle?: string,
): Promise<TaxStatements> {
  const handles = accountHandle === undefined ? [...reader.consent.accounts.keys()] : [accountHandle]
  const readings = await retrieveOfAccounts(
    retrieval,
    reader,
    'read-tax-statements',
    ['TAX'],
    handles,
    async (connector, permit) => {
      demandOffered(connector, reader)
      const all = (await connector.taxStatements?.(permit)) ?? lacking(TAX)
      return all.filter(({ taxYear }) => isYearWithin(reader.consent.terms, retrieval.clock.now(), taxYear))
    },
  )
  const statements = readings.flatMap((reading) =>
    'data' in reading ? reading.data.map((statement) => seenBelow(reading.accountHandle, statement)) : [],
  )
  return {
    statements: statements.toSorted((a, b) => b.taxYear - a.taxYear || (a.taxStatementId < b.taxStatementId ? -1 : 1)),
    isWhole: readings.every((reading) => 'data' in reading),
  }
}

/** Throws `tax_statement_not_found`. */
export async function retrieveTaxStatement(retrieval: Retrieval, reader: Reader, id: string): Promise<TaxStatement> {
  const { accountHandle } = placeOf(retrieval, reader, id)
  const { statements } = await retrieveTaxStatements(retrieval, reader, accountHandle)
  return statements.find(({ taxStatementId }) => taxStatementId === id) ?? notFound()
}

/** Throws `tax_statement_not_found`. */
export function retrieveTaxDocument(retrieval: Retrieval, reader: Reader, id: string): Promise<TaxDocument> {
  const { accountHandle, bankId } = placeOf(retrieval, reader, id)
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-tax-document',
    ['TAX'],
    accountHandle,
    async (connector, permit) => {
      const document = (await connector.taxDocument?.(permit, bankId)) ?? lacking(TAX)
      const isGiven = isYearWithin(reader.consent.terms, retrieval.clock.now(), document.taxYear)
      return isGiven ? document : notFound()
    },
    () => ({ taxStatementId: id }),
  )
}

const TAX = 'tax statements'

/** A connector may speak to banks that have them and to others. */
function demandOffered(connector: Connector, { consent }: Reader): void {
  if (!('TaxStatement' in connector.inventory(consent.providerId))) lacking(TAX)
}

/** The bank's id is unique below one account, and the standard asks for a statement without its account. */
function seenBelow(accountHandle: string, statement: TaxStatement): TaxStatement {
  return { ...statement, taxStatementId: `${accountHandle}.${statement.taxStatementId}` }
}

/** The account that the id names, and the bank's own id of the statement. */
function placeOf(retrieval: Retrieval, reader: Reader, id: string) {
  permitCustomer(reader.consent, 'TAX')
  demandOffered(connectorOf(retrieval, reader.consent.connector), reader)
  const [accountHandle = '', ...rest] = id.split('.')
  if (!reader.consent.accounts.has(accountHandle)) notFound()
  return { accountHandle, bankId: rest.join('.') }
}

function notFound(): never {
  throw new Problem('tax_statement_not_found', 'There is no such tax form. Ask for the list.')
}
