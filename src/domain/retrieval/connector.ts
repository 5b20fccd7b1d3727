// The contract of a connector: what Portage asks of a bank, and all that the code that speaks to one knows of Portage.

import type { z } from 'zod'
import type { AccountContact } from '../../fdx/account-contact.ts'
import type { Account } from '../../fdx/account.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
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
import type { GivenGrant } from '../grants/bank-grant.ts'
import type { AccountPermit, CustomerPermit } from '../consents/permit.ts'

export type Language = 'en' | 'fr'

/**
 * A kind of bank: how it is reached. One value for each, made once when the server starts; each provider of the kind is
 * opened with its own settings. Nobody outside `connectors/` and `app.ts` knows a kind by its name.
 */
export type Connector<Settings extends z.ZodObject = z.ZodObject> = {
  /** Its name in the provider table and in a file of providers: `sandbox`, `fdx`, `views`. */
  readonly name: string
  /** What it is, for who chooses one. */
  readonly texts: Readonly<Record<Language, { readonly name: string; readonly means: string }>>
  /**
   * The settings of one provider that may be read again: a flat object. Each member is a text, an address, a number, a flag,
   * an enum, a list of texts or a record of texts, and has its texts by `setting()`. Unknown members are refused.
   */
  readonly settings: Settings
  /** The settings that are sealed, can be replaced and are never shown: client secret, private key, connection string. */
  readonly secrets: Readonly<Record<string, SecretSetting>>
  /** Pages of the connector's own (the sandbox's sign-in); empty if the bank is elsewhere. */
  readonly endpoints: readonly Endpoint[]
  /**
   * Opens one provider. Asks nobody anything yet. Throws `invalid_request` for settings that do not fit together.
   * What it opened before, with other settings, goes on until `close`.
   */
  open(provider: ConnectedProvider<z.infer<Settings>>): Promise<Bank>
}

export type SettingTexts = Readonly<Record<Language, { readonly label: string; readonly means: string }>>

export type SecretSetting = {
  readonly texts: SettingTexts
  readonly required: boolean
  /** More than one line: a key or a certificate in PEM. */
  readonly multiline?: boolean
}

/** A provider as its connector sees it. */
export type ConnectedProvider<Settings = unknown> = {
  readonly providerId: number
  readonly name: Readonly<Record<Language, string>>
  /** The default language of its customers. */
  readonly language: Language
  readonly country: 'CA' | 'US'
  /** The IANA time zone in which its days begin. */
  readonly timeZone: string
  readonly settings: Settings
  readonly secrets: Readonly<Record<string, string>>
}

/** What Portage gives with every call. */
export type BankCall = {
  /** Aborts at the deadline, and when nobody waits for the answer any more: what still runs at the bank is cancelled. */
  readonly signal: AbortSignal
  /** Goes to the bank as `x-fapi-interaction-id`, if it is a GUID; in the log with every line. */
  readonly requestId: string
  /** Whether the customer is present, as far as the recipient says: FDX-API-Actor-Type. */
  readonly actorType?: 'USER' | 'BATCH'
}

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

export type SignInRequest = {
  /** The one address of this provider to which the bank sends the customer back: registered with the bank as it is. */
  readonly returnUri: string
  /** One-time, and bound to the browser (RFC 9700 4.7). */
  readonly state: string
  readonly language: Language
  /** What the customer is about to be asked for; empty for a visit, at which nothing is read. */
  readonly clusters: readonly DataCluster[]
  /** How long a consent that comes of it may last, in days; absent for a visit and for a consent that is read once. */
  readonly days?: number
}

/** The beginning of a sign-in. */
export type Departure = {
  /** Where to send the customer. */
  readonly address: string
  /**
   * What the connector needs to end the sign-in: verifier, nonce, issuer. Kept sealed with the state, taken once, and given
   * back with the bank's answer. It has at most 8,000 characters.
   */
  readonly trip: string
}

/** The bank's answer at the return address: its query, whose `state` Portage has found and taken. */
export type BankReturn = {
  readonly returnUri: string
  readonly state: string
  readonly answer: Readonly<Record<string, string>>
  /**
   * To be told as soon as the bank has granted something: if the sign-in comes to nothing after that, the bank is told that the
   * grant is not needed.
   */
  granted(given: GivenGrant): void
}

export type SignIn = {
  begin(request: SignInRequest, call: BankCall): Promise<Departure>
  /** Throws `sign_in_failed` or `access_denied`. */
  finish(trip: string, bankReturn: BankReturn, call: BankCall): Promise<SignedIn>
  /**
   * The address at which the customer's session at the bank is ended (OpenID Connect RP-Initiated Logout), where a visit is
   * over; absent if the bank has none. @param hint what `SignedIn.logoutHint` was.
   */
  logoutAddress?(hint: string | undefined, returnUri: string): string | undefined
  /**
   * A sign-in without the bank's pages. Test institutions alone offer it: a real customer's password is typed at their
   * bank and nowhere else. Throws `unknown_username`, `wrong_password`, `wrong_answer`, `login_disabled`.
   */
  direct?(language: Language, attempt: DirectAttempt, call: BankCall): Promise<SignedIn | DirectChallenge>
}

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
  /** The place where the page before begins, which is as long as this one; absent on the first page, and if the bank cannot go back. */
  readonly previous?: Position
  /** The number of rows in the whole window, if the bank can tell. */
  readonly total?: number
}

