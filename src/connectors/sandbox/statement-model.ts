// A monthly statement as the bank would print it: whose, of which account and month, and every line with its balance.

import type { Language } from '../../domain/retrieval/connector.ts'
import type { Decimal } from '../../platform/decimal.ts'

export type StatementModel = {
  readonly bankName: string
  readonly language: Language
  /** More than one on a joint account. */
  readonly holderNames: readonly string[]
  readonly addressLines: readonly string[]
  readonly productName: string
  /** Masked: "•••• 1234". */
  readonly accountNumberDisplay: string
  readonly periodStart: Temporal.PlainDate
  /** Inclusive. */
  readonly periodEnd: Temporal.PlainDate
  /** True for cards, lines of credit and loans: balances are money owed, which debits raise and credits lower. */
  readonly owed: boolean
  readonly opening: Decimal
  readonly closing: Decimal
  /** The sum of all credits: deposits and payments. */
  readonly totalIn: Decimal
  /** The sum of all debits: withdrawals, purchases and charges. */
  readonly totalOut: Decimal
  /** In order of posting. */
  readonly rows: readonly StatementRow[]
}

/** Either a debit or a credit. */
export type StatementRow = {
  readonly date: Temporal.PlainDate
  readonly description: string
  readonly debit?: Decimal
  readonly credit?: Decimal
  readonly balance: Decimal
}
