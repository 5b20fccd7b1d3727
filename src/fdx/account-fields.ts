// The fields that accounts of every category have.

import { accountContact } from './account-contact.ts'
import { domicile } from './address.ts'
import { currency } from './currency.ts'
import { fiAttribute } from './fi-attribute.ts'
import { interestRateTypes } from './interest-rate.ts'
import type { Entity, Enum } from './field.ts'
import { PAYMENT_CLUSTERS } from './payment-network.ts'

export const accountTypes = {
  values: [
    '401A',
    '401K',
    '403B',
    '529',
    'ANNUITY',
    'AUTOLOAN',
    'BNPL',
    'BROKERAGEPRODUCT',
    'CD',
    'CHARGE',
    'CHECKING',
    'COMMERCIALDEPOSIT',
    'COMMERCIALINVESTMENT',
    'COMMERCIALLINEOFCREDIT',
    'COMMERCIALLOAN',
    'COVERDELL',
    'CREDITCARD',
    'DEFERREDPROFITSHARINGPLAN',
    'DEFINEDBENEFIT',
    'DIGITALASSET',
    'DIGITALWALLET',
    'ESCROW',
    'ESOP',
    'FIRSTHOMESAVINGSACCOUNT',
    'FIXEDANNUITY',
    'GUARDIAN',
    'HIGHINTERESTSAVINGSACCOUNT',
    'HOMEEQUITYLOAN',
    'HOMELINEOFCREDIT',
    'INDIVIDUALPENSIONPLAN',
    'INSTALLMENT',
    'INSTITUTIONALTRUST',
    'INVESTMENTACCOUNT',
    'IRA',
    'KEOGH',
    'LIFEINCOMEFUND',
    'LINEOFCREDIT',
    'LOAN',
    'LOCKEDINRETIREMENTACCOUNT',
    'LOCKEDINRETIREMENTINCOMEFUND',
    'LOCKEDINRETIREMENTSAVINGSPLAN',
    'LONGTERMDISABILITY',
    'MILITARYLOAN',
    'MONEYMARKET',
    'MORTGAGE',
    'NONQUALIFIEDPLAN',
    'OTHERDEPOSIT',
    'OTHERINVESTMENT',
    'PERSONALLOAN',
    'POOLEDREGISTEREDPENSIONPLAN',
    'PREPAID',
    'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND',
    'REGISTEREDDISABILITYSAVINGSPLAN',
    'REGISTEREDEDUCATIONSAVINGSPLAN',
    'REGISTEREDPENSIONPLAN',
    'REGISTEREDRETIREMENTINCOMEFUND',
    'REGISTEREDRETIREMENTSAVINGSPLAN',
    'RESTRICTEDLIFEINCOMEFUND',
    'RESTRICTEDLOCKEDINSAVINGSPLAN',
    'ROLLOVER',
    'ROTH',
    'SARSEP',
    'SAVINGS',
    'SHORTTERMDISABILITY',
    'SMBLOAN',
    'SPECIFIEDPENSIONPLAN',
    'STUDENTLOAN',
    'TAXABLE',
    'TAXFREESAVINGSACCOUNT',
    'TDA',
    'TERM',
    'TRUST',
    'UGMA',
    'UNIVERSALLIFE',
    'UTMA',
    'VARIABLEANNUITY',
    'WHOLELIFE',
  ],
  newer: {
    DIGITALWALLET: { since: '6.2.0' },
    PREPAID: { since: '6.2.0', before: 'OTHERDEPOSIT' },
    BNPL: { since: '6.4.1' },
    FIRSTHOMESAVINGSACCOUNT: { since: '6.4.1', before: 'OTHERDEPOSIT' },
    HIGHINTERESTSAVINGSACCOUNT: { since: '6.4.1', before: 'SAVINGS' },
  },
} as const satisfies Enum

export const accountStatuses = {
  values: [
    'CLOSED',
    'DELINQUENT',
    'NEGATIVECURRENTBALANCE',
    'OPEN',
    'PAID',
    'PENDINGCLOSE',
    'PENDINGOPEN',
    'RESTRICTED',
  ],
} as const satisfies Enum

export const balanceTypes = {
  values: ['ASSET', 'LIABILITY'],
} as const satisfies Enum

export const accountBillPayStatuses = {
  values: ['ACTIVE', 'AVAILABLE', 'NOT_AVAILABLE', 'PENDING'],
} as const satisfies Enum

export const linesOfBusiness = {
  values: ['COMMERCIAL', 'CONSUMER', 'OTHER', 'SMALL_BUSINESS'],
} as const satisfies Enum

export const errorEntity = {
  entity: 'Error',
  fields: {
    code: 'text',
    message: 'text',
    debugMessage: 'text',
  },
} as const satisfies Entity

/** The clusters that open how much there is or is owed, without the terms. */
export const BALANCE_CLUSTERS = ['ACCOUNT_DETAILED', 'BALANCES'] as const

