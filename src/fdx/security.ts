// The securities that are held in an investment account, by category.

import type { Entity, OneOf, ValueOf, Enum } from './field.ts'

export const securityIdTypes = {
  values: ['CINS', 'CMC', 'CME', 'CUSIP', 'ISIN', 'ITSA', 'NASDAQ', 'SEDOL', 'SICC', 'VALOR', 'WKN'],
} as const satisfies Enum

export const securityTypes = {
  values: ['BOND', 'DEBT', 'DIGITALASSET', 'MUTUALFUND', 'OPTION', 'OTHER', 'STOCK', 'SWEEP'],
} as const satisfies Enum

export const debtTypes = {
  values: ['COUPON', 'ZERO'],
} as const satisfies Enum

export const debtClasses = {
  values: ['CORPORATE', 'MUNICIPAL', 'OTHER', 'TREASURY'],
} as const satisfies Enum

export const callTypes = {
  values: ['CALL', 'MATURITY', 'PREFUND', 'PUT'],
} as const satisfies Enum

export const couponMatureFrequencies = {
  values: ['ANNUAL', 'MONTHLY', 'OTHER', 'QUARTERLY', 'SEMIANNUAL'],
} as const satisfies Enum

export const mutualFundTypes = {
  values: ['CLOSEEND', 'OPENEND', 'OTHER'],
} as const satisfies Enum

export const optionTypes = {
  values: ['CALL', 'PUT'],
} as const satisfies Enum

export const securedBy = {
  values: ['COVERED', 'NAKED'],
} as const satisfies Enum

export const stockTypes = {
  values: ['COMMON', 'CONVERTIBLE', 'OTHER', 'PREFERRED'],
} as const satisfies Enum

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
    securityCategory: { type: { values: ['DEBT_SECURITY'] }, required: true },
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
    securityCategory: { type: { values: ['MUTUAL_FUND_SECURITY'] }, required: true },
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
    securityCategory: { type: { values: ['OPTION_SECURITY'] }, required: true },
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
    securityCategory: { type: { values: ['OTHER_SECURITY'] }, required: true },
    typeDescription: 'text',
  },
} as const satisfies Entity

export const stockSecurity = {
  entity: 'StockSecurity',
  fields: {
    securityCategory: { type: { values: ['STOCK_SECURITY'] }, required: true },
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
    securityCategory: { type: { values: ['SWEEP_SECURITY'] }, required: true },
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
