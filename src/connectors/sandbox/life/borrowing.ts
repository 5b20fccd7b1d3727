// How a household or business pays what it owes: card, line of credit, mortgage and car loan.

import { products } from '../bank/products.ts'
import { chargeInterest, monthlyInterest } from './interest.ts'
import type { Month } from './month.ts'
import { transfer } from './transfers.ts'

/** The days of the month on which a card and a line of credit are paid. */
export const CARD_DUE_DAY = 21
export const LINE_DUE_DAY = 25

/** The payment due on a line of credit: the month's interest, and a fiftieth of what was owed when the month began. */
export function lineOfCreditPayment(owed: bigint, rateBasisPoints: number): bigint {
  return monthlyInterest(owed, rateBasisPoints) + owed / 50n
}

type CardPayment = {
  readonly payer: string
  readonly card: string
  /** The part of what the card owed when the month began that is paid; the rest bears interest. */
  readonly paidPercent: bigint
  readonly rateBasisPoints: number
}

export function payCard(month: Month, { payer, card, paidPercent, rateBasisPoints }: CardPayment): void {
  const owed = month.opening(card)
  if (owed <= 0n) return
  const paid = (owed * paidPercent) / 100n
  transfer(month, {
    day: CARD_DUE_DAY,
    minute: 410,
    cents: paid,
    from: { account: payer, description: 'cardPayment', type: 'BILLPAYMENT' },
    to: { account: card, description: 'cardPaymentReceived', type: 'PAYMENT' },
  })
  const interest = monthlyInterest(owed - paid, rateBasisPoints)
  chargeInterest(month, card, { day: month.length, minute: 1_365 }, interest)
}

type LineOfCredit = {
  readonly account: string
  readonly line: string
  /** The advance that is drawn every seventh month. */
  readonly drawnCents: bigint
  readonly rateBasisPoints: number
}

export function useLineOfCredit(month: Month, { account, line, drawnCents, rateBasisPoints }: LineOfCredit): void {
  const owed = month.opening(line)
  if (month.index % 7 === 3) {
    transfer(month, {
      day: 8,
      minute: 700,
      cents: drawnCents,
      from: { account: line, description: 'toAccount', type: 'WITHDRAWAL' },
      to: { account, description: 'lineAdvance', type: 'TRANSFER' },
    })
  }
  chargeInterest(month, line, { day: 24, minute: 300 }, monthlyInterest(owed, rateBasisPoints))
  transfer(month, {
    day: LINE_DUE_DAY,
    minute: 420,
    cents: lineOfCreditPayment(owed, rateBasisPoints),
    from: { account, description: 'linePayment', type: 'BILLPAYMENT' },
    to: { account: line, description: 'paymentReceived', type: 'PAYMENT' },
  })
}

type LoanPayment = {
  readonly payer: string
  readonly loan: string
  readonly kind: 'mortgage' | 'car_loan'
  readonly cents: bigint
}

/** First the interest is charged, then the payment covers it and lowers the principal. */
export function payLoan(month: Month, { payer, loan, kind, cents }: LoanPayment): void {
  const owed = month.opening(loan)
  const interest = monthlyInterest(owed, products[kind].rateBasisPoints)
  const paid = cents < owed + interest ? cents : owed + interest
  const day = kind === 'mortgage' ? 1 : 15
  const description = kind === 'mortgage' ? 'mortgagePayment' : 'loanPayment'
  const split = { principal: paid - interest, interest }
  chargeInterest(month, loan, { day, minute: 355 }, interest)
  transfer(month, {
    day,
    minute: 360,
    cents: paid,
    from: { account: payer, description, type: 'BILLPAYMENT' },
    to: { account: loan, description: 'paymentReceived', type: 'PAYMENT', split },
  })
}
