// How a household pays what it owes: card, line of credit, mortgage and car loan, both legs of each payment.

import { products } from '../bank/products.ts'
import { chargeInterest, monthlyInterest, move } from './money-moves.ts'
import type { Month } from './month.ts'
import type { Line, Words } from './words.ts'

/** The days of the month on which a card and a line of credit are paid. */
export const CARD_DUE_DAY = 21
export const LINE_DUE_DAY = 25

/** What is asked of a line in a month: its interest, and a fiftieth of what was owed when the month began. */
export function linePayment(owed: bigint, rateBasisPoints: number): bigint {
  return monthlyInterest(owed, rateBasisPoints) + owed / 50n
}

/** Pays the given part of what the card owed when the month began; interest runs on what is left. */
export function payCard(
  month: Month,
  words: Words,
  payer: string,
  card: string,
  paidPercent: bigint,
  rateBasisPoints: number,
): void {
  const owed = month.opening(card)
  if (owed <= 0n) return
  const paid = (owed * paidPercent) / 100n
  move(
    month,
    words,
    { day: CARD_DUE_DAY, minute: 410 },
    paid,
    { account: payer, line: 'cardPayment', type: 'BILLPAYMENT' },
    { account: card, line: 'cardPaymentReceived', type: 'PAYMENT' },
  )
  const interest = monthlyInterest(owed - paid, rateBasisPoints)
  chargeInterest(month, words, card, interest, { day: month.length, minute: 1_365 })
}

/** Draws on the line now and then, and pays what is asked. */
export function useLine(
  month: Month,
  words: Words,
  account: string,
  line: string,
  drawnCents: bigint,
  rateBasisPoints: number,
): void {
  const owed = month.opening(line)
  if (month.index % 7 === 3) {
    move(
      month,
      words,
      { day: 8, minute: 700 },
      drawnCents,
      { account: line, line: 'toAccount', type: 'WITHDRAWAL' },
      { account, line: 'lineAdvance', type: 'TRANSFER' },
    )
  }
  chargeInterest(month, words, line, monthlyInterest(owed, rateBasisPoints), { day: 24, minute: 300 })
  move(
    month,
    words,
    { day: LINE_DUE_DAY, minute: 420 },
    linePayment(owed, rateBasisPoints),
    { account, line: 'linePayment', type: 'BILLPAYMENT' },
    { account: line, line: 'paymentReceived', type: 'PAYMENT' },
  )
}

/** The month's payment of a loan: first the interest is charged, then the payment covers it and lowers the principal. */
export function payLoan(
  month: Month,
  words: Words,
  payer: string,
  loan: string,
  kind: 'mortgage' | 'car_loan',
  paymentCents: bigint,
): void {
  const owed = month.opening(loan)
  const interest = monthlyInterest(owed, products[kind].rateBasisPoints)
  const paid = paymentCents < owed + interest ? paymentCents : owed + interest
  const day = kind === 'mortgage' ? 1 : 15
  const line: Line = kind === 'mortgage' ? 'mortgagePayment' : 'loanPayment'
  chargeInterest(month, words, loan, interest, { day, minute: 355 })
  move(
    month,
    words,
    { day, minute: 360 },
    paid,
    { account: payer, line, type: 'BILLPAYMENT' },
    {
      account: loan,
      line: 'paymentReceived',
      type: 'PAYMENT',
      split: { principal: paid - interest, interest },
    },
  )
}
