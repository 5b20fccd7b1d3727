// Terms and conditions of an account: what the bank charges and allows, by the kind of account. New in 6.4.

import { fiAttribute } from './fi-attribute.ts'
import { rewardTypes } from './reward.ts'
import { depositTransactionTypes } from './transaction.ts'
import type { Entity, OneOf, ValueOf, Enum } from './field.ts'

export const uriContentTypes = {
  values: ['HTML', 'PDF'],
} as const satisfies Enum

export const advanceTypes = {
  values: ['BALANCE_TRANSFER', 'CASH_ADVANCE', 'CHECK_CASH_ADVANCE', 'DIRECT_DEPOSIT_CASH_ADVANCE', 'OTC_CASH_ADVANCE'],
} as const satisfies Enum

export const termsAndConditionsUri = {
  entity: 'TermsAndConditionsUri',
  since: '6.4.1',
  fields: {
    uri: 'text',
    title: 'text',
    type: uriContentTypes,
    lang: 'text',
    effectiveDate: 'day',
    expireDate: 'day',
  },
} as const satisfies Entity

export const rewardsTermsAndConditions = {
  entity: 'RewardsTermsAndConditions',
  since: '6.4.1',
  fields: {
    rewardProgramId: 'text',
    uris: { list: termsAndConditionsUri },
    baseEarning: 'text',
    bonusEarning: 'text',
    rewardType: rewardTypes,
    minimumRedemption: 'text',
    pointsExpire: 'flag',
    expirationRules: 'text',
    forfeiture: 'text',
    pointsCalculation: 'text',
    basePointsCalculation: 'text',
    travelCreditRewards: 'text',
    cashRewards: 'text',
    giftCardRewards: 'text',
    ineligible: 'text',
    fiAttributes: { list: fiAttribute },
  },
} as const satisfies Entity

export const transactionLimit = {
  entity: 'TransactionLimit',
  since: '6.4.1',
  fields: {
    maximumAmount: 'decimal',
    type: depositTransactionTypes,
  },
} as const satisfies Entity

export const promotion = {
  entity: 'Promotion',
  since: '6.4.1',
  fields: {
    type: 'text',
    balance: 'decimal',
    promotionApr: 'decimal',
    balanceSubjectToInterestRate: 'decimal',
    daysInBillingCycle: 'integer',
    interestCharge: 'decimal',
    startDate: 'day',
    endDate: 'day',
    transactionDate: 'day',
    specialTermsEndDate: 'day',
    balanceSubjectToDeferredInterest: 'decimal',
    deferredInterestCharge: 'decimal',
    specialTermsBalance: 'decimal',
  },
} as const satisfies Entity

const commonTerms = {
  effectiveDate: 'day',
  arbitrationProvision: 'flag',
  cardReplacementFee: 'decimal',
  paperStatementsFee: 'decimal',
  domesticAtmFee: 'decimal',
  foreignAtmForeignCurrencyAdvanceFee: 'decimal',
  foreignAtmUsDollarAdvanceFee: 'decimal',
  foreignPurchaseForeignCurrencyFee: 'decimal',
  transactionLimits: { list: transactionLimit },
  promotions: { list: promotion },
  fiAttributes: { list: fiAttribute },
} as const satisfies Entity['fields']

export const interestRateTier = {
  entity: 'InterestRateTier',
  since: '6.4.1',
  fields: {
    apy: 'decimal',
    minimumBalance: 'decimal',
  },
} as const satisfies Entity

export const depositTerms = {
  entity: 'DepositAccountTermsAndConditions',
  since: '6.4.1',
  fields: {
    ...commonTerms,
    monthlyAccountFee: 'decimal',
    accountClosureFee: 'decimal',
    accountInactivityFee: 'decimal',
    incomingTransferFee: 'decimal',
    incomingWireFee: 'decimal',
    nonsufficientFundsFee: 'decimal',
    excessWithdrawalsFee: 'decimal',
    overdraftFee: 'decimal',
    overdraftFeeWaiverBalance: 'decimal',
    overdraftFeeWaiverDebit: 'decimal',
    overdraftProtectionFee: 'decimal',
    moneyOrderFee: 'decimal',
    cashiersCheckFee: 'decimal',
    domesticOutgoingWireFee: 'decimal',
    internationalOutgoingWireFee: 'decimal',
    returnedPaymentFee: 'decimal',
    fixedFinanceChargeFee: 'decimal',
    checkRedepositFee: 'decimal',
    stopPaymentFee: 'decimal',
    monthlyFeeWaiverDirectDeposit: 'decimal',
    monthlyFeeWaiverBalance: 'decimal',
    maximumMonthlyWithdrawals: 'integer',
    dailyOverdraftFeesCap: 'integer',
    overdraftOptInProvision: 'flag',
    overdraftAllowed: 'flag',
    monthlyFeeWaiverBalanceType: 'text',
    interestRateTiers: { list: interestRateTier },
  },
} as const satisfies Entity

export const balanceTransferOrCashAdvance = {
  entity: 'BalanceTransferOrCashAdvance',
  since: '6.4.1',
  fields: {
    type: advanceTypes,
    apr: 'decimal',
    fee: 'decimal',
    feePercentage: 'decimal',
  },
} as const satisfies Entity

export const lineOfCreditTerms = {
  entity: 'LineOfCreditAccountTermsAndConditions',
  since: '6.4.1',
  fields: {
    ...commonTerms,
    annualMembershipFee: 'decimal',
    travelMembershipFee: 'decimal',
    purchaseApr: 'decimal',
    convenienceChecksFee: 'decimal',
    minimumInterestCharge: 'decimal',
    penaltyApr: 'decimal',
    penaltyAprApplies: 'flag',
    latePaymentFee: 'decimal',
    overlimitFee: 'decimal',
    balanceTransfersAndCashAdvances: { list: balanceTransferOrCashAdvance },
  },
} as const satisfies Entity

const baseTerms = {
  productId: 'text',
  uris: { list: termsAndConditionsUri },
  rewardsTermsAndConditions,
} as const satisfies Entity['fields']

const depositCategories = {
  values: [
    'DEPOSIT_ACCOUNT',
    'ANNUITY_ACCOUNT',
    'COMMERCIAL_ACCOUNT',
    'DIGITAL_WALLET',
    'INSURANCE_ACCOUNT',
    'INVESTMENT_ACCOUNT',
  ],
} as const satisfies Enum

const creditCategories = {
  values: ['LOC_ACCOUNT', 'LOAN_ACCOUNT', 'BNPL_ACCOUNT'],
} as const satisfies Enum

export const baseDepositTerms = {
  entity: 'BaseDepositAccountTermsAndConditions',
  cluster: 'TERMS_AND_CONDITIONS',
  since: '6.4.1',
  fields: {
    accountCategory: { type: depositCategories, required: true },
    ...baseTerms,
    initial: depositTerms,
    current: depositTerms,
  },
} as const satisfies Entity

export const baseLineOfCreditTerms = {
  entity: 'BaseLineOfCreditAccountTermsAndConditions',
  cluster: 'TERMS_AND_CONDITIONS',
  since: '6.4.1',
  fields: {
    accountCategory: { type: creditCategories, required: true },
    ...baseTerms,
    initial: lineOfCreditTerms,
    current: lineOfCreditTerms,
  },
} as const satisfies Entity

export const termsAndConditions = {
  by: 'accountCategory',
  oneOf: [baseDepositTerms, baseLineOfCreditTerms],
} as const satisfies OneOf

export type TermsAndConditions = ValueOf<typeof termsAndConditions>
