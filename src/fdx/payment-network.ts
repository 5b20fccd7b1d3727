// Payment networks: the numbers by which money reaches an account, and how much.

import type { Entity, ValueOf, Words } from './field.ts'

export const paymentNetworkTypes = {
  words: ['CA_ACSS', 'CA_LVTS', 'US_ACH', 'US_CHIPS', 'US_FEDNOW', 'US_FEDWIRE', 'US_RTP'],
  newer: { US_FEDNOW: { since: '6.2.0' } },
} as const satisfies Words

export const paymentNetworkIdentifierTypes = {
  words: ['ACCOUNT_NUMBER', 'TOKENIZED_ACCOUNT_NUMBER'],
} as const satisfies Words

export const paymentNetworkTimeframeTransferLimits = {
  entity: 'PaymentNetworkTimeframeTransferLimits',
  fields: {
    resetsOn: { type: 'moment', since: '6.2.0' },
    transferMaxAmount: { type: 'decimal', since: '6.2.0' },
    transferRemainingAmount: { type: 'decimal', since: '6.2.0' },
    maxOccurrence: { type: 'integer', since: '6.2.0' },
    remainingOccurrence: { type: 'integer', since: '6.2.0' },
  },
} as const satisfies Entity

export const paymentNetworkOccurrenceTransferLimits = {
  entity: 'PaymentNetworkOccurrenceTransferLimits',
  fields: {
    transferMaxAmount: { type: 'decimal', since: '6.2.0' },
    transferRemainingAmount: { type: 'decimal', since: '6.2.0' },
  },
} as const satisfies Entity

export const paymentNetworkTransferLimits = {
  entity: 'PaymentNetworkTransferLimits',
  fields: {
    day: { type: paymentNetworkTimeframeTransferLimits, since: '6.2.0' },
    week: { type: paymentNetworkTimeframeTransferLimits, since: '6.2.0' },
    month: { type: paymentNetworkTimeframeTransferLimits, since: '6.2.0' },
    year: { type: paymentNetworkTimeframeTransferLimits, since: '6.2.0' },
    transaction: { type: paymentNetworkOccurrenceTransferLimits, since: '6.2.0' },
  },
} as const satisfies Entity

export const transferLimits = {
  entity: 'TransferLimits',
  fields: {
    out: { type: paymentNetworkTransferLimits, since: '6.2.0' },
    in: { type: paymentNetworkTransferLimits, since: '6.2.0' },
  },
} as const satisfies Entity

export const accountPaymentNetwork = {
  entity: 'AccountPaymentNetwork',
  cluster: 'ACCOUNT_PAYMENTS',
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

export type AccountPaymentNetwork = ValueOf<typeof accountPaymentNetwork>
