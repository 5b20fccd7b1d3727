// A household's life insurance, which is paid into and bears its own cost, and its annuity, which pays out.

import { products } from '../bank/products.ts'
import { payInterest } from './interest.ts'
import type { Month } from './month.ts'
import { transfer } from './transfers.ts'

export const PREMIUM = 142_50n
export const ANNUITY_PAYOUT = 1_120_00n

/** The days of the month on which the premium is due, and on which the annuity pays. */
export const PREMIUM_DAY = 8
export const PAYOUT_DAY = 1

const INTEREST_MINUTE = 1_368

/** The premium goes into the policy's fund, which bears interest and pays for the insurance. */
export function payPremium(month: Month, payer: string, policy: string): void {
  transfer(month, {
    day: PREMIUM_DAY,
    minute: 405,
    cents: PREMIUM,
    from: { account: payer, description: 'premium', type: 'BILLPAYMENT' },
    to: { account: policy, description: 'premiumReceived', type: 'PAYMENT' },
  })
  month.write(
    policy,
    { day: 10, minute: 300 },
    {
      side: 'DEBIT',
      cents: 61_20n + BigInt(month.index) * 25n,
      type: 'FEE',
      description: month.texts.descriptions.costOfInsurance,
      category: month.texts.categories.fees,
    },
  )
  payInterest(month, policy, products.universal_life.rateBasisPoints, INTEREST_MINUTE)
}

/** Each payout lowers the annuity's value, and the rest bears interest. */
export function receiveAnnuity(month: Month, payee: string, annuity: string): void {
  transfer(month, {
    day: PAYOUT_DAY,
    minute: 260,
    cents: ANNUITY_PAYOUT,
    from: { account: annuity, description: 'annuityPayment', type: 'PAYMENT' },
    to: { account: payee, description: 'annuityPayment', type: 'DIRECTDEPOSIT' },
  })
  payInterest(month, annuity, products.annuity.rateBasisPoints, INTEREST_MINUTE)
}
