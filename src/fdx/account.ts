// Accounts, by category.

import type { accountStatuses, accountTypes } from './account-fields.ts'
import { annuityAccount } from './annuity-account.ts'
import { buyNowPayLaterAccount } from './buy-now-pay-later-account.ts'
import { commercialAccount } from './commercial-account.ts'
import { depositAccount } from './deposit-account.ts'
import { digitalWallet } from './digital-wallet.ts'
import { insuranceAccount } from './insurance-account.ts'
import { investmentAccount } from './investment-account.ts'
import { lineOfCreditAccount } from './line-of-credit-account.ts'
import { loanAccount } from './loan-account.ts'
import type { OneOf, ValueOf } from './field.ts'

export const account = {
  by: 'accountCategory',
  oneOf: [
    depositAccount,
    loanAccount,
    lineOfCreditAccount,
    investmentAccount,
    insuranceAccount,
    annuityAccount,
    commercialAccount,
    digitalWallet,
    buyNowPayLaterAccount,
  ],
} as const satisfies OneOf

export type Account = ValueOf<typeof account>

export type DepositAccount = ValueOf<typeof depositAccount>

export type LoanAccount = ValueOf<typeof loanAccount>

export type LineOfCreditAccount = ValueOf<typeof lineOfCreditAccount>

export type InvestmentAccount = ValueOf<typeof investmentAccount>

export type InsuranceAccount = ValueOf<typeof insuranceAccount>

export type AnnuityAccount = ValueOf<typeof annuityAccount>

export type CommercialAccount = ValueOf<typeof commercialAccount>

export type DigitalWallet = ValueOf<typeof digitalWallet>

export type BuyNowPayLaterAccount = ValueOf<typeof buyNowPayLaterAccount>

export type AccountCategory = Account['accountCategory']

export type AccountType = ValueOf<typeof accountTypes>

export type AccountStatus = ValueOf<typeof accountStatuses>
