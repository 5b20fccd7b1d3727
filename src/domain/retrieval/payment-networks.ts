// Payment networks of one account: the numbers that money can be sent to.

import type { AccountPaymentNetwork } from '../../fdx/payment-network.ts'
import { retrieveOfAccount, type Openers, type Reader, type Retrieval } from './retrieve.ts'

const NUMBERS: Openers = ['ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT']

export function retrievePaymentNetworks(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
): Promise<readonly AccountPaymentNetwork[]> {
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-payment-networks',
    NUMBERS,
    accountHandle,
    (connector, permit) => connector.paymentNetworks(permit),
    (networks) => ({ count: networks.length }),
  )
}
