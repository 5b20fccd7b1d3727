// The products of the sandbox banks: their categories, names in both languages, rates and fees.

import type { AccountCategory, AccountType } from '../../../fdx/account.ts'
import { fromCents, type Decimal } from '../../../platform/decimal.ts'
import type { InTwoLanguages } from './people.ts'

export type ProductKey = keyof typeof products

export type Product = {
  readonly category: AccountCategory
  readonly accountType: AccountType
  readonly name: InTwoLanguages
  /** The annual interest rate in hundredths of a percent. */
  readonly rateBasisPoints: number
  readonly rateType: 'FIXED' | 'VARIABLE'
  /** The term of a loan. A mortgage is renewed for the same term until it is paid. */
  readonly termMonths?: number
  readonly lineOfBusiness: 'PERSONAL' | 'BUSINESS'
  readonly statements: boolean
  /** Canadian dollars by default. */
  readonly currency?: Currency
  /** Fees in the account's currency, charged on the last day of a month and once a year; none by default. */
  readonly monthlyFeeCents?: bigint
  readonly annualFeeCents?: bigint
}

export type Currency = 'CAD' | 'USD'

export const products = {
  chequing: {
    category: 'DEPOSIT_ACCOUNT',
    accountType: 'CHECKING',
    name: { en: 'Everyday Chequing', fr: 'Compte chèques Quotidien' },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: true,
    monthlyFeeCents: 11_95n,
  },
  us_chequing: {
    category: 'DEPOSIT_ACCOUNT',
    accountType: 'CHECKING',
    name: { en: 'US Dollar Chequing', fr: 'Compte chèques en dollars américains' },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: true,
    currency: 'USD',
    monthlyFeeCents: 11_95n,
  },
  savings: {
    category: 'DEPOSIT_ACCOUNT',
    accountType: 'SAVINGS',
    name: { en: 'High Interest Savings', fr: 'Épargne à intérêt élevé' },
    rateBasisPoints: 265,
    rateType: 'VARIABLE',
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
  business_chequing: {
    category: 'DEPOSIT_ACCOUNT',
    accountType: 'CHECKING',
    name: { en: 'Business Operating Account', fr: "Compte d'exploitation d'entreprise" },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'BUSINESS',
    statements: true,
    monthlyFeeCents: 24_95n,
  },
  credit_card: {
    category: 'LOC_ACCOUNT',
    accountType: 'CREDITCARD',
    name: { en: 'Cash Back Credit Card', fr: 'Carte de crédit Remises' },
    rateBasisPoints: 2099,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: true,
    annualFeeCents: 39_00n,
  },
  business_card: {
    category: 'LOC_ACCOUNT',
    accountType: 'CREDITCARD',
    name: { en: 'Business Credit Card', fr: 'Carte de crédit Affaires' },
    rateBasisPoints: 1999,
    rateType: 'FIXED',
    lineOfBusiness: 'BUSINESS',
    statements: true,
  },
  line_of_credit: {
    category: 'LOC_ACCOUNT',
    accountType: 'LINEOFCREDIT',
    name: { en: 'Personal Line of Credit', fr: 'Marge de crédit personnelle' },
    rateBasisPoints: 845,
    rateType: 'VARIABLE',
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
  business_line: {
    category: 'LOC_ACCOUNT',
    accountType: 'LINEOFCREDIT',
    name: { en: 'Business Line of Credit', fr: "Marge de crédit d'entreprise" },
    rateBasisPoints: 795,
    rateType: 'VARIABLE',
    lineOfBusiness: 'BUSINESS',
    statements: true,
  },
  mortgage: {
    category: 'LOAN_ACCOUNT',
    accountType: 'MORTGAGE',
    name: { en: '5-Year Fixed Mortgage', fr: 'Prêt hypothécaire fixe 5 ans' },
    rateBasisPoints: 474,
    rateType: 'FIXED',
    termMonths: 60,
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
  car_loan: {
    category: 'LOAN_ACCOUNT',
    accountType: 'AUTOLOAN',
    name: { en: 'Car Loan', fr: 'Prêt auto' },
    rateBasisPoints: 629,
    rateType: 'FIXED',
    termMonths: 84,
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
  tfsa: {
    category: 'INVESTMENT_ACCOUNT',
    accountType: 'TAXFREESAVINGSACCOUNT',
    name: { en: 'Tax-Free Savings Account', fr: "Compte d'épargne libre d'impôt" },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: false,
  },
  rrsp: {
    category: 'INVESTMENT_ACCOUNT',
    accountType: 'REGISTEREDRETIREMENTSAVINGSPLAN',
    name: { en: 'Retirement Savings Plan', fr: "Régime enregistré d'épargne-retraite" },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: false,
  },
  universal_life: {
    category: 'INSURANCE_ACCOUNT',
    accountType: 'UNIVERSALLIFE',
    name: { en: 'Universal Life Insurance', fr: 'Assurance vie universelle' },
    rateBasisPoints: 310,
    rateType: 'VARIABLE',
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
  annuity: {
    category: 'ANNUITY_ACCOUNT',
    accountType: 'FIXEDANNUITY',
    name: { en: '20-Year Payout Annuity', fr: 'Rente certaine de 20 ans' },
    rateBasisPoints: 345,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: false,
  },
  commercial: {
    category: 'COMMERCIAL_ACCOUNT',
    accountType: 'COMMERCIALDEPOSIT',
    name: { en: 'Commercial Cash Management Account', fr: 'Compte de gestion de trésorerie' },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'BUSINESS',
    statements: true,
    monthlyFeeCents: 185_00n,
  },
  wallet: {
    category: 'DIGITAL_WALLET',
    accountType: 'DIGITALWALLET',
    name: { en: 'Pocket Wallet', fr: 'Portefeuille de poche' },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
  instalments: {
    category: 'BNPL_ACCOUNT',
    accountType: 'BNPL',
    name: { en: 'Pay in Four', fr: 'Payez en quatre' },
    rateBasisPoints: 0,
    rateType: 'FIXED',
    lineOfBusiness: 'PERSONAL',
    statements: true,
  },
} as const satisfies Record<string, Product>

/** The fee for a payment that is returned for insufficient funds (NSF). */
export const RETURNED_PAYMENT_CENTS = 10_00n

export function productOf(key: string): Product {
  const product = (products as Readonly<Record<string, Product>>)[key]
  if (!product) throw new RangeError(`the sandbox sells no ${key}`)
  return product
}

export function currencyOf({ currency = 'CAD' }: Product): Currency {
  return currency
}

/** The annual yield of monthly compounded interest, in percent: `2.68` for a rate of 2.65. */
export function annualYield({ rateBasisPoints }: Product): Decimal {
  const whole = 120_000n ** 12n
  const grown = (120_000n + BigInt(rateBasisPoints)) ** 12n
  return fromCents(((grown - whole) * 10_000n + whole / 2n) / whole)
}

/** True if money can be sent to the account by its number, and from it. */
export function holdsDeposits({ category }: Product): boolean {
  return category === 'DEPOSIT_ACCOUNT' || category === 'COMMERCIAL_ACCOUNT'
}

/** True if the balance is money owed, which debits raise and credits lower. */
export function isOwed(product: Product): boolean {
  return ['LOC_ACCOUNT', 'LOAN_ACCOUNT', 'BNPL_ACCOUNT'].includes(product.category)
}
