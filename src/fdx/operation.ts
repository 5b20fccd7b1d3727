// Operations of the standard: the id and the path of each that is served, by our own name of its endpoint.

import { accountContact } from './account-contact.ts'
import type { DataInventory } from './data-inventory.ts'
import type { Entity } from './field.ts'
import { accountPaymentNetwork, assetTransferNetwork } from './payment-network.ts'
import { rewardCategory, rewardProgram, rewardTransaction } from './reward.ts'
import { statement } from './statement.ts'
import { taxStatement } from './tax-statement.ts'
import { termsAndConditions } from './terms-and-conditions.ts'
import { transactionImage } from './transaction-image.ts'

export type Operation = {
  readonly id: string
  /** GET if absent. */
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** The entity that it gives, if not every bank has it. */
  readonly of?: readonly Entity[]
}

/** Returns whether a bank that fills these fields has anything to give for it. */
export function isOffered({ of }: Operation, filled: DataInventory): boolean {
  return of?.some(({ entity }) => entity in filled) ?? true
}

/** The operations of FDX 6.4.1, with paths below the base of a version. */
export const operations: Readonly<Record<string, Operation>> = {
  accounts: { id: 'searchForAccounts', path: '/accounts' },
  account: { id: 'getAccount', path: '/accounts/{accountId}' },
  statements: { id: 'searchForAccountStatements', path: '/accounts/{accountId}/statements', of: [statement] },
  'statement-file': {
    id: 'getAccountStatement',
    path: '/accounts/{accountId}/statements/{statementId}',
    of: [statement],
  },
  'transaction-image': {
    id: 'getAccountTransactionImages',
    path: '/accounts/{accountId}/transaction-images/{imageId}',
    of: [transactionImage],
  },
  transactions: { id: 'searchForAccountTransactions', path: '/accounts/{accountId}/transactions' },
  'asset-transfer-networks': {
    id: 'getAccountAssetTransferNetworks',
    path: '/accounts/{accountId}/asset-transfer-networks',
    of: [assetTransferNetwork],
  },
  'payment-networks': {
    id: 'getAccountPaymentNetworks',
    path: '/accounts/{accountId}/payment-networks',
    of: [accountPaymentNetwork],
  },
  contact: { id: 'getAccountContact', path: '/accounts/{accountId}/contact', of: [accountContact] },
  'reward-transactions': {
    id: 'searchForAccountRewardTransactions',
    path: '/accounts/{accountId}/reward-transactions',
    of: [rewardTransaction],
  },
  'terms-and-conditions': {
    id: 'getTermsAndConditions',
    path: '/accounts/{accountId}/terms-and-conditions',
    of: termsAndConditions.oneOf,
  },
  'reward-programs': { id: 'searchRewardPrograms', path: '/reward-programs', of: [rewardProgram] },
  'reward-program': { id: 'getRewardProgram', path: '/reward-programs/{rewardProgramId}', of: [rewardProgram] },
  'reward-categories': {
    id: 'getRewardProgramCategories',
    path: '/reward-programs/{rewardProgramId}/categories',
    of: [rewardCategory],
  },
  customers: { id: 'getCustomers', path: '/customers' },
  'current-customer': { id: 'getCustomerInfo', path: '/customers/current' },
  customer: { id: 'getCustomer', path: '/customers/{customerId}' },
  'tax-forms': { id: 'searchForTaxForms', path: '/tax-forms', of: [taxStatement] },
  'tax-form': { id: 'getTaxForm', path: '/tax-forms/{taxFormId}', of: [taxStatement] },
  availability: { id: 'getAvailability', path: '/availability' },
  capability: { id: 'getCapability', path: '/capability' },
  'certification-metrics': { id: 'getCertificationMetrics', path: '/certification-metrics' },
  consent: { id: 'getConsentGrant', path: '/consents/{consentId}' },
  'consent-revocations': { id: 'getConsentRevocation', path: '/consents/{consentId}/revocation' },
  'revoke-consent': { id: 'revokeConsentGrant', method: 'PUT', path: '/consents/{consentId}/revocation' },
  'create-notification-subscription': {
    id: 'createNotificationSubscription',
    method: 'POST',
    path: '/notification-subscriptions',
  },
  'notification-subscription': {
    id: 'getNotificationSubscription',
    path: '/notification-subscriptions/{subscriptionId}',
  },
  'end-notification-subscription': {
    id: 'deleteNotificationSubscription',
    method: 'DELETE',
    path: '/notification-subscriptions/{subscriptionId}',
  },
  notifications: { id: 'getNotifications', path: '/notifications' },
  register: { id: 'createRecipient', method: 'POST', path: '/register' },
  registered: { id: 'getRecipient', path: '/register/{clientId}' },
  'change-registered': { id: 'updateRecipient', method: 'PUT', path: '/register/{clientId}' },
  'end-registered': { id: 'deleteRecipient', method: 'DELETE', path: '/register/{clientId}' },
}
