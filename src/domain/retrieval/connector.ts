// Connector: what Portage asks of a bank. One implementation per kind of bank, all held to one conformance suite.

import type { AccountContact } from '../../fdx/account-contact.ts'
import type { Account } from '../../fdx/account.ts'
import type { Customer } from '../../fdx/customer.ts'
import type { DataInventory } from '../../fdx/data-inventory.ts'
import type { AccountPaymentNetwork, AssetTransferNetwork } from '../../fdx/payment-network.ts'
import type { RewardCategory, RewardProgram, RewardTransaction } from '../../fdx/reward.ts'
import type { ValueOf } from '../../fdx/field.ts'
import type { Statement } from '../../fdx/statement.ts'
import type { TaxStatement } from '../../fdx/tax-statement.ts'
import type { TermsAndConditions } from '../../fdx/terms-and-conditions.ts'
import type { imageTypes } from '../../fdx/transaction-image.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'
import type { AccountPermit, CustomerPermit } from '../consents/permit.ts'

export type Language = 'en' | 'fr'

/** The input that a customer would type on the bank's pages: user name and password, then an answer for each question. */
export type DirectAttempt =
  | { readonly username: string; readonly password: string }
  | { readonly progress: string; readonly answer: string }

/** A security question, before the sign-in goes on. */
export type DirectChallenge = {
  readonly question: string
  /** The bank's own id of the customer. */
  readonly bankCustomerId: string
  /** The state of the sign-in. The connector alone reads it; it is given back with the answer. */
  readonly progress: string
}

/** The address to which the bank sends the customer back. `state` is one-time and bound to the browser (RFC 9700 4.7). */
export type SignInRequest = { readonly returnUri: string; readonly state: string; readonly language: Language }

/**
 * Both ends are inclusive. A posted transaction is in it by the moment at which it posted, a pending one by the moment at
 * which it was made.
 */
export type Window = {
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  /** The consent reaches back to this moment: what was made before it is not given, whenever it posted. */
  readonly reach?: Temporal.Instant
}

/** A place in a list. The connector alone reads it; it has at most 200 characters. */
export type Position = string

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** The place where the next page begins; absent on the last page. */
  readonly next?: Position
  /** The place where the page before begins, which is as long as this one; absent on the first page. */
  readonly previous?: Position
  /** The number of rows in the whole window, if the bank can tell. */
  readonly total?: number
}

export type PageRequest = { readonly limit: number; readonly from?: Position }

/** The update cursor is the place in the bank's feed of changes that this read came up to; absent if it keeps no feed. */
export type TransactionPage = Page<Transaction> & { readonly updateCursor?: Position }

/** The changes of an account's transactions after an update cursor, each transaction once. */
export type Changes = {
  /** Added or modified, as they are at the new update cursor. */
  readonly rows: readonly Transaction[]
  /** The ids of those that are no more: holds that were let go. */
  readonly removed: readonly string[]
  readonly next?: Position
  /** The place that these changes come up to: the same on every page. */
  readonly updateCursor: Position
}

/** The members of an account that show whether it changed. */
export type HeldAccount = {
  readonly bankAccountId: string
  readonly accountNumber?: string
  readonly closed: boolean
}

/** A picture of a cheque or a receipt. */
export type TransactionImage = {
  /** The moment at which its transaction was made. */
  readonly transactionTimestamp: Temporal.Instant
  readonly contentType: ValueOf<typeof imageTypes>
  readonly bytes: Uint8Array
}

export type StatementFile = {
  readonly contentType: 'application/pdf'
  readonly bytes: Uint8Array
  /** The date in the list of statements, which tells whether the consent reaches back to the file. */
  readonly statementDate: Temporal.PlainDate
}

export type TaxDocument = {
  readonly contentType: 'application/pdf'
  readonly bytes: Uint8Array
  /** The year in the list, which tells whether the consent reaches back to the document. */
  readonly taxYear: number
}

