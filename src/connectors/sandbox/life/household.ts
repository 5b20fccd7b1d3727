// A household's month: salaries, housing, bills, purchases, e-transfers to friends, and savings.

import { products, RETURNED_PAYMENT_CENTS } from '../bank/products.ts'
import { payCard, payLoan, useLineOfCredit } from './borrowing.ts'
import type { Household, Salary } from './households.ts'
import { payPremium, receiveAnnuity } from './insurance.ts'
import { payInterest } from './interest.ts'
import { invest } from './investing.ts'
import type { Month } from './month.ts'
import { payInFour } from './pay-in-four.ts'
import { excess, pay } from './payments.ts'
import { purchaseByCard, purchaseByDebit } from './purchases.ts'
import type { Description } from './transaction-texts.ts'
import { SWEEP_ABOVE, sweepChequing, transfer } from './transfers.ts'
import { writeUsDollarMonth } from './us-dollar-account.ts'
import { spendFromWallet } from './wallet.ts'

/** Hydro bills rise with the cold: hundredths of an average month's, from January on. */
const HEATING = [178, 171, 149, 108, 74, 62, 68, 66, 63, 82, 121, 160]

export function writeHouseholdMonth(month: Month, household: Household): void {
  const { key, cardPaidPercent } = household
  const chequing = `${key}-chequing`
  const card = `${key}-card`
  for (const salary of household.salaries) receiveSalary(month, chequing, salary)
  payHousing(month, household, chequing)
  payBills(month, household, chequing)
  withdrawCash(month, household, chequing)
  exchangeETransfers(month, chequing)
  purchaseByDebit(month, household, chequing, !month.isOpen(card))
  if (month.isOpen(card)) {
    const { rateBasisPoints } = products.credit_card
    purchaseByCard(month, household, card)
    payCard(month, { payer: chequing, card, paidPercent: cardPaidPercent, rateBasisPoints })
  }
  if (month.isOpen(`${key}-line`)) {
    const { rateBasisPoints } = products.line_of_credit
    useLineOfCredit(month, { account: chequing, line: `${key}-line`, drawnCents: 1_500_00n, rateBasisPoints })
  }
  for (const { account, cents } of household.contributions) {
    if (month.isOpen(account)) invest(month, chequing, account, cents)
  }
  if (month.isOpen(`${key}-life`)) payPremium(month, chequing, `${key}-life`)
  if (month.isOpen(`${key}-annuity`)) receiveAnnuity(month, chequing, `${key}-annuity`)
  if (month.isOpen(`${key}-wallet`)) spendFromWallet(month, household, chequing, `${key}-wallet`)
  if (month.isOpen(`${key}-instalments`)) payInFour(month, chequing, `${key}-instalments`)
  if (month.isOpen(`${key}-us`)) writeUsDollarMonth(month, `${key}-us`)
  save(month, household, chequing)
  receiveFromGovernment(month, household, chequing)
  if (month.isClosing(`${key}-savings`)) closeSavings(month, household)
}

function receiveSalary(month: Month, account: string, { employer, cents, frequency }: Salary): void {
  for (let day = 1; day <= month.length; day++) {
    const isPayday = frequency === 'biweekly' ? month.epochDay(day) % 14 === FRIDAY : day === 15 || day === month.length
    if (isPayday) {
      month.write(
        account,
        { day, minute: 245 },
        {
          side: 'CREDIT',
          cents,
          type: 'DIRECTDEPOSIT',
          description: `${month.texts.descriptions.pay} ${employer}`,
          payee: employer,
          category: month.texts.categories.income,
        },
      )
    }
  }
}

/** The remainder of every second Friday's epoch day by 14: 2 January 1970 was a Friday. */
const FRIDAY = 1

function payHousing(month: Month, household: Household, chequing: string): void {
  const { key, rent, mortgageCents, carLoanCents } = household
  if (rent?.byCheque) payRentByCheque(month, chequing, rent)
  else if (rent) {
    const { cents, landlord: payee } = rent
    pay(month, chequing, { day: 1, minute: 380, description: 'rent', category: 'housing', cents, payee })
  }
  if (mortgageCents && month.isOpen(`${key}-mortgage`)) {
    payLoan(month, { payer: chequing, loan: `${key}-mortgage`, kind: 'mortgage', cents: mortgageCents })
  }
  if (carLoanCents && month.isOpen(`${key}-car`)) {
    payLoan(month, { payer: chequing, loan: `${key}-car`, kind: 'car_loan', cents: carLoanCents })
  }
}

