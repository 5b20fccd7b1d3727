// The customer behind a consent, as the recipient knows them: under the subject, with the accounts of the consent alone.

import type { Customer } from '../../fdx/customer.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import { retrieveOfCustomer, type Reader, type Retrieval } from './retrieve.ts'

/** @param subject the recipient's own id of the customer; @param cluster CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
export async function retrieveCustomer(
  retrieval: Retrieval,
  reader: Reader,
  subject: string,
  cluster: DataCluster,
): Promise<Customer> {
  const customer = await retrieveOfCustomer(retrieval, reader, 'read-customer', cluster, (connector, permit) =>
    connector.customer(permit),
  )
  const handleOf = new Map([...reader.consent.accounts].map(([handle, bankAccountId]) => [bankAccountId, handle]))
  const accounts = (customer.accounts ?? []).flatMap((relationship) => {
    const handle = handleOf.get(relationship.accountId ?? '')
    return handle === undefined ? [] : [{ ...relationship, accountId: handle }]
  })
  return { ...customer, customerId: subject, accounts }
}
