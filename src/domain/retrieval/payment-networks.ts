// Payment networks of one account: the numbers that money can be sent to.

import type { AccountPaymentNetwork, AssetTransferNetwork } from '../../fdx/payment-network.ts'
import { lacking } from './lacking.ts'
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

/** The numbers by which securities are moved to another broker. */
export function retrieveAssetTransferNetworks(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
): Promise<readonly AssetTransferNetwork[]> {
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-asset-transfer-networks',
    NUMBERS,
    accountHandle,
    (connector, permit) => connector.assetTransferNetworks?.(permit) ?? lacking('asset transfer networks'),
    (networks) => ({ count: networks.length }),
  )
}
