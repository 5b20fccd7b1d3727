// Investment accounts, and what hangs below them.

import { accountFields, BALANCE_CLUSTERS, earnedRateFields } from './account-fields.ts'
import { currency } from './currency.ts'
import { contributionSources, holding, subAccountTypes, unitTypes } from './holding.ts'
import { interestRate, paymentFrequencies } from './interest-rate.ts'
import { investmentTransaction } from './investment-transaction.ts'
import { securityIdTypes } from './security.ts'
import type { Entity, Enum } from './field.ts'

export const investmentBalanceTypes = {
  values: ['AMOUNT', 'PERCENTAGE'],
} as const satisfies Enum

export const loanPaymentFrequencies = {
  values: [
    'ANNUALLY',
    'BIMONTHLY',
    'BIWEEKLY',
    'FOURWEEKS',
    'MONTHLY',
    'OTHER',
    'QUARTERLY',
    'SEMIANNUALLY',
    'TWICEMONTHLY',
    'WEEKLY',
  ],
} as const satisfies Enum

export const orderTypes = {
  values: ['BUY', 'BUYTOCOVER', 'BUYTOOPEN', 'SELL', 'SELLCLOSE', 'SELLSHORT', 'SELLTOCOVER', 'SELLTOOPEN'],
} as const satisfies Enum

export const orderDurations = {
  values: ['DAY', 'GOODTILLCANCEL', 'IMMEDIATE'],
} as const satisfies Enum

export const investmentBalance = {
  entity: 'InvestmentBalance',
  fields: {
    balanceName: 'text',
    balanceDescription: 'text',
    balanceType: investmentBalanceTypes,
    balanceValue: 'decimal',
    balanceDate: 'day',
    currency,
  },
} as const satisfies Entity

export const contribution = {
  entity: 'Contribution',
  fields: {
    securityId: 'text',
    securityIdType: securityIdTypes,
    employerMatchPercentage: 'decimal',
    employerMatchAmount: 'decimal',
    employeePreTaxAmount: 'decimal',
    employeePreTaxPercentage: 'decimal',
    employeeAfterTaxAmount: 'decimal',
    employeeAfterTaxPercentage: 'decimal',
    employeeDeferPreTaxAmount: 'decimal',
    employeeDeferPreTaxPercentage: 'decimal',
    employeeYearToDate: 'decimal',
    employerYearToDate: 'decimal',
    rolloverContributionPercentage: 'decimal',
    rolloverContributionAmount: 'decimal',
    employeeRothTaxAmount: { type: 'decimal', since: '6.4.1' },
    employeeRothTaxPercentage: { type: 'decimal', since: '6.4.1' },
    catchUpContribution: { type: 'flag', since: '6.4.1' },
  },
} as const satisfies Entity

export const vesting = {
  entity: 'Vesting',
  fields: {
    vestingDate: 'day',
    symbol: 'text',
    strikePrice: 'decimal',
    vestingPercentage: 'decimal',
    otherVestAmount: 'decimal',
    otherVestPercentage: 'decimal',
    vestedBalance: 'decimal',
    unVestedBalance: 'decimal',
    vestedQuantity: 'decimal',
    unVestedQuantity: 'decimal',
  },
} as const satisfies Entity

export const investmentLoan = {
  entity: 'InvestmentLoan',
  fields: {
    loanId: 'text',
    loanDescription: 'text',
    initialLoanBalance: 'decimal',
    loanStartDate: 'day',
    currentLoanBalance: 'decimal',
    dateAsOf: 'moment',
    loanRate: 'decimal',
    loanPaymentAmount: 'decimal',
    loanPaymentFrequency: loanPaymentFrequencies,
    loanPaymentInitial: 'decimal',
    loanPaymentsRemaining: 'integer',
    loanMaturityDate: 'day',
    loanInterestToDate: 'decimal',
    loanTotalProjectedInterest: 'decimal',
    loanNextPaymentDate: 'day',
  },
} as const satisfies Entity

export const pensionSource = {
  entity: 'PensionSource',
  fields: {
    displayName: 'text',
    amount: 'decimal',
    paymentOption: 'text',
    asOfDate: 'day',
    frequency: paymentFrequencies,
    startDate: 'day',
  },
} as const satisfies Entity

export const openOrder = {
  entity: 'OpenOrder',
  fields: {
    orderId: 'text',
    securityId: 'text',
    securityIdType: securityIdTypes,
    symbol: 'text',
    description: 'text',
    units: 'decimal',
    orderType: orderTypes,
    orderDate: 'day',
    unitPrice: 'decimal',
    unitType: unitTypes,
    orderDuration: orderDurations,
    subAccount: subAccountTypes,
    limitPrice: 'decimal',
    stopPrice: 'decimal',
    inv401kSource: contributionSources,
  },
} as const satisfies Entity

export const investmentAccount = {
  entity: 'InvestmentAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['INVESTMENT_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...earnedRateFields,
    balanceAsOf: { type: 'moment', cluster: BALANCE_CLUSTERS },
    allowedCheckWriting: 'flag',
    allowedOptionTrade: 'flag',
    currentValue: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    holdings: { type: { list: holding }, cluster: 'INVESTMENTS' },
    openOrders: { type: { list: openOrder }, cluster: 'INVESTMENTS' },
    contribution: { type: { list: contribution }, cluster: 'INVESTMENTS' },
    vesting: { type: { list: vesting }, cluster: 'INVESTMENTS' },
    investmentLoans: { type: { list: investmentLoan }, cluster: 'INVESTMENTS' },
    availableCashBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    margin: 'flag',
    marginBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    shortBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    rolloverAmount: { type: 'decimal', cluster: 'INVESTMENTS' },
    employerName: { type: 'text', cluster: 'INVESTMENTS' },
    brokerId: { type: 'text', cluster: 'INVESTMENTS' },
    planId: { type: 'text', cluster: 'INVESTMENTS' },
    calendarYearFor401K: { type: 'integer', cluster: 'INVESTMENTS' },
    balanceList: { type: { list: investmentBalance }, cluster: 'INVESTMENTS' },
    dailyChange: 'decimal',
    percentageChange: 'decimal',
    transactions: { type: { list: investmentTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    pensionSource: { type: { list: pensionSource }, cluster: 'INVESTMENTS' },
    earnedInterest: { type: interestRate, since: '6.4.1' },
  },
} as const satisfies Entity
