// The FDX API in one version, as it is on the wire. The endpoints that versions share are declared once and are part of each.

import type { z } from 'zod'
import type { Account, AccountCategory } from '../../fdx/account.ts'
import type { Version } from '../../fdx/field.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import type { Clusters } from '../../fdx/write-entity.ts'
import type { Head, Conventions } from '../../platform/http/endpoint.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
import type { ResultType } from './descriptor.ts'
import type { PageQuery } from './paging.ts'
import type { UnreadAccount } from './unread-account.ts'
import type { WindowQuery, WindowRules } from './window.ts'

export type ListQuery = PageQuery & WindowQuery

/** The facts of a page besides its rows. */
export type PageFacts = {
  /** The address of the list, with its query but without a cursor. */
  readonly address: URL
  readonly total: number | undefined
  readonly next: string | undefined
  readonly previous: string | undefined
}

/** What a call is held against before it is let in. */
export type Admission = {
  /** Whether a call of version 6 must have an interaction id, as FDX 6.4.1 says. */
  readonly demandsInteractionId: boolean
  /** The bank of the token, if it has one. */
  readonly providerId?: number
}

export type FdxApi = {
  readonly name: 'fdx-5' | 'fdx-6'
  /** `/api/fdx/5`. */
  readonly base: string
  readonly version: Version
  readonly conventions: Conventions
  /** The days of the default window; the bank's own default if absent. */
  readonly windowDays?: number
  readonly windowRules: WindowRules
  readonly pageQuery: z.ZodType<PageQuery>
  readonly listQuery: z.ZodType<ListQuery>
  /** Refuses a call without the headers that the version demands, or with one that says something else. */
  admit(head: Head, admission: Admission): void
  /** Returns whether the version has a name for accounts of the category. */
  carries(category: string): category is AccountCategory
  /** Throws `account_type_not_supported` for a category that the version has no name for. */
  writeAccount(value: Account, clusters: Clusters, resultType: ResultType): unknown
  /** An account of which the bank gave nothing. Its category must be one that the version carries. */
  writeUnread(unread: UnreadAccount): unknown
  /** The status of a list in which an account has an error instead of its data. */
  readonly partialStatus: 200 | 206
  /** Returns one writer for a whole page, which throws likewise. */
  transactionWriter(clusters: Clusters): (value: Transaction) => unknown
  /** Writes `page` and `links`. */
  pageMembers(facts: PageFacts): { readonly page: object; readonly links: object }
  readonly schemas: {
    account(): JsonSchema
    /** An account in a list, which may hold an error instead of its data. */
    listedAccount(): JsonSchema
    transaction(): JsonSchema
    /** The schema of an answer with pages. @param more members that only this list has. */
    page(name: string, member: string, item: JsonSchema, more?: Readonly<Record<string, JsonSchema>>): JsonSchema
  }
}
