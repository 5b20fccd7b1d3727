// A position in an investment account.

import { currency } from './currency.ts'
import { fiAttribute } from './fi-attribute.ts'
import { security, securityId, securityIdTypes } from './security.ts'
import type { Entity, ValueOf, Enum } from './field.ts'

export const holdingTypes = {
  values: ['ANNUITY', 'BOND', 'CD', 'DIGITALASSET', 'MUTUALFUND', 'OPTION', 'OTHER', 'STOCK'],
} as const satisfies Enum

export const holdingSubTypes = {
  values: ['CASH', 'MONEYMARKET'],
} as const satisfies Enum

export const positionTypes = {
  values: ['LONG', 'SHORT'],
} as const satisfies Enum

export const heldInAccounts = {
  values: ['CASH', 'MARGIN', 'OTHER', 'SHORT'],
} as const satisfies Enum

export const assetClasses = {
  values: ['DOMESTICBOND', 'INTLBOND', 'INTLSTOCK', 'LARGESTOCK', 'MONEYMARKET', 'OTHER', 'SMALLSTOCK'],
} as const satisfies Enum

export const contributionSources = {
  values: ['AFTERTAX', 'MATCH', 'OTHERNONVEST', 'OTHERVEST', 'PRETAX', 'PROFITSHARING', 'ROLLOVER'],
} as const satisfies Enum

export const subAccountTypes = {
  values: ['CASH', 'MARGIN', 'OTHER', 'SHORT'],
} as const satisfies Enum

export const unitTypes = {
  values: ['CURRENCY', 'SHARES'],
} as const satisfies Enum

export const portion = {
  entity: 'Portion',
  fields: {
    assetClass: assetClasses,
    percent: 'decimal',
  },
} as const satisfies Entity

export const fiPortion = {
  entity: 'FiPortion',
  fields: {
    assetClass: 'text',
    percent: 'decimal',
  },
} as const satisfies Entity

export const taxLot = {
  entity: 'TaxLot',
  fields: {
    originalPurchaseDate: 'day',
    quantity: 'decimal',
    purchasedPrice: 'decimal',
    costBasis: 'decimal',
    currentValue: 'decimal',
    positionType: positionTypes,
  },
} as const satisfies Entity

export const holding = {
  entity: 'Holding',
  fields: {
    holdingId: 'text',
    securityIds: { type: { list: securityId }, since: '6.2.0' },
    holdingName: 'text',
    holdingType: holdingTypes,
    holdingSubType: holdingSubTypes,
    positionType: positionTypes,
    heldInAccount: heldInAccounts,
    description: 'text',
    symbol: 'text',
    originalPurchaseDate: 'day',
    purchasedPrice: 'decimal',
    currentAmortizationFactor: { type: 'decimal', since: '6.2.0' },
    currentUnitPrice: 'decimal',
    changeInPrice: 'decimal',
    currentUnitPriceDate: 'day',
    units: 'decimal',
    marketValue: 'decimal',
    faceValue: 'decimal',
    averageCost: 'flag',
    cashAccount: 'flag',
    rate: 'decimal',
    expirationDate: 'day',
    inv401kSource: contributionSources,
    currency,
    assetClasses: { list: portion },
    fiAssetClasses: { list: fiPortion },
    fiAttributes: { list: fiAttribute },
    taxLots: { list: taxLot },
    digitalUnits: 'text',
    security: { type: security, since: '6.2.0' },
    securityId: { type: 'text', until: '5.2.0', from: 'securityIds.0.id' },
    securityIdType: { type: securityIdTypes, until: '5.2.0', from: 'securityIds.0.idType' },
  },
} as const satisfies Entity

export type Holding = ValueOf<typeof holding>
