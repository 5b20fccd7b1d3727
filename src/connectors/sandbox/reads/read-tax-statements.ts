// Tax slips as FDX describes them, and each as the document that the bank sends.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { TaxDocument } from '../../../domain/retrieval/connector.ts'
import type { TaxStatement } from '../../../fdx/tax-statement.ts'
import { Problem } from '../../../platform/problem.ts'
import type { SandboxPerson } from '../bank/people.ts'
import type { Books } from '../bank/stored-account.ts'
import { taxIdOf } from '../bank/tax-id.ts'
import { writeTaxSlipFile } from '../documents/tax-slip-file.ts'
import { readTaxSlips, type TaxSlip } from '../documents/tax-slips.ts'

/** Newest first. */
export async function readTaxStatements(books: Books, permit: AccountPermit): Promise<readonly TaxStatement[]> {
  return (await readTaxSlips(books, permit)).map(describe)
}

/** Throws `tax_statement_not_found`. */
export async function readTaxDocument(
  books: Books,
  permit: AccountPermit,
  taxStatementId: string,
): Promise<TaxDocument> {
  const slip = (await readTaxSlips(books, permit)).find((slip) => idOf(slip) === taxStatementId)
  if (!slip) throw new Problem('tax_statement_not_found', 'There is no such tax form. Ask for the list.')
  return { contentType: 'application/pdf', bytes: await writeTaxSlipFile(slip), taxYear: slip.year }
}

/** The id is unique within its account, which has one slip for each year. */
function idOf({ year, form }: TaxSlip): string {
  return `${year}-${form}`
}

/** FDX has the tax forms of the United States only, so the boxes of a slip are given by name and value. */
function describe(slip: TaxSlip): TaxStatement {
  const { year, form, title, issuedOn, bank, person, productName, accountNumberDisplay, boxes } = slip
  return {
    taxYear: year,
    taxStatementId: idOf(slip),
    issuer: { partyType: 'BUSINESS', businessName: { name1: bank.name[bank.firstLanguage] } },
    recipient: recipientOf(person),
    attributes: [
      { name: 'form', value: form },
      { name: 'title', value: title[bank.firstLanguage] },
      { name: 'issueDate', value: issuedOn.toString() },
      { name: 'productName', value: productName[bank.firstLanguage] },
      { name: 'accountNumberDisplay', value: accountNumberDisplay },
      { name: 'currency', value: 'CAD' },
      ...boxes.map(({ name, amount }) => ({ name, value: amount })),
    ],
  }
}

function recipientOf(person: SandboxPerson): TaxStatement['recipient'] {
  const { name, address, email } = person
  return {
    tin: taxIdOf(person),
    ...(name.company === undefined
      ? { partyType: 'INDIVIDUAL', individualName: { first: name.first, last: name.last } }
      : { partyType: 'BUSINESS', businessName: { name1: name.company } }),
    address: { ...address, country: 'CA' },
    email,
  }
}
