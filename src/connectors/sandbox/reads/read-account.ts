// One account as FDX describes it: its product, its balances, and its payments due.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type {
  Account,
  AnnuityAccount,
  BuyNowPayLaterAccount,
  CommercialAccount,
  DepositAccount,
  DigitalWallet,
  InsuranceAccount,
  InvestmentAccount,
  LineOfCreditAccount,
  LoanAccount,
} from '../../../fdx/account.ts'
import type { Bill } from '../../../fdx/bill.ts'
import type { InterestRate } from '../../../fdx/interest-rate.ts'
import { add, compare, decimal, fromCents, subtract, sum, toCents, type Decimal } from '../../../platform/decimal.ts'
import { accountPlans } from '../bank/account-plans.ts'
import { bankOf, clearingNumbersOf, bankDay } from '../bank/banks.ts'
import { CARD_DUE_DAY, LINE_DUE_DAY, lineOfCreditPayment } from '../life/borrowing.ts'
import { ANNUITY_PAYOUT, PAYOUT_DAY, PREMIUM, PREMIUM_DAY } from '../life/insurance.ts'
import { annualYield, currencyOf, holdsDeposits, isOwed, productOf, type Product } from '../bank/products.ts'
import { readHoldings } from './read-holdings.ts'
import { rewardProgramIdOf } from './read-rewards.ts'
import { readStoredAccount, type Books, type StoredAccount, maskNumber } from '../bank/stored-account.ts'

const ZERO = decimal('0.00')

export async function readAccount(books: Books, permit: AccountPermit): Promise<Account> {
  const stored = await readStoredAccount(books, permit)
  const product = productOf(stored.product)
  const now = books.clock.now()
  const common = commonFields(stored, product, now)
  const today = bankDay(now)
  switch (product.category) {
    case 'DEPOSIT_ACCOUNT':
      return { accountCategory: product.category, ...common, ...depositOf(stored, product) }
    case 'LOC_ACCOUNT':
      return { accountCategory: product.category, ...common, ...lineOf(stored, product, today) }
    case 'LOAN_ACCOUNT':
      return { accountCategory: product.category, ...common, ...loanOf(stored, product, today) }
    case 'INVESTMENT_ACCOUNT':
      return { accountCategory: product.category, ...common, ...(await investmentOf(books, stored)) }
    case 'INSURANCE_ACCOUNT':
      return { accountCategory: product.category, ...common, ...insuranceOf(stored, product, today) }
    case 'ANNUITY_ACCOUNT':
      return { accountCategory: product.category, ...common, ...annuityOf(stored, product) }
    case 'COMMERCIAL_ACCOUNT':
      return { accountCategory: product.category, ...common, ...commercialOf(stored) }
    case 'DIGITAL_WALLET':
      return { accountCategory: product.category, ...common, ...walletOf(stored) }
    case 'BNPL_ACCOUNT':
      return { accountCategory: product.category, ...common, ...instalmentsOf(stored) }
    default:
      return product.category satisfies never
  }
}

/** The fields of accounts of every category. */
function commonFields(stored: StoredAccount, product: Product, now: Temporal.Instant) {
  const bank = bankOf(stored.provider_id)
  const deposit = holdsDeposits(product)
  const open = stored.closed_on === null
  const currencyCode = currencyOf(product)
  const { routingNumber, ...branch } = clearingNumbersOf(bank, currencyCode)
  return {
    accountId: stored.account_id,
    accountType: product.accountType,
    accountNumber: stored.account_number,
    accountNumberDisplay: maskNumber(stored.account_number),
    productName: product.name[bank.firstLanguage],
    nickname: stored.nickname ?? undefined,
    status: open ? 'OPEN' : 'CLOSED',
    accountOpenDate: stored.opened_on,
    accountCloseDate: stored.closed_on ?? undefined,
    currency: { currencyCode },
    lineOfBusiness: product.lineOfBusiness,
    lineOfBusinessType: lineOfBusinessOf(product),
    productId: stored.product,
    balanceType: isOwed(product) ? 'LIABILITY' : 'ASSET',
    transferIn: deposit && open,
    transferOut: deposit && open,
    lastActivityDate: stored.last_activity_at ? bankDay(stored.last_activity_at) : undefined,
    balanceAsOf: now,
    ...(deposit && { routingTransitNumber: routingNumber, ...branch }),
  } as const
}

function lineOfBusinessOf({ category, lineOfBusiness }: Product) {
  if (category === 'COMMERCIAL_ACCOUNT') return 'COMMERCIAL'
  return lineOfBusiness === 'BUSINESS' ? 'SMALL_BUSINESS' : 'CONSUMER'
}