/** Cheques are numbered one after the other, and clear a day after they are paid in. */
function payRentByCheque(month: Month, account: string, rent: NonNullable<Household['rent']>): void {
  const number = String(214 + month.index)
  month.write(
    account,
    { day: 1, minute: 640, clears: 1 },
    {
      side: 'DEBIT',
      cents: rent.cents,
      type: 'CHECK',
      description: `${month.texts.descriptions.rentCheque} ${number}`,
      payee: rent.landlord,
      category: month.texts.categories.housing,
      reference: number,
    },
  )
}

function payBills(month: Month, household: Household, account: string): void {
  const random = month.random(`${account} bills`)
  const heating = BigInt(HEATING[month.month - 1] ?? 100)
  pay(month, account, { day: 7, minute: 370, description: 'internet', category: 'bills', cents: 84_95n })
  pay(month, account, { day: 12, minute: 370, description: 'phone', category: 'bills', cents: 61_50n })
  pay(month, account, {
    day: 17,
    minute: 370,
    description: 'hydro',
    category: 'bills',
    cents: (random.dollars(70, 88) * heating) / 100n,
  })
  pay(month, account, { day: 19, minute: 370, description: 'insurance', category: 'bills', cents: 112_40n })
  pay(month, account, { day: 2, minute: 450, description: 'transit', category: 'transit', cents: 98_00n })
  pay(month, account, {
    day: month.length,
    minute: 1_360,
    description: 'fee',
    category: 'fees',
    cents: products.chequing.monthlyFeeCents,
  })
  if (household.shortOfFunds && month.index % 8 === 5) {
    pay(month, account, { day: 13, minute: 375, description: 'phone', category: 'bills', cents: 61_50n })
    month.write(
      account,
      { day: 13, minute: 400 },
      {
        side: 'CREDIT',
        cents: 61_50n,
        type: 'ADJUSTMENT',
        description: month.texts.descriptions.returned,
        category: month.texts.categories.refund,
      },
    )
    pay(month, account, { day: 13, minute: 401, description: 'nsf', category: 'fees', cents: RETURNED_PAYMENT_CENTS })
  }
}

function withdrawCash(month: Month, { city }: Household, account: string): void {
  const random = month.random(`${account} cash`)
  for (let time = 0; time < 2; time++) {
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(540, 1_260) },
      {
        side: 'DEBIT',
        cents: 20_00n * BigInt(random.between(2, 5)),
        type: 'ATMWITHDRAWAL',
        description: `${month.texts.descriptions.atm} ${city}`,
        category: month.texts.categories.cash,
      },
    )
  }
}

function exchangeETransfers(month: Month, account: string): void {
  const random = month.random(`${account} friends`)
  for (let time = 0; time < 4; time++) {
    const sent = random.chance(60)
    const friend = random.pick(month.payees.friends)
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(480, 1_330) },
      {
        side: sent ? 'DEBIT' : 'CREDIT',
        cents: sent ? random.dollars(12, 90) : random.dollars(10, 75),
        type: 'TRANSFER',
        description: `${sent ? month.texts.descriptions.eTransferSent : month.texts.descriptions.eTransferReceived} ${friend}`,
        payee: friend,
        category: month.texts.categories.transfer,
      },
    )
  }
}

function save(month: Month, { key }: Household, chequing: string): void {
  const savings = `${key}-savings`
  if (month.isOpen(savings)) {
    sweepChequing(month, chequing, savings)
    payInterest(month, savings, products.savings.rateBasisPoints, 1_370)
  } else {
    const cents = excess(month, chequing, SWEEP_ABOVE, 50_00n)
    pay(month, chequing, { day: 4, minute: 620, description: 'elsewhere', category: 'transfer', cents })
  }
}

/** Empties savings into chequing. */
function closeSavings(month: Month, { key }: Household): void {
  transfer(month, {
    day: 10,
    minute: 660,
    cents: month.opening(`${key}-savings`),
    from: { account: `${key}-savings`, description: 'toAccount', type: 'TRANSFER' },
    to: { account: `${key}-chequing`, description: 'fromSavings', type: 'TRANSFER' },
  })
}

function receiveFromGovernment(month: Month, household: Household, account: string): void {
  const receive = (description: Description, day: number, cents: bigint): void =>
    month.write(
      account,
      { day, minute: 250 },
      {
        side: 'CREDIT',
        cents,
        type: 'DIRECTDEPOSIT',
        description: month.texts.descriptions[description],
        category: month.texts.categories.income,
      },
    )
  if (household.childBenefitCents) receive('childBenefit', 20, household.childBenefitCents)
  if (month.month === 4) receive('taxRefund', 22, month.random(`${account} taxes`).dollars(420, 1_380))
}
