// Tax statements of the customer, newest year first.

import type { TaxStatement } from '../../fdx/tax-statement.ts'
import { lacking } from './lacking.ts'
import { retrieveOfCustomer, type Reader, type Retrieval } from './retrieve.ts'

export function retrieveTaxStatements(retrieval: Retrieval, reader: Reader): Promise<readonly TaxStatement[]> {
  return retrieveOfCustomer(
    retrieval,
    reader,
    'read-tax-statements',
    ['TAX'],
    (connector, permit) => connector.taxStatements?.(permit) ?? lacking('tax statements'),
  )
}