function depositOf(stored: StoredAccount, product: Product): Partial<DepositAccount> {
  const overdraft = stored.closed_on === null ? (stored.credit_limit ?? ZERO) : ZERO
  return {
    currentBalance: stored.balance,
    openingDayBalance: stored.balance_before_today,
    availableBalance: add(subtract(stored.balance, stored.pending_debits), overdraft),
    annualPercentageYield: annualYield(product),
    billPayStatus: stored.closed_on === null && product.accountType === 'CHECKING' ? 'ACTIVE' : 'NOT_AVAILABLE',
    earnedInterest: rateOf(product),
    interestYtd: stored.interest_this_year ?? undefined,
    overdraftOptIn: stored.credit_limit !== null,
    overdrafted: stored.balance.startsWith('-'),
  }
}

function lineOf(stored: StoredAccount, product: Product, today: Temporal.PlainDate): Partial<LineOfCreditAccount> {
  const { balance, credit_limit: limit, scheduled_amount, scheduled_at } = stored
  const available = limit === null ? undefined : subtract(subtract(limit, balance), stored.pending_debits)
  const apr = percent(product.rateBasisPoints)
  return {
    creditLine: limit ?? undefined,
    availableCredit: available,
    currentBalance: balance,
    principalBalance: balance,
    pastDueAmount: ZERO,
    purchasesApr: apr,
    advancesApr: apr,
    chargedInterest: rateOf(product),
    financeCharges: stored.interest_this_year ?? undefined,
    bills: [billOf(stored, product, today)],
    scheduledPayments:
      scheduled_amount !== null && scheduled_at
        ? [{ amount: scheduled_amount, date: bankDay(scheduled_at), type: 'AUTOPAY' }]
        : [],
    ...(product.accountType === 'CREDITCARD' && {
      rewardProgramId: rewardProgramIdOf(stored.provider_id),
      ...cashOf(limit ?? ZERO, available ?? ZERO),
    }),
  }
}

/** A fifth of the limit may be drawn in cash, as far as credit is available. */
function cashOf(limit: Decimal, available: Decimal): Pick<LineOfCreditAccount, 'cashAdvanceLimit' | 'availableCash'> {
  const cashAdvanceLimit = fromCents(toCents(limit) / 5n)
  return { cashAdvanceLimit, availableCash: smaller(cashAdvanceLimit, notNegative(available)) }
}

/** The bill of last month's statement. Once it is paid or its due date is over, the next due date is a month later. */
function billOf(stored: StoredAccount, product: Product, today: Temporal.PlainDate): Bill {
  const firstOfMonth = today.with({ day: 1 })
  const billed = notNegative(stored.balance_before_month)
  const paidOn = stored.paid_at ? bankDay(stored.paid_at) : undefined
  const isPaid = paidOn !== undefined && Temporal.PlainDate.compare(paidOn, firstOfMonth) >= 0
  const paid = isPaid ? (stored.paid_amount ?? ZERO) : ZERO
  const isCard = product.accountType === 'CREDITCARD'
  const due = isCard ? billed : fromCents(lineOfCreditPayment(toCents(billed), product.rateBasisPoints))
  const minimum = isCard ? minimumOf(billed) : due
  const dueDate = firstOfMonth.with({ day: isCard ? CARD_DUE_DAY : LINE_DUE_DAY })
  const isOver = isPaid || Temporal.PlainDate.compare(dueDate, today) < 0
  return {
    totalPaymentDue: notNegative(subtract(due, paid)),
    minimumPaymentDue: notNegative(subtract(minimum, paid)),
    dueDate: isOver ? dueDate.add({ months: 1 }) : dueDate,
    pastDueAmount: ZERO,
    statementBalance: billed,
    statementDate: firstOfMonth.subtract({ days: 1 }),
    lastPaymentAmount: stored.paid_amount ?? undefined,
    lastPaymentDate: paidOn,
    autoPayEnabled: true,
  }
}

/** The minimum payment of a card: three percent of the bill, at least ten dollars, at most the whole bill. */
function minimumOf(billed: Decimal): Decimal {
  const share = fromCents((toCents(billed) * 3n) / 100n)
  const least = decimal('10.00')
  return smaller(billed, compare(share, least) > 0 ? share : least)
}

function smaller(left: Decimal, right: Decimal): Decimal {
  return compare(left, right) < 0 ? left : right
}

function notNegative(amount: Decimal): Decimal {
  return compare(amount, ZERO) > 0 ? amount : ZERO
}

function loanOf(stored: StoredAccount, product: Product, today: Temporal.PlainDate): Partial<LoanAccount> {
  const { balance, paid_amount, paid_at, opened_on, account_key } = stored
  const { termMonths = 0 } = product
  const lent = accountPlans.find(({ key }) => key === account_key)?.lentCents
  const paidOn = paid_at ? bankDay(paid_at) : undefined
  const end = endOfTerm(opened_on, termMonths, today)
  // From the first day of the loan: a mortgage that was renewed has had more than one term.
  const { months } = opened_on.until(end, { largestUnit: 'months' })
  return {
    principalBalance: balance,
    payOffAmount: balance,
    originalPrincipal: lent === undefined ? undefined : fromCents(lent),
    originatingDate: opened_on,
    loanTerm: months,
    totalNumberOfPayments: months,
    maturityDate: end,
    paymentFrequency: 'MONTHLY',
    compoundingPeriod: 'MONTHLY',
    annualPercentageRate: percent(product.rateBasisPoints),
    chargedInterest: rateOf(product),
    interestPaidYearToDate: stored.interest_this_year ?? undefined,
    lastPaymentAmount: paid_amount ?? undefined,
    lastPaymentDate: paidOn,
    nextPaymentAmount: paid_amount ?? undefined,
    nextPaymentDate: paidOn?.add({ months: 1 }),
  }
}

