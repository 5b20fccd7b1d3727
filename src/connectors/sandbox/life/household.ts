// A household's month: pay, a home, bills, purchases, friends, and what is put aside.

import { products, RETURNED_PAYMENT_CENTS } from '../bank/products.ts'
import { payCard, payLoan, useLine } from './borrowing.ts'
import { payPremium, receiveAnnuity } from './covering.ts'
import type { Household, Pay } from './household-plans.ts'
import { invest } from './investing.ts'
import { balanceWithSavings, move, payInterest, SPARE_ABOVE } from './money-moves.ts'
import type { Month } from './month.ts'
import { pay } from './pay.ts'
import { payInFour, useWallet } from './pocket.ts'
import { spendByDebit, spendOnCard } from './spending.ts'
import { liveInUsDollars } from './us-dollars.ts'
import type { Line, Words } from './words.ts'

/** Hydro follows the cold: hundredths of an average month, from January on. */
const COLD = [178, 171, 149, 108, 74, 62, 68, 66, 63, 82, 121, 160]

/** @param has tells which accounts are open in this month. */
export function liveMonth(month: Month, words: Words, household: Household, has: (account: string) => boolean): void {
  const { key } = household
  const chequing = `${key}-chequing`
  for (const pay of household.pay) receivePay(month, words, chequing, pay)
  payForHome(month, words, household, chequing, has)
  payBills(month, words, household, chequing)
  withdrawCash(month, words, household, chequing)
  meetFriends(month, words, chequing)
  spendByDebit(month, words, household, chequing, !has(`${key}-card`))
  if (has(`${key}-card`)) {
    const { rateBasisPoints } = products.credit_card
    spendOnCard(month, words, household, `${key}-card`)
    payCard(month, words, chequing, `${key}-card`, household.cardPaidPercent, rateBasisPoints)
  }
  if (has(`${key}-line`)) {
    useLine(month, words, chequing, `${key}-line`, 1_500_00n, products.line_of_credit.rateBasisPoints)
  }
  for (const { account, cents } of household.contributions) {
    if (has(account)) invest(month, words, chequing, account, cents)
  }
  if (has(`${key}-life`)) payPremium(month, words, chequing, `${key}-life`)
  if (has(`${key}-annuity`)) receiveAnnuity(month, words, chequing, `${key}-annuity`)
  if (has(`${key}-wallet`)) useWallet(month, words, household, chequing, `${key}-wallet`)
  if (has(`${key}-instalments`)) payInFour(month, words, chequing, `${key}-instalments`)
  if (has(`${key}-us`)) liveInUsDollars(month, words, `${key}-us`)
  putAside(month, words, household, chequing, has)
  receiveFromGovernment(month, words, household, chequing)
}

function receivePay(month: Month, words: Words, account: string, pay: Pay): void {
  for (let day = 1; day <= month.length; day++) {
    const due =
      pay.rhythm === 'every two weeks' ? month.epochDay(day) % 14 === FRIDAY : day === 15 || day === month.length
    if (due) {
      month.write(
        account,
        { day, minute: 245 },
        {
          side: 'CREDIT',
          cents: pay.cents,
          type: 'DIRECTDEPOSIT',
          description: `${words.lines.pay} ${pay.employer}`,
          payee: pay.employer,
          category: words.categories.income,
        },
      )
    }
  }
}

/** Of the days since 1970, in fortnights: 2 January 1970 was a Friday. */
const FRIDAY = 1

function payForHome(
  month: Month,
  words: Words,
  household: Household,
  chequing: string,
  has: (account: string) => boolean,
): void {
  const { key, rent, mortgageCents, carLoanCents } = household
  if (rent?.byCheque) writeCheque(month, words, chequing, rent)
  else if (rent) pay(month, words, chequing, { day: 1, minute: 380 }, 'rent', 'housing', rent.cents, rent.landlord)
  if (mortgageCents && has(`${key}-mortgage`)) {
    payLoan(month, words, chequing, `${key}-mortgage`, 'mortgage', mortgageCents)
  }
  if (carLoanCents && has(`${key}-car`)) payLoan(month, words, chequing, `${key}-car`, 'car_loan', carLoanCents)
}

