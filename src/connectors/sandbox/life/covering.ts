// How a household is covered: a life policy that is paid into and bears its own cost, and an annuity that pays out.

import { products } from '../bank/products.ts'
import { monthlyInterest, move } from './money-moves.ts'
import type { Month } from './month.ts'
import type { Words } from './words.ts'

export const PREMIUM = 142_50n
export const ANNUITY_PAYOUT = 1_120_00n

/** The day of the month on which the premium is due, and on which the annuity pays. */
export const PREMIUM_DAY = 8
export const PAYOUT_DAY = 1

/** The premium goes into the policy's fund, which bears interest and pays for the insurance. */
export function payPremium(month: Month, words: Words, payer: string, policy: string): void {
  move(
    month,
    words,
    { day: PREMIUM_DAY, minute: 405 },
    PREMIUM,
    { account: payer, line: 'premium', type: 'BILLPAYMENT' },
    { account: policy, line: 'premiumReceived', type: 'PAYMENT' },
  )
  month.write(
    policy,
    { day: 10, minute: 300 },
    {
      side: 'DEBIT',
      cents: 61_20n + BigInt(month.index) * 25n,
      type: 'FEE',
      description: words.lines.costOfInsurance,
      category: words.categories.fees,
    },
  )
  earn(month, words, policy, products.universal_life.rateBasisPoints)
}

/** What is left bears interest; each payout lowers it. */
export function receiveAnnuity(month: Month, words: Words, payee: string, annuity: string): void {
  move(
    month,
    words,
    { day: PAYOUT_DAY, minute: 260 },
    ANNUITY_PAYOUT,
    { account: annuity, line: 'annuityPayment', type: 'PAYMENT' },
    { account: payee, line: 'annuityPayment', type: 'DIRECTDEPOSIT' },
  )
  earn(month, words, annuity, products.annuity.rateBasisPoints)
}

function earn(month: Month, words: Words, account: string, rateBasisPoints: number): void {
  month.write(
    account,
    { day: month.length, minute: 1_368 },
    {
      side: 'CREDIT',
      cents: monthlyInterest(month.opening(account), rateBasisPoints),
      type: 'INTEREST',
      description: words.lines.interestPaid,
      category: words.categories.interest,
    },
  )
}
