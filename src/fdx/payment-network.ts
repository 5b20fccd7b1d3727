// Payment networks: the numbers by which money reaches an account, and how much.

import type { Entity, ValueOf, Enum } from './field.ts'

/** ACCOUNT_PAYMENTS was renamed in 6.1; either opens what the other does. */
export const PAYMENT_CLUSTERS = ['ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT'] as const

export const paymentNetworkTypes = {
  values: ['CA_ACSS', 'CA_LVTS', 'US_ACH', 'US_CHIPS', 'US_FEDNOW', 'US_FEDWIRE', 'US_RTP'],
  newer: { US_FEDNOW: { since: '6.2.0' } },
} as const satisfies Enum

export const paymentNetworkIdentifierTypes = {
  values: ['ACCOUNT_NUMBER', 'TOKENIZED_ACCOUNT_NUMBER'],
} as const satisfies Enum

export const paymentNetworkTimeframeTransferLimits = {
  entity: 'PaymentNetworkTimeframeTransferLimits',
  since: '6.2.0',
  fields: {
    resetsOn: 'moment',
    transferMaxAmount: 'decimal',
    transferRemainingAmount: 'decimal',
    maxOccurrence: 'integer',
    remainingOccurrence: 'integer',
  },
} as const satisfies Entity

export const paymentNetworkOccurrenceTransferLimits = {
  entity: 'PaymentNetworkOccurrenceTransferLimits',
  since: '6.2.0',
  fields: {
    transferMaxAmount: 'decimal',
    transferRemainingAmount: 'decimal',
  },
} as const satisfies Entity

export const paymentNetworkTransferLimits = {
  entity: 'PaymentNetworkTransferLimits',
  since: '6.2.0',
  fields: {
    day: paymentNetworkTimeframeTransferLimits,
    week: paymentNetworkTimeframeTransferLimits,
    month: paymentNetworkTimeframeTransferLimits,
    year: paymentNetworkTimeframeTransferLimits,
    transaction: paymentNetworkOccurrenceTransferLimits,
  },
} as const satisfies Entity

export const transferLimits = {
  entity: 'TransferLimits',
  since: '6.2.0',
  fields: {
    out: paymentNetworkTransferLimits,
    in: paymentNetworkTransferLimits,
  },
} as const satisfies Entity

export const accountPaymentNetwork = {
  entity: 'AccountPaymentNetwork',
  cluster: PAYMENT_CLUSTERS,
  fields: {
    bankId: { type: 'text', required: true },
    identifier: { type: 'text', required: true },
    identifierType: paymentNetworkIdentifierTypes,
    type: { type: paymentNetworkTypes, required: true },
    transferIn: 'flag',
    transferOut: 'flag',
    supportsRequestForPayment: { type: 'flag', since: '6.2.0' },
    transferLimits: { type: transferLimits, since: '6.2.0' },
    bankInstitutionId: { type: 'text', since: '6.4.1' },
    bankTransitId: { type: 'text', since: '6.4.1' },
  },
} as const satisfies Entity

export const assetTransferTypes = {
  values: ['CA_ATON', 'US_ACATS', 'US_DTC'],
} as const satisfies Enum

export const assetTransferNetwork = {
  entity: 'AssetTransferNetwork',
  cluster: PAYMENT_CLUSTERS,
  since: '6.2.0',
  fields: {
    identifier: { type: 'text', required: true },
    identifierType: paymentNetworkIdentifierTypes,
    institutionName: 'text',
    institutionId: { type: 'text', required: true },
    type: { type: assetTransferTypes, required: true },
    jointAccount: 'flag',
  },
} as const satisfies Entity

export type AssetTransferNetwork = ValueOf<typeof assetTransferNetwork>

export type AccountPaymentNetwork = ValueOf<typeof accountPaymentNetwork>
