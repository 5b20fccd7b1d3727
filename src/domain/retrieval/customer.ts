// The customer behind a consent, as the recipient knows them: under the subject, with the accounts of the consent alone.

import type { Customer } from '../../fdx/customer.ts'
import { retrieveOfCustomer, type Openers, type Reader, type Retrieval } from './retrieve.ts'

const CUSTOMER: Openers = ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL']

/** @param subject the recipient's own id of the customer. */
export async function retrieveCustomer(retrieval: Retrieval, reader: Reader, subject: string): Promise<Customer> {
  const customer = await retrieveOfCustomer(retrieval, reader, 'read-customer', CUSTOMER, (connector, permit) =>
    connector.customer(permit),
  )
  const handleOf = new Map([...reader.consent.accounts].map(([handle, bankAccountId]) => [bankAccountId, handle]))
  const accounts = (customer.accounts ?? []).flatMap((relationship) => {
    const handle = handleOf.get(relationship.accountId ?? '')
    return handle === undefined ? [] : [{ ...relationship, accountId: handle }]
  })
  return { ...customer, customerId: subject, accounts }
}
