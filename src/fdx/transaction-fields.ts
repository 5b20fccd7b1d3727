// The fields that transactions of every category have.

import { deliveryAddress, telephoneNumber } from './address.ts'
import { fiAttribute } from './fi-attribute.ts'
import { link } from './link.ts'
import type { Entity, Enum } from './field.ts'

export const transactionStatuses = {
  values: ['AUTHORIZATION', 'MEMO', 'PENDING', 'POSTED'],
} as const satisfies Enum

export const debitOrCredit = {
  values: ['CREDIT', 'DEBIT', 'MEMO'],
} as const satisfies Enum

export const businessName = {
  entity: 'BusinessName',
  fields: { name1: 'text', name2: 'text' },
} as const satisfies Entity

export const individualName = {
  entity: 'IndividualName',
  fields: { first: 'text', middle: 'text', last: 'text', suffix: 'text' },
} as const satisfies Entity

export const transactionPayee = {
  entity: 'TransactionPayee',
  since: '6.4.1',
  fields: {
    merchantName: businessName,
    merchantId: 'text',
    individualName,
    address: deliveryAddress,
    phone: telephoneNumber,
  },
} as const satisfies Entity

export const transactionReward = {
  entity: 'TransactionReward',
  fields: {
    categoryId: 'text',
    accrued: 'decimal',
    adjusted: 'decimal',
  },
} as const satisfies Entity

export const lineItem = {
  entity: 'LineItem',
  fields: {
    description: 'text',
    amount: 'decimal',
    checkNumber: 'integer',
    memo: 'text',
    reference: 'text',
    imageIds: { list: 'text' },
    links: { list: link },
  },
} as const satisfies Entity

export const paymentDetails = {
  entity: 'PaymentDetails',
  fields: {
    principalAmount: 'decimal',
    interestAmount: 'decimal',
    insuranceAmount: 'decimal',
    escrowAmount: 'decimal',
    pmiAmount: 'decimal',
    feesAmount: 'decimal',
  },
} as const satisfies Entity

export const transactionFields = {
  accountId: { type: 'text', required: true },
  transactionId: { type: 'text', required: true },
  referenceTransactionId: 'text',
  postedTimestamp: 'moment',
  transactionTimestamp: { type: 'moment', required: true },
  description: { type: 'text', required: true },
  memo: 'text',
  debitCreditMemo: { type: debitOrCredit, required: true },
  category: 'text',
  subCategory: 'text',
  reference: 'text',
  status: { type: transactionStatuses, required: true },
  amount: { type: 'unsigned', required: true },
  foreignAmount: 'unsigned',
  foreignCurrency: 'text',
  imageIds: { list: 'text' },
  lineItem: { list: lineItem },
  reward: transactionReward,
  fiAttributes: { list: fiAttribute },
  links: { list: link },
  transactionPayee: { type: transactionPayee, since: '6.4.1' },
  cardNumberDisplay: { type: 'text', since: '6.4.1' },
} as const satisfies Entity['fields']