/**
 * Every method that reads takes a Permit: there is no bank data without a living consent. Amounts are exact, ids are the
 * bank's own (Portage replaces account ids before anything leaves). Throws a Problem: `provider_unavailable`,
 * `provider_maintenance`, `provider_processing`, `account_not_found`, `statement_not_found`, `not_supported_by_provider`.
 * A bank need not offer a method with a question mark: Portage then answers `not_supported_by_provider`.
 */
export type Connector = {
  /** The connector's name in the provider table: `sandbox`. */
  readonly name: string
  /** Days of history that are served when a request names no window. */
  readonly defaultWindowDays: number
  /** Pages of the bank's own (the sandbox's sign-in); empty if the bank is elsewhere. */
  readonly endpoints: readonly Endpoint[]
  /** The fields that this bank fills, declared, and held by a test to what the reads return. */
  inventory(providerId: number): DataInventory
  /** The numbers by which its accounts are paid, nine digits each. Absent if nobody knows them. */
  routingNumbers?(providerId: number): readonly string[]

  /** Begins a sign-in at the bank: the address to send the customer to. */
  startSignIn(providerId: number, request: SignInRequest): Promise<string>
  /** Ends it, with what the bank sent back to `returnUri`. Throws `sign_in_failed` or `access_denied`. */
  finishSignIn(providerId: number, state: string, answer: Readonly<Record<string, string>>): Promise<SignedIn>
  /**
   * A sign-in without the bank's pages. Test institutions alone offer it: a real customer's password is typed at their
   * bank and nowhere else. Throws `unknown_username`, `wrong_password`, `wrong_answer`, `login_disabled`.
   */
  directSignIn?(providerId: number, language: Language, attempt: DirectAttempt): Promise<SignedIn | DirectChallenge>
  /** Tells the bank that the grant is no longer needed. May be told twice, and throws unless the bank has confirmed it. */
  endGrant(providerId: number, bankGrant: string): Promise<void>

  customer(permit: CustomerPermit): Promise<Customer>
  /** Every account that is the customer's now, shared or not; asked by Portage itself, and given to nobody. */
  heldAccounts?(permit: CustomerPermit): Promise<readonly HeldAccount[]>
  /** An account that is there, but whose back end does not answer, is told by what is known of it and its `error`. */
  account(permit: AccountPermit): Promise<Account>
  contact?(permit: AccountPermit): Promise<AccountContact>
  /** Newest first, by the moment that the window goes by; the pages of one walk tell what there was when it began. */
  transactions(permit: AccountPermit, window: Window, page: PageRequest): Promise<TransactionPage>
  /** @param since an update cursor. Throws `update_not_found` for any other text. Absent if the bank keeps no feed. */
  changes?(permit: AccountPermit, since: Position, page: PageRequest): Promise<Changes>
  statements(permit: AccountPermit, window: Window, page: PageRequest): Promise<Page<Statement>>
  statementFile(permit: AccountPermit, statementId: string): Promise<StatementFile>
  paymentNetworks(permit: AccountPermit): Promise<readonly AccountPaymentNetwork[]>
  assetTransferNetworks?(permit: AccountPermit): Promise<readonly AssetTransferNetwork[]>
  /** Throws `image_not_found`. */
  transactionImage?(permit: AccountPermit, imageId: string): Promise<TransactionImage>
  /** Every program in which the customer is a member by one of the bank's accounts. */
  rewardPrograms?(permit: CustomerPermit): Promise<readonly RewardProgram[]>
  /** Throws `reward_program_not_found`. */
  rewardCategories?(permit: CustomerPermit, rewardProgramId: string): Promise<readonly RewardCategory[]>
  rewardTransactions?(permit: AccountPermit, window: Window, page: PageRequest): Promise<Page<RewardTransaction>>
  /** They are in the given language if the bank has it. Throws `no_data` for an account that has none. */
  termsAndConditions?(permit: AccountPermit, language: Language): Promise<TermsAndConditions>
  /** Those of one account, newest year first, without their documents. Called only if the inventory has them. */
  taxStatements?(permit: AccountPermit): Promise<readonly TaxStatement[]>
  /** Throws `tax_statement_not_found`. */
  taxDocument?(permit: AccountPermit, taxStatementId: string): Promise<TaxDocument>
}
