// Read settings: how one bank's FDX API is asked, as plain values.

import type { Reads } from '../../domain/retrieval/connector.ts'

/** The reads that the standard has. A feed of changes is none of them. */
export const fdxReads = [
  'customer',
  'heldAccounts',
  'account',
  'contact',
  'transactions',
  'statements',
  'statementFile',
  'paymentNetworks',
  'assetTransferNetworks',
  'transactionImage',
  'rewardPrograms',
  'rewardCategories',
  'rewardTransactions',
  'termsAndConditions',
  'taxStatements',
  'taxDocument',
] as const satisfies readonly (keyof Reads)[]

export type FdxRead = (typeof fdxReads)[number]

export type ReadSettings = {
  /** The address below which the paths are, without a slash at its end. */
  readonly fdxAddress: string
  /** IANA name. */
  readonly timeZone: string
  /** Templates that replace the standard's: `/accounts/{accountId}/transactions`. */
  readonly paths: Readonly<Partial<Record<string, string>>>
  readonly headers: Readonly<Record<string, string>>
  /** The most rows that a page of the bank has. */
  readonly pageSize: number
  /** The parameter that carries the bank's cursor. */
  readonly paging: 'auto' | 'offset' | 'pageKey' | 'link'
  readonly windowParameters: 'startTime' | 'startDate'
  readonly windowFormat: 'date' | 'timestamp'
  /** The moment by which the bank picks the transactions of a window. */
  readonly windowBy: 'posted' | 'made'
  /** The order of the bank's lists: `any` is sorted here, part by part. */
  readonly order: 'auto' | 'newest_first' | 'any'
  /** The most days of one request; 0 if there is no such limit. */
  readonly mostDays: number
}

/** The paths of the standard, below the base address. */
const standardPaths: Readonly<Record<string, string>> = {
  customer: '/customers/current',
  customers: '/customers',
  heldAccounts: '/accounts',
  account: '/accounts/{accountId}',
  contact: '/accounts/{accountId}/contact',
  transactions: '/accounts/{accountId}/transactions',
  statements: '/accounts/{accountId}/statements',
  statementFile: '/accounts/{accountId}/statements/{statementId}',
  paymentNetworks: '/accounts/{accountId}/payment-networks',
  assetTransferNetworks: '/accounts/{accountId}/asset-transfer-networks',
  transactionImage: '/accounts/{accountId}/transaction-images/{imageId}',
  rewardPrograms: '/reward-programs',
  rewardCategories: '/reward-programs/{rewardProgramId}/categories',
  rewardTransactions: '/accounts/{accountId}/reward-transactions',
  termsAndConditions: '/accounts/{accountId}/terms-and-conditions',
  taxStatements: '/tax-forms',
  taxDocument: '/tax-forms/{taxFormId}',
  revocation: '/consents/{consentId}/revocation',
}

export const pathNames = Object.keys(standardPaths)

/** Returns `undefined` for an id that no path can carry: a dot segment would lead out of its folder (RFC 3986 5.2.4). */
export function pathOf(
  { paths }: Pick<ReadSettings, 'paths'>,
  name: string,
  ids: Readonly<Record<string, string>> = {},
): string | undefined {
  const template = paths[name] ?? standardPaths[name] ?? '/'
  let isWhole = true
  const path = template.replaceAll(/\{(\w+)\}/g, (_, id: string) => {
    const value = ids[id] ?? ''
    if (value === '' || /^\.\.?$/.test(value)) isWhole = false
    return encodeURIComponent(value.toWellFormed())
  })
  return isWhole ? path : undefined
}