export const accountFields = {
  accountId: { type: 'text', required: true, cluster: 'ACCOUNT_BASIC' },
  error: { type: errorEntity, cluster: 'ACCOUNT_BASIC' },
  accountType: { type: accountTypes, required: true, cluster: 'ACCOUNT_BASIC' },
  accountNumber: {
    type: 'text',
    cluster: PAYMENT_CLUSTERS,
    deprecated: '6.4.1',
    why: 'The full number lets money be moved.',
  },
  accountNumberDisplay: { type: 'text', cluster: 'ACCOUNT_BASIC' },
  productName: { type: 'text', cluster: 'ACCOUNT_BASIC' },
  nickname: { type: 'text', cluster: 'ACCOUNT_BASIC' },
  status: { type: accountStatuses, required: true, cluster: 'ACCOUNT_BASIC' },
  description: { type: 'text', cluster: 'ACCOUNT_BASIC' },
  accountOpenDate: { type: 'day', cluster: 'ACCOUNT_DETAILED', since: '6.2.0' },
  accountCloseDate: { type: 'day', cluster: 'ACCOUNT_DETAILED', since: '6.2.0' },
  currency: { type: currency, cluster: 'ACCOUNT_BASIC' },
  fiAttributes: { type: { list: fiAttribute }, cluster: 'ACCOUNT_DETAILED', why: 'A bank may put anything here.' },
  productId: { type: 'text', cluster: 'ACCOUNT_DETAILED', since: '6.4.1' },
  parentAccountId: { type: 'text', cluster: 'ACCOUNT_DETAILED' },
  lineOfBusiness: { type: 'text', cluster: 'ACCOUNT_DETAILED' },
  routingTransitNumber: { type: 'text', cluster: PAYMENT_CLUSTERS, deprecated: '6.4.1' },
  balanceType: { type: balanceTypes, cluster: BALANCE_CLUSTERS },
  contact: { type: accountContact, cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'], deprecated: '6.4.1' },
  earlyPenaltyFlag: { type: 'flag', cluster: 'ACCOUNT_DETAILED', since: '6.2.0' },
  transferIn: { type: 'flag', cluster: 'ACCOUNT_DETAILED' },
  transferOut: { type: 'flag', cluster: 'ACCOUNT_DETAILED' },
  billPayStatus: { type: accountBillPayStatuses, cluster: 'ACCOUNT_DETAILED' },
  micrNumber: { type: 'text', cluster: PAYMENT_CLUSTERS, why: 'It spells out the routing and the account number.' },
  lastActivityDate: { type: 'day', cluster: 'ACCOUNT_DETAILED' },
  rewardProgramId: { type: 'text', cluster: 'ACCOUNT_DETAILED' },
  transactionsIncluded: { type: 'flag', cluster: 'ACCOUNT_DETAILED', deprecated: '6.4.1' },
  domicile: { type: domicile, cluster: 'ACCOUNT_DETAILED' },
  lineOfBusinessType: { type: linesOfBusiness, cluster: 'ACCOUNT_DETAILED', since: '6.4.1' },
  bankInstitutionId: { type: 'text', cluster: PAYMENT_CLUSTERS, since: '6.4.1' },
  bankTransitId: { type: 'text', cluster: PAYMENT_CLUSTERS, since: '6.4.1' },
} as const satisfies Entity['fields']

/** Before 6.4 the rate lay on the account itself; since then it is an InterestRate, and these are its older names. */
export const rateFields = {
  interestRate: { type: 'decimal', deprecated: '6.4.1', cluster: 'ACCOUNT_DETAILED' },
  interestRateType: { type: interestRateTypes, deprecated: '6.4.1', cluster: 'ACCOUNT_DETAILED' },
  interestRateAsOf: { type: 'moment', deprecated: '6.4.1', cluster: 'ACCOUNT_DETAILED' },
  priorInterestRate: { type: 'decimal', deprecated: '6.4.1', cluster: 'ACCOUNT_DETAILED' },
  interestRateIndex: { type: 'text', since: '6.2.0', deprecated: '6.4.1', cluster: 'ACCOUNT_DETAILED' },
} as const satisfies Entity['fields']

export const earnedRateFields = {
  ...rateFields,
  interestRate: { ...rateFields.interestRate, from: 'earnedInterest.rate' },
  interestRateType: { ...rateFields.interestRateType, from: 'earnedInterest.type' },
  priorInterestRate: { ...rateFields.priorInterestRate, from: 'earnedInterest.priorRate' },
  interestRateIndex: { ...rateFields.interestRateIndex, from: 'earnedInterest.index' },
} as const satisfies Entity['fields']

/** The fields of money that is held ready: in a deposit account or a digital wallet. */
export const depositFields = {
  ...earnedRateFields,
  balanceAsOf: { type: 'moment', cluster: BALANCE_CLUSTERS },
  currentBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
  openingDayBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
  availableBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
  annualPercentageYield: 'decimal',
  interestYtd: 'decimal',
} as const satisfies Entity['fields']

export const chargedRateFields = {
  ...rateFields,
  interestRate: { ...rateFields.interestRate, from: 'chargedInterest.rate' },
  interestRateType: { ...rateFields.interestRateType, from: 'chargedInterest.type' },
  priorInterestRate: { ...rateFields.priorInterestRate, from: 'chargedInterest.priorRate' },
  interestRateIndex: { ...rateFields.interestRateIndex, from: 'chargedInterest.index' },
} as const satisfies Entity['fields']