/** Cheques are numbered one after the other, and clear a day after they are paid in. */
function writeCheque(month: Month, words: Words, account: string, rent: NonNullable<Household['rent']>): void {
  const number = String(214 + month.index)
  month.write(
    account,
    { day: 1, minute: 640, clears: 1 },
    {
      side: 'DEBIT',
      cents: rent.cents,
      type: 'CHECK',
      description: `${words.lines.rentCheque} ${number}`,
      payee: rent.landlord,
      category: words.categories.housing,
      reference: number,
    },
  )
}

function payBills(month: Month, words: Words, household: Household, account: string): void {
  const random = month.random(`${account} bills`)
  const cold = BigInt(COLD[month.month - 1] ?? 100)
  pay(month, words, account, { day: 7, minute: 370 }, 'internet', 'bills', 84_95n)
  pay(month, words, account, { day: 12, minute: 370 }, 'phone', 'bills', 61_50n)
  pay(month, words, account, { day: 17, minute: 370 }, 'hydro', 'bills', (random.dollars(70, 88) * cold) / 100n)
  pay(month, words, account, { day: 19, minute: 370 }, 'insurance', 'bills', 112_40n)
  pay(month, words, account, { day: 2, minute: 450 }, 'transit', 'transit', 98_00n)
  pay(month, words, account, { day: month.length, minute: 1_360 }, 'fee', 'fees', products.chequing.monthlyFeeCents)
  if (household.shortOfFunds && month.index % 8 === 5) {
    pay(month, words, account, { day: 13, minute: 375 }, 'phone', 'bills', 61_50n)
    month.write(
      account,
      { day: 13, minute: 400 },
      {
        side: 'CREDIT',
        cents: 61_50n,
        type: 'ADJUSTMENT',
        description: words.lines.returned,
        category: words.categories.refund,
      },
    )
    pay(month, words, account, { day: 13, minute: 401 }, 'nsf', 'fees', RETURNED_PAYMENT_CENTS)
  }
}

function withdrawCash(month: Month, words: Words, { city }: Household, account: string): void {
  const random = month.random(`${account} cash`)
  for (let time = 0; time < 2; time++) {
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(540, 1_260) },
      {
        side: 'DEBIT',
        cents: 20_00n * BigInt(random.between(2, 5)),
        type: 'ATMWITHDRAWAL',
        description: `${words.lines.atm} ${city}`,
        category: words.categories.cash,
      },
    )
  }
}

function meetFriends(month: Month, words: Words, account: string): void {
  const random = month.random(`${account} friends`)
  for (let time = 0; time < 4; time++) {
    const sent = random.chance(60)
    const friend = random.pick(words.friends)
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(480, 1_330) },
      {
        side: sent ? 'DEBIT' : 'CREDIT',
        cents: sent ? random.dollars(12, 90) : random.dollars(10, 75),
        type: 'TRANSFER',
        description: `${sent ? words.lines.eTransferSent : words.lines.eTransferReceived} ${friend}`,
        payee: friend,
        category: words.categories.transfer,
      },
    )
  }
}

function putAside(
  month: Month,
  words: Words,
  { key }: Household,
  chequing: string,
  has: (account: string) => boolean,
): void {
  const savings = `${key}-savings`
  if (has(savings)) {
    balanceWithSavings(month, words, chequing, savings)
    payInterest(month, words, savings, products.savings.rateBasisPoints)
  } else {
    const spare = ((month.opening(chequing) - SPARE_ABOVE) / 50_00n) * 50_00n
    pay(month, words, chequing, { day: 4, minute: 620 }, 'elsewhere', 'transfer', spare)
  }
}

/** Empties savings into chequing: the last thing that happens to an account that is closed. */
export function closeSavings(month: Month, words: Words, { key }: Household): void {
  move(
    month,
    words,
    { day: 10, minute: 660 },
    month.opening(`${key}-savings`),
    { account: `${key}-savings`, line: 'toAccount', type: 'TRANSFER' },
    { account: `${key}-chequing`, line: 'fromSavings', type: 'TRANSFER' },
  )
}

function receiveFromGovernment(month: Month, words: Words, household: Household, account: string): void {
  const receive = (line: Line, day: number, cents: bigint): void =>
    month.write(
      account,
      { day, minute: 250 },
      {
        side: 'CREDIT',
        cents,
        type: 'DIRECTDEPOSIT',
        description: words.lines[line],
        category: words.categories.income,
      },
    )
  if (household.childBenefitCents) receive('childBenefit', 20, household.childBenefitCents)
  if (month.month === 4) receive('taxRefund', 22, month.random(`${account} taxes`).dollars(420, 1_380))
}
