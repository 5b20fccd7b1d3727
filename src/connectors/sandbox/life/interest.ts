// A month's interest: how much it is, and the transaction that pays or charges it.

import type { Month, When } from './month.ts'

/** Interest for one month on what an account held, or owed, when the month began. */
export function monthlyInterest(balance: bigint, rateBasisPoints: number): bigint {
  return (balance * BigInt(rateBasisPoints)) / 120_000n
}

/** Pays interest on what an account held when the month began, on the last day. */
export function payInterest(month: Month, account: string, rateBasisPoints: number, minute: number): void {
  month.write(
    account,
    { day: month.length, minute },
    {
      side: 'CREDIT',
      cents: monthlyInterest(month.opening(account), rateBasisPoints),
      type: 'INTEREST',
      description: month.texts.descriptions.interestPaid,
      category: month.texts.categories.interest,
    },
  )
}

/** Charges interest on what an account owes. */
export function chargeInterest(month: Month, account: string, when: When, cents: bigint): void {
  month.write(account, when, {
    side: 'DEBIT',
    cents,
    type: 'INTEREST',
    description: month.texts.descriptions.interestCharged,
    category: month.texts.categories.interest,
  })
}
