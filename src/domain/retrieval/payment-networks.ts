// Payment networks of one account: the numbers that money can be sent to.

import type { AccountPaymentNetwork, AssetTransferNetwork } from '../../fdx/payment-network.ts'
import type { AccountRead, Openers } from './read.ts'

const NUMBERS: Openers = ['ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT']

export const paymentNetworksRead: AccountRead<readonly AccountPaymentNetwork[]> = {
  action: 'read-payment-networks',
  openers: NUMBERS,
  ask: ({ bank, call, permit }) => bank.paymentNetworks(permit, call),
  describe: (networks) => ({ count: networks.length }),
}

/** The numbers by which securities are moved to another broker. */
export const assetTransferNetworksRead: AccountRead<readonly AssetTransferNetwork[]> = {
  action: 'read-asset-transfer-networks',
  openers: NUMBERS,
  ask: ({ bank, call, permit }) => bank.assetTransferNetworks(permit, call),
  describe: (networks) => ({ count: networks.length }),
}
