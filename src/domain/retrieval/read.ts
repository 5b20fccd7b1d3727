// A read, as a value: what the journal calls it, which clusters open it, how the bank is asked, and what the entry says of the
// answer. Each is declared in the file of its noun; a Reader carries it out.

import type { DataCluster } from '../../fdx/cluster.ts'
import type { Problem } from '../../platform/problem.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import type { AccountPermit, CustomerPermit } from '../consents/permit.ts'
import type { ReadAction } from '../journal/journal-action.ts'
import type { ReadEntry } from '../journal/read-journal.ts'
import type { Bank, BankCall, HistoryRequest, Page, Window } from './connector.ts'

/** The clusters that open something of what is read. Any of them is enough to ask; the journal names all that did. */
export type Openers = readonly [DataCluster, ...DataCluster[]]

export type ReadDetail = ReadEntry['detail']

/** What a read asks the bank with. The consent says how far back it reaches and which accounts are shared. */
export type Asking<Permit> = {
  readonly bank: Bank
  readonly call: BankCall
  readonly permit: Permit
  readonly consent: LivingConsent
  readonly now: Temporal.Instant
}

export type ReadWith<Permit, T> = {
  readonly action: ReadAction
  readonly openers: Openers
  ask(asking: Asking<Permit>): Promise<T>
  /** What the entry says of the answer, besides the clusters and the account. */
  describe?(data: T): ReadDetail
}

/** A read of data about the customer. */
export type CustomerRead<T> = ReadWith<CustomerPermit, T>

/** A read of one account's data. */
export type AccountRead<T> = ReadWith<AccountPermit, T>

/** A read of rows of one account's history. It is given the window as far as the consent reaches back. */
export type HistoryRead<Row, More = unknown> = {
  readonly action: ReadAction
  readonly openers: Openers
  ask(asking: Asking<AccountPermit> & HistoryRequest): Promise<Page<Row> & More>
}

/** A page of history, with the window that it is of: what was asked for, as far as the consent reaches back. */
export type HistoryPage<Row> = Page<Row> & { readonly window: Window }

/** What came of a read of one of several accounts. */
export type Outcome<T> = { readonly accountHandle: string } & ({ readonly data: T } | { readonly problem: Problem })