export type PageRequest = { readonly limit: number; readonly from?: Position }

/** A page of one account's history, in a window. */
export type HistoryRequest = { readonly window: Window; readonly page: PageRequest }

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

/** A page of changes after an update cursor. */
export type ChangesRequest = { readonly since: Position; readonly page: PageRequest }

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
 * Every read takes a Permit: there is no bank data without a living consent. Amounts are exact, ids are the bank's own
 * (Portage replaces account ids before anything leaves). Throws a Problem: `provider_unavailable`, `provider_maintenance`,
 * `provider_processing`, `provider_busy`, `bank_grant_ended`, `account_not_found`, `statement_not_found`,
 * `not_supported_by_provider`.
 */
export type Reads = {
  customer(permit: CustomerPermit, call: BankCall): Promise<Customer>
  /** Every account that is the customer's now, shared or not; asked by Portage itself, and given to nobody. */
  heldAccounts(permit: CustomerPermit, call: BankCall): Promise<readonly HeldAccount[]>
  /** An account that is there, but whose back end does not answer, is told by what is known of it and its `error`. */
  account(permit: AccountPermit, call: BankCall): Promise<Account>
  contact(permit: AccountPermit, call: BankCall): Promise<AccountContact>
  /** Newest first, by the moment that the window goes by; the pages of one walk tell what there was when it began. */
  transactions(permit: AccountPermit, request: HistoryRequest, call: BankCall): Promise<TransactionPage>
  /** Throws `update_not_found` for a cursor that the bank did not give. */
  changes(permit: AccountPermit, request: ChangesRequest, call: BankCall): Promise<Changes>
  statements(permit: AccountPermit, request: HistoryRequest, call: BankCall): Promise<Page<Statement>>
  statementFile(permit: AccountPermit, statementId: string, call: BankCall): Promise<StatementFile>
  paymentNetworks(permit: AccountPermit, call: BankCall): Promise<readonly AccountPaymentNetwork[]>
  assetTransferNetworks(permit: AccountPermit, call: BankCall): Promise<readonly AssetTransferNetwork[]>
  /** Throws `image_not_found`. */
  transactionImage(permit: AccountPermit, imageId: string, call: BankCall): Promise<TransactionImage>
  /** Every program in which the customer is a member by one of the bank's accounts. */
  rewardPrograms(permit: CustomerPermit, call: BankCall): Promise<readonly RewardProgram[]>
  /** Throws `reward_program_not_found`. */
  rewardCategories(permit: CustomerPermit, rewardProgramId: string, call: BankCall): Promise<readonly RewardCategory[]>
  rewardTransactions(permit: AccountPermit, request: HistoryRequest, call: BankCall): Promise<Page<RewardTransaction>>
  /** They are in the given language if the bank has it. Throws `no_data` for an account that has none. */
  termsAndConditions(permit: AccountPermit, language: Language, call: BankCall): Promise<TermsAndConditions>
  /** Those of one account, newest year first, without their documents. */
  taxStatements(permit: AccountPermit, call: BankCall): Promise<readonly TaxStatement[]>
  /** Throws `tax_statement_not_found`. */
  taxDocument(permit: AccountPermit, taxStatementId: string, call: BankCall): Promise<TaxDocument>
}

/** What a bank may offer or not: each read by its name, and a sign-in without its pages. */
export type Capability = keyof Reads | 'directSignIn'

/** One thing that can be tried before any customer signs in: discovery, keys, client authentication, a database's role. */
export type BankCheck = {
  /** `discovery`, `keys`: unique in the bank. */
  readonly name: string
  readonly texts: Readonly<Record<Language, string>>
  /** What holds if it passes. Never throws for what is wrong with the bank. */
  run(call: BankCall): Promise<Finding>
}

/** What a check found. The texts hold no secret, no token and nothing of a customer: they are mailed to the bank. */
export type Finding = {
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly expected: Readonly<Record<Language, string>>
  readonly came: Readonly<Record<Language, string>>
  /** What to do about it; absent if it passed. */
  readonly advice?: Readonly<Record<Language, string>>
}

/**
 * A bank that is open: one provider with its settings of one moment. Made by `bankOffering`: the reads that it does not
 * offer throw `not_supported_by_provider`.
 */
export type Bank = Reads & {
  /** What it offers: read from here, never tried. */
  readonly offers: ReadonlySet<Capability>
  /** Days of history that are served when a request names no window. */
  readonly defaultWindowDays: number
  /** The fields that this bank fills, if the connector knows them; if absent, Portage learns them from what the reads return. */
  readonly inventory?: DataInventory
  readonly signIn: SignIn
  /** Tells the bank that the grant is no longer needed. May be told twice, and throws unless the bank has confirmed it. */
  endGrant(bankGrant: string, call: BankCall): Promise<void>
  /**
   * Renews the tokens of the grant before they are over, if they are still of this version. Absent if its grants are not
   * renewed. Throws `bank_grant_ended` as a read does.
   */
  renewGrant?(bankGrant: string, version: number, call: BankCall): Promise<void>
  readonly checks: readonly BankCheck[]
  /** Gives its connections back. Calls that run still end. */
  close(): Promise<void>
}
