// The terms and conditions of the sandbox's products: fees, rates, and the address of the document.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import type { TermsAndConditions } from '../../../fdx/terms-and-conditions.ts'
import { add, decimal, fromCents, type Decimal } from '../../../platform/decimal.ts'
import { Problem } from '../../../platform/problem.ts'
import { bankOf, type SandboxBank, bankDay } from '../bank/banks.ts'
import { annualYield, productOf, RETURNED_PAYMENT_CENTS, type Product } from '../bank/products.ts'
import { rewardProgramIdOf } from './read-rewards.ts'
import { readStoredAccount, type Books, type StoredAccount } from '../bank/stored-account.ts'

const titles: Readonly<Record<Language, (product: string) => string>> = {
  en: (product) => `${product}: terms and conditions`,
  fr: (product) => `${product}\u00A0: conditions`,
}

/** Throws `no_data` for a category of account whose terms the bank does not keep as data. */
export async function readTerms(books: Books, permit: AccountPermit, language: Language): Promise<TermsAndConditions> {
  const stored = await readStoredAccount(books, permit)
  const product = productOf(stored.product)
  const bank = bankOf(stored.provider_id)
  const effectiveDate = inForceSince(stored, bankDay(books.clock.now()))
  const base = {
    productId: stored.product,
    uris: [
      {
        uri: `${bank.url}${language}/terms/${stored.product.replaceAll('_', '-')}`,
        title: titles[language](product.name[language]),
        type: 'HTML',
        lang: language,
        effectiveDate,
      },
    ],
  } as const
  if (product.category === 'DEPOSIT_ACCOUNT') {
    return { accountCategory: product.category, ...base, current: { effectiveDate, ...depositTerms(stored, product) } }
  }
  if (product.category === 'LOC_ACCOUNT') {
    return {
      accountCategory: product.category,
      ...base,
      current: { effectiveDate, ...creditTerms(product) },
      ...(product.accountType === 'CREDITCARD' && { rewardsTermsAndConditions: cashBack(bank, language) }),
    }
  }
  throw new Problem('no_data', 'The bank keeps no terms and conditions of this kind of account as data.')
}

/** Terms take effect at the beginning of each year, or when the account is opened. */
function inForceSince({ opened_on }: StoredAccount, today: Temporal.PlainDate): Temporal.PlainDate {
  const newYear = today.with({ month: 1, day: 1 })
  return Temporal.PlainDate.compare(opened_on, newYear) > 0 ? opened_on : newYear
}

function depositTerms(stored: StoredAccount, product: Product) {
  const everyday = product.rateBasisPoints === 0
  return {
    arbitrationProvision: false,
    monthlyAccountFee: fromCents(product.monthlyFeeCents ?? 0n),
    nonsufficientFundsFee: fromCents(RETURNED_PAYMENT_CENTS),
    domesticAtmFee: decimal('2.00'),
    stopPaymentFee: decimal('15.00'),
    paperStatementsFee: decimal('2.50'),
    overdraftAllowed: stored.credit_limit !== null,
    ...(!everyday && {
      interestRateTiers: [{ apy: annualYield(product), minimumBalance: decimal('0.00') }],
    }),
  }
}

function creditTerms({ accountType, rateBasisPoints, annualFeeCents = 0n }: Product) {
  const apr = fromCents(rateBasisPoints)
  return {
    arbitrationProvision: false,
    annualMembershipFee: fromCents(annualFeeCents),
    purchaseApr: apr,
    penaltyApr: penaltyRate(apr),
    penaltyAprApplies: false,
    latePaymentFee: decimal('0.00'),
    ...(accountType === 'CREDITCARD' &&
      ({
        balanceTransfersAndCashAdvances: [{ type: 'CASH_ADVANCE', apr, fee: decimal('5.00') }],
      } as const)),
  }
}

/** The interest rate after two missed payments. */
function penaltyRate(apr: Decimal): Decimal {
  return add(apr, decimal('5.00'))
}

const earning: Readonly<Record<Language, { base: string; bonus: string; redemption: string }>> = {
  en: {
    base: 'One percent of every purchase',
    bonus: 'Two percent of groceries',
    redemption: 'Any amount, as a credit to the card',
  },
  fr: {
    base: 'Un pour cent de chaque achat',
    bonus: "Deux pour cent à l'épicerie",
    redemption: 'Tout montant, porté au crédit de la carte',
  },
}

function cashBack({ providerId }: SandboxBank, language: Language) {
  const { base, bonus, redemption } = earning[language]
  return {
    rewardProgramId: rewardProgramIdOf(providerId),
    rewardType: 'CASHBACK',
    baseEarning: base,
    bonusEarning: bonus,
    minimumRedemption: redemption,
    pointsExpire: false,
  } as const
}
