// What is held in an investment account: the security itself, by category.

import type { Entity, OneOf, ValueOf, Words } from './field.ts'

export const securityIdTypes = {
  words: ['CINS', 'CMC', 'CME', 'CUSIP', 'ISIN', 'ITSA', 'NASDAQ', 'SEDOL', 'SICC', 'VALOR', 'WKN'],
} as const satisfies Words

export const securityTypes = {
  words: ['BOND', 'DEBT', 'DIGITALASSET', 'MUTUALFUND', 'OPTION', 'OTHER', 'STOCK', 'SWEEP'],
} as const satisfies Words

export const debtTypes = {
  words: ['COUPON', 'ZERO'],
} as const satisfies Words

export const debtClasses = {
  words: ['CORPORATE', 'MUNICIPAL', 'OTHER', 'TREASURY'],
} as const satisfies Words

export const callTypes = {
  words: ['CALL', 'MATURITY', 'PREFUND', 'PUT'],
} as const satisfies Words

export const couponMatureFrequencies = {
  words: ['ANNUAL', 'MONTHLY', 'OTHER', 'QUARTERLY', 'SEMIANNUAL'],
} as const satisfies Words

export const mutualFundTypes = {
  words: ['CLOSEEND', 'OPENEND', 'OTHER'],
} as const satisfies Words

export const optionTypes = {
  words: ['CALL', 'PUT'],
} as const satisfies Words

export const securedBy = {
  words: ['COVERED', 'NAKED'],
} as const satisfies Words

export const stockTypes = {
  words: ['COMMON', 'CONVERTIBLE', 'OTHER', 'PREFERRED'],
} as const satisfies Words

export const securityId = {
  entity: 'SecurityId',
  since: '6.2.0',
  fields: {
    id: 'text',
    idType: securityIdTypes,
  },
} as const satisfies Entity

export const debtSecurity = {
  entity: 'DebtSecurity',
  fields: {
    securityCategory: { type: { words: ['DEBT_SECURITY'] }, required: true },
    parValue: 'decimal',
    debtType: debtTypes,
    debtClass: debtClasses,
    couponRate: 'decimal',
    couponDate: 'day',
    couponMatureFrequency: couponMatureFrequencies,
    callPrice: 'decimal',
    yieldToCall: 'decimal',
    callDate: 'day',
    callType: callTypes,
    yieldToMaturity: 'decimal',
    bondMaturityDate: 'day',
  },
} as const satisfies Entity

export const mutualFundSecurity = {
  entity: 'MutualFundSecurity',
  fields: {
    securityCategory: { type: { words: ['MUTUAL_FUND_SECURITY'] }, required: true },
    mutualFundType: mutualFundTypes,
    unitsStreet: 'decimal',
    unitsUser: 'decimal',
    reinvestDividends: 'flag',
    reinvestCapitalGains: 'flag',
    yield: 'decimal',
    yieldAsOfDate: 'day',
  },
} as const satisfies Entity

export const optionSecurity = {
  entity: 'OptionSecurity',
  fields: {
    securityCategory: { type: { words: ['OPTION_SECURITY'] }, required: true },
    secured: securedBy,
    optionType: optionTypes,
    strikePrice: 'decimal',
    expireDate: 'day',
    sharesPerContract: 'decimal',
  },
} as const satisfies Entity

export const otherSecurity = {
  entity: 'OtherSecurity',
  fields: {
    securityCategory: { type: { words: ['OTHER_SECURITY'] }, required: true },
    typeDescription: 'text',
  },
} as const satisfies Entity

export const stockSecurity = {
  entity: 'StockSecurity',
  fields: {
    securityCategory: { type: { words: ['STOCK_SECURITY'] }, required: true },
    unitsStreet: 'decimal',
    unitsUser: 'decimal',
    reinvestDividends: 'flag',
    stockType: stockTypes,
    yield: 'decimal',
    yieldAsOfDate: 'day',
  },
} as const satisfies Entity

export const sweepSecurity = {
  entity: 'SweepSecurity',
  fields: {
    securityCategory: { type: { words: ['SWEEP_SECURITY'] }, required: true },
    currentBalance: 'decimal',
    availableBalance: 'decimal',
    balanceAsOf: 'moment',
    checks: 'flag',
  },
} as const satisfies Entity

export const security = {
  by: 'securityCategory',
  oneOf: [debtSecurity, mutualFundSecurity, optionSecurity, otherSecurity, stockSecurity, sweepSecurity],
} as const satisfies OneOf

export type Security = ValueOf<typeof security>
