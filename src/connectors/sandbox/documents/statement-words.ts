// The words of a statement, in English and French, as they fit the kind of account.

import type { Decimal } from '../../../platform/decimal.ts'
import type { StatementModel } from './statement-model.ts'

export type StatementWords = {
  readonly title: string
  /** "October 1, 2026 to October 31, 2026". */
  readonly period: string
  readonly testBank: string
  readonly notMoney: string
  readonly opening: string
  readonly totalIn: string
  readonly totalOut: string
  readonly closing: string
  readonly noRows: string
  readonly columns: Readonly<Record<'date' | 'description' | 'debit' | 'credit' | 'balance', string>>
  page(number: number, count: number): string
  /** "$1,234.56", "US$1,234.56", "1 234,56 $". */
  money(amount: Decimal): string
  /** "Oct 3", "3 oct.". */
  day(date: Temporal.PlainDate): string
}

export function statementWords(model: StatementModel): StatementWords {
  return { ...(model.language === 'fr' ? french(model) : english(model)), ...formats(model) }
}

type Formats = Pick<StatementWords, 'money' | 'day'>
type Words = Omit<StatementWords, keyof Formats>

/** Made once for a statement: making a format costs far more than using it. */
function formats({ language, currency }: StatementModel): Formats {
  const locale = `${language}-CA`
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' })
  return {
    money: (amount) => money.format(amount as Intl.StringNumericLiteral),
    day: (date) => day.format(date),
  }
}

function english({ owed, periodStart, periodEnd }: StatementModel): Words {
  return {
    title: 'Account statement',
    period: `${englishDate(periodStart)} to ${englishDate(periodEnd)}`,
    testBank: 'A test bank',
    notMoney: 'Made by a test bank: invented people, invented money. This is not a real statement.',
    opening: owed ? 'Previous balance owed' : 'Opening balance',
    totalIn: owed ? 'Payments and credits' : 'Money in',
    totalOut: owed ? 'Purchases and charges' : 'Money out',
    closing: owed ? 'New balance owed' : 'Closing balance',
    noRows: 'No transactions in this period.',
    columns: {
      date: 'Date',
      description: 'Description',
      debit: owed ? 'Charges' : 'Withdrawals',
      credit: owed ? 'Payments' : 'Deposits',
      balance: owed ? 'Balance owed' : 'Balance',
    },
    page: (number, count) => `Page ${number} of ${count}`,
  }
}

function french({ owed, periodStart, periodEnd }: StatementModel): Words {
  return {
    title: 'Relevé de compte',
    period: `Du ${frenchDate(periodStart)} au ${frenchDate(periodEnd)}`,
    testBank: 'Institution d’essai',
    notMoney: 'Produit par une institution d’essai : personnes et argent inventés. Ce n’est pas un vrai relevé.',
    opening: owed ? 'Solde dû précédent' : 'Solde d’ouverture',
    totalIn: owed ? 'Paiements et crédits' : 'Entrées',
    totalOut: owed ? 'Achats et frais' : 'Sorties',
    closing: owed ? 'Nouveau solde dû' : 'Solde de clôture',
    noRows: 'Aucune opération durant cette période.',
    columns: {
      date: 'Date',
      description: 'Description',
      debit: owed ? 'Achats' : 'Retraits',
      credit: owed ? 'Paiements' : 'Dépôts',
      balance: owed ? 'Solde dû' : 'Solde',
    },
    page: (number, count) => `Page ${number} de ${count}`,
  }
}

function englishDate(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-CA', { dateStyle: 'long' })
}

function frenchDate(date: Temporal.PlainDate): string {
  return date.toLocaleString('fr-CA', { dateStyle: 'long' }).replace(/^1 /, '1er ')
}
