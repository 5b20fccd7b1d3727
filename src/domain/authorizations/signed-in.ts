// What a bank tells at the end of a sign-in: who the customer is there, and which accounts may be chosen.

import type { AccountCategory, AccountType } from '../../fdx/account.ts'
import type { CustomerType } from '../consents/login-id.ts'
import type { GivenGrant } from '../grants/bank-grant.ts'

/** An account that the customer may choose to share. Shown on the pages, held only until the customer has decided. */
export type OfferedAccount = {
  /** The bank's own id of the account. Never leaves the server. */
  readonly bankAccountId: string
  readonly accountCategory: AccountCategory
  readonly accountType: AccountType
  /** The bank's name for it, in the customer's language: "Everyday Chequing". */
  readonly productName: string
  readonly nickname?: string
  /** Masked: "•••• 1234". */
  readonly accountNumberDisplay: string
  readonly status: 'OPEN' | 'CLOSED'
  /** More than one holder. */
  readonly joint: boolean
}

export type SignedIn = GivenGrant & {
  /** The bank's own stable id of the customer. Never leaves the server. */
  readonly bankCustomerId: string
  /** Absent if the bank does not say it. */
  readonly customerType?: CustomerType
  /** The name to greet the customer with. Held only until the customer has decided. */
  readonly displayName: string
  /** Given back to `logoutAddress`: an ID token. */
  readonly logoutHint?: string
  readonly accounts: readonly OfferedAccount[]
}
