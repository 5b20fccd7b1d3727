// Tax statements of the consent's accounts: the list, one of them, and its document.

import type { TaxStatement } from '../../fdx/tax-statement.ts'
import { Problem } from '../../platform/problem.ts'
import { permitCustomer } from '../consents/permit.ts'
import type { Bank, TaxDocument } from './connector.ts'
import { notSupported } from './offered-reads.ts'
import type { AccountRead } from './read.ts'
import type { Reader } from './reader.ts'
import { isYearWithin } from './window.ts'

export type TaxStatements = {
  /** Newest year first. */
  readonly statements: readonly TaxStatement[]
  /** False if the bank could not read some of the accounts. */
  readonly isWhole: boolean
}

/** Reads those of one account, without years that had ended before the consent's reach began. */
const taxStatementsRead: AccountRead<readonly TaxStatement[]> = {
  action: 'read-tax-statements',
  openers: ['TAX'],
  async ask({ bank, call, permit, consent, now }) {
    const all = await bank.taxStatements(permit, call)
    return all
      .filter(({ taxYear }) => isYearWithin(consent.terms, now, taxYear))
      .map((statement) => seenBelow(permit.accountHandle, statement))
  },
}

/** Reads those of one account, or of all that the consent has. Throws only if the bank could read none of them. */
export async function retrieveTaxStatements(reader: Reader, accountHandle?: string): Promise<TaxStatements> {
  const handles = accountHandle === undefined ? [...reader.consent.accounts.keys()] : [accountHandle]
  const outcomes = await reader.readAccounts(handles, taxStatementsRead)
  const statements = outcomes.flatMap((outcome) => ('data' in outcome ? outcome.data : []))
  return {
    statements: statements.toSorted((a, b) => b.taxYear - a.taxYear || (a.taxStatementId < b.taxStatementId ? -1 : 1)),
    isWhole: outcomes.every((outcome) => 'data' in outcome),
  }
}

/** Throws `tax_statement_not_found`. */
export async function retrieveTaxStatement(reader: Reader, id: string): Promise<TaxStatement> {
  const { accountHandle } = await placeOf(reader, id)
  const { statements } = await retrieveTaxStatements(reader, accountHandle)
  return statements.find(({ taxStatementId }) => taxStatementId === id) ?? notFound()
}

/** Throws `tax_statement_not_found`. */
export async function retrieveTaxDocument(reader: Reader, id: string): Promise<TaxDocument> {
  const { accountHandle, bankId } = await placeOf(reader, id)
  return reader.readAccount(accountHandle, {
    action: 'read-tax-document',
    openers: ['TAX'],
    async ask({ bank, call, permit, consent, now }) {
      const document = await bank.taxDocument(permit, bankId, call)
      return isYearWithin(consent.terms, now, document.taxYear) ? document : notFound()
    },
    describe: () => ({ taxStatementId: id }),
  })
}

/** Throws `not_supported_by_provider`: where there are none, no id names one. */
function demandOffered({ offers }: Pick<Bank, 'offers'>): void {
  if (!offers.has('taxStatements')) notSupported('taxStatements')
}

/** The bank's id is unique below one account, and the standard asks for a statement without its account. */
function seenBelow(accountHandle: string, statement: TaxStatement): TaxStatement {
  return { ...statement, taxStatementId: `${accountHandle}.${statement.taxStatementId}` }
}

/** Returns the account that the id names, and the bank's own id of the statement. */
async function placeOf({ consent, bank }: Reader, id: string) {
  permitCustomer(consent, 'TAX')
  demandOffered(await bank())
  const [accountHandle = '', ...rest] = id.split('.')
  if (!consent.accounts.has(accountHandle)) notFound()
  return { accountHandle, bankId: rest.join('.') }
}

function notFound(): never {
  throw new Problem('tax_statement_not_found', 'There is no such tax form. Ask for the list.')
}
