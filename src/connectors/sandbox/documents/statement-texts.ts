// The texts of a statement, in English and French, as they fit the kind of account.

import type { Language } from '../../../domain/retrieval/connector.ts'
import type { Decimal } from '../../../platform/decimal.ts'
import type { StatementModel } from './statement-model.ts'

const en = {
  title: 'Account statement',
  period: (start: Temporal.PlainDate, end: Temporal.PlainDate) => `${englishDate(start)} to ${englishDate(end)}`,
  testBank: 'A test bank',
  notMoney: 'Made by a test bank: invented people, invented money. This is not a real statement.',
  noRows: 'No transactions in this period.',
  date: 'Date',
  description: 'Description',
  page: (number: number, count: number) => `Page ${number} of ${count}`,
  /** The words for an account that holds money. */
  held: {
    opening: 'Opening balance',
    totalIn: 'Money in',
    totalOut: 'Money out',
    closing: 'Closing balance',
    debit: 'Withdrawals',
    credit: 'Deposits',
    balance: 'Balance',
  },
  /** The words for an account on which money is owed. */
  owed: {
    opening: 'Previous balance owed',
    totalIn: 'Payments and credits',
    totalOut: 'Purchases and charges',
    closing: 'New balance owed',
    debit: 'Charges',
    credit: 'Payments',
    balance: 'Balance owed',
  },
}

type Texts = typeof en

const fr: Texts = {
  title: 'Relevé de compte',
  period: (start, end) => `Du ${frenchDate(start)} au ${frenchDate(end)}`,
  testBank: 'Institution d’essai',
  notMoney: 'Produit par une institution d’essai : personnes et argent inventés. Ce n’est pas un vrai relevé.',
  noRows: 'Aucune opération durant cette période.',
  date: 'Date',
  description: 'Description',
  page: (number, count) => `Page ${number} de ${count}`,
  held: {
    opening: 'Solde d’ouverture',
    totalIn: 'Entrées',
    totalOut: 'Sorties',
    closing: 'Solde de clôture',
    debit: 'Retraits',
    credit: 'Dépôts',
    balance: 'Solde',
  },
  owed: {
    opening: 'Solde dû précédent',
    totalIn: 'Paiements et crédits',
    totalOut: 'Achats et frais',
    closing: 'Nouveau solde dû',
    debit: 'Achats',
    credit: 'Paiements',
    balance: 'Solde dû',
  },
}

const texts: Readonly<Record<Language, Texts>> = { en, fr }

export type StatementTexts = ReturnType<typeof statementTexts>

/** The texts of one statement, and how it writes amounts and days. */
export function statementTexts({ language, currency, owed, periodStart, periodEnd }: StatementModel) {
  const locale = `${language}-CA`
  const { period, ...rest } = texts[language]
  // Made once for a statement: making a format costs far more than using it.
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' })
  return {
    ...rest,
    ...rest[owed ? 'owed' : 'held'],
    /** "October 1, 2026 to October 31, 2026". */
    period: period(periodStart, periodEnd),
    /** "$1,234.56", "US$1,234.56", "1 234,56 $". */
    money: (amount: Decimal) => money.format(amount as Intl.StringNumericLiteral),
    /** "Oct 3", "3 oct.". */
    day: (date: Temporal.PlainDate) => day.format(date),
  }
}

function englishDate(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-CA', { dateStyle: 'long' })
}

function frenchDate(date: Temporal.PlainDate): string {
  return date.toLocaleString('fr-CA', { dateStyle: 'long' }).replace(/^1 /, '1er ')
}
