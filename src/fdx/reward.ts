// Reward programs: what is earned in them, by whom, and for which purchases.

import { fiAttribute } from './fi-attribute.ts'
import { customerTypes } from './customer.ts'
import { transactionFields } from './transaction-fields.ts'
import type { Entity, ValueOf, Enum } from './field.ts'

export const rewardTypes = {
  values: ['CASHBACK', 'MILES', 'POINTS'],
} as const satisfies Enum

export const rewardBalance = {
  entity: 'RewardBalance',
  fields: {
    name: 'text',
    type: rewardTypes,
    balance: 'decimal',
    accruedYtd: 'decimal',
    redeemedYtd: 'decimal',
    qualifying: 'flag',
    fiAttributes: { list: fiAttribute },
  },
} as const satisfies Entity

export const rewardMembership = {
  entity: 'RewardMembership',
  fields: {
    accountIds: { list: 'text' },
    customerId: 'text',
    memberId: 'text',
    memberNumber: 'text',
    memberTier: 'text',
    businessOrConsumer: customerTypes,
    balances: { list: rewardBalance },
  },
} as const satisfies Entity

export const rewardProgram = {
  entity: 'RewardProgram',
  cluster: 'REWARDS',
  fields: {
    rewardProgramId: { type: 'text', required: true, since: '6.2.0' },
    programName: 'text',
    programUrl: 'text',
    memberships: { list: rewardMembership },
    fiAttributes: { list: fiAttribute },
    programId: { type: 'text', until: '5.2.0', from: 'rewardProgramId' },
  },
} as const satisfies Entity

export const rewardCategory = {
  entity: 'RewardCategory',
  cluster: 'REWARDS',
  fields: {
    rewardProgramId: { type: 'text', required: true },
    categoryName: 'text',
    categoryId: { type: 'text', required: true },
    multiplier: 'decimal',
    description: 'text',
    fiAttributes: { list: fiAttribute },
  },
} as const satisfies Entity

const { cardNumberDisplay: _ofTransactionsAlone, ...summaryFields } = transactionFields

/** A transaction that earned or spent a reward, without the fields of one category of account. */
export const rewardTransaction = {
  entity: 'TransactionSummary',
  cluster: 'REWARDS',
  since: '6.4.1',
  fields: summaryFields,
} as const satisfies Entity

export type RewardProgram = ValueOf<typeof rewardProgram>

export type RewardCategory = ValueOf<typeof rewardCategory>

export type RewardTransaction = ValueOf<typeof rewardTransaction>