/** Returns the last day of the present term. */
function endOfTerm(opened: Temporal.PlainDate, months: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const terms = Math.floor(opened.until(today, { largestUnit: 'months' }).months / months) + 1
  return opened.add({ months: terms * months })
}

/** The current value is the cash and the market value of every holding, to the cent. */
async function investmentOf(books: Books, stored: StoredAccount): Promise<Partial<InvestmentAccount>> {
  const { holdings, dailyChange } = await readHoldings(books, stored)
  return {
    currentValue: add(stored.balance, sum(holdings.map(({ marketValue }) => marketValue ?? ZERO))),
    availableCashBalance: stored.balance,
    holdings,
    dailyChange,
    margin: false,
    allowedCheckWriting: false,
    allowedOptionTrade: false,
  }
}

function insuranceOf(stored: StoredAccount, product: Product, today: Temporal.PlainDate): Partial<InsuranceAccount> {
  const paidOn = stored.paid_at ? bankDay(stored.paid_at) : undefined
  const premium = fromCents(PREMIUM)
  return {
    policyPremium: premium,
    policyPremiumTerm: 'MONTHLY',
    policyStartDate: stored.opened_on,
    policyStatus: 'ACTIVE',
    policyCoverageAmount: decimal('250000.00'),
    earnedInterest: rateOf(product),
    bills: [
      {
        totalPaymentDue: premium,
        minimumPaymentDue: premium,
        dueDate: paidOn?.add({ months: 1 }) ?? nextPremiumDay(today),
        autoPayEnabled: true,
        lastPaymentAmount: stored.paid_amount ?? undefined,
        lastPaymentDate: paidOn,
      },
    ],
  }
}

function nextPremiumDay(today: Temporal.PlainDate): Temporal.PlainDate {
  const due = today.with({ day: PREMIUM_DAY })
  return Temporal.PlainDate.compare(due, today) < 0 ? due.add({ months: 1 }) : due
}

/** The surrender value of the annuity is its balance. */
function annuityOf(stored: StoredAccount, product: Product): Partial<AnnuityAccount> {
  const start = stored.opened_on.with({ day: PAYOUT_DAY })
  return {
    payoutType: 'IMMEDIATE',
    policyProductType: 'FIXED',
    payoutAmount: fromCents(ANNUITY_PAYOUT),
    payoutMode: 'MONTHLY',
    payoutStartDate: start,
    payoutEndDate: start.add({ years: 20 }),
    numberModalPayouts: 12,
    periodCertainType: '20_YEAR',
    surrenderValue: stored.balance,
    earnedInterest: rateOf(product),
  }
}

/** The ledger balance counts what has posted; the available balance subtracts pending debits. */
function commercialOf(stored: StoredAccount): Partial<CommercialAccount> {
  const { balance, balance_before_today: opening, pending_debits: outstanding } = stored
  return {
    openingLedgerBalance: opening,
    openingAvailableBalance: opening,
    currentLedgerBalance: balance,
    currentAvailableBalance: subtract(balance, outstanding),
    outstandingDebitsAmount: outstanding,
    commercialBalances: [
      { commercialCode: { type: 'BAI', code: '010' }, amount: opening, memo: 'Opening ledger' },
      { commercialCode: { type: 'BAI', code: '030' }, amount: balance, memo: 'Current ledger' },
    ],
  }
}

function walletOf(stored: StoredAccount): Partial<DigitalWallet> {
  return {
    currentBalance: stored.balance,
    openingDayBalance: stored.balance_before_today,
    availableBalance: subtract(stored.balance, stored.pending_debits),
  }
}

/** There are no finance charges, because every instalment is paid in time. */
function instalmentsOf({
  balance,
  credit_limit: limit,
  pending_debits,
}: StoredAccount): Partial<BuyNowPayLaterAccount> {
  return {
    creditLine: limit ?? undefined,
    availableCredit: limit === null ? undefined : subtract(subtract(limit, balance), pending_debits),
    principalBalance: balance,
    currentBalance: balance,
    financeCharges: ZERO,
  }
}

function rateOf(product: Product): InterestRate | undefined {
  if (product.rateBasisPoints === 0) return undefined
  return { rate: percent(product.rateBasisPoints), type: product.rateType, compoundingPeriod: 'MONTHLY' }
}

/** `2.65` for 265 hundredths of a percent. */
function percent(basisPoints: number): Decimal {
  return fromCents(basisPoints)
}
