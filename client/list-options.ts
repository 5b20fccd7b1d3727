// Options of lists: a window of time, rows per request, details; looked at, and written as a query.

import { check, isFlag, isPageSize, isText, optional, type Rules } from './check.ts'
import { InvalidCall } from './portage-error.ts'

/** Days as `2026-01-31`, which count whole, or moments. Both or neither; neither is what the bank gives by itself. */
export type Window = { readonly from: string; readonly to: string } | { readonly from?: never; readonly to?: never }

export type ListOptions = {
  /** Rows per request, at most 500. */
  readonly pageSize?: number
}

export type AccountsOptions = ListOptions & {
  /** Balances, terms and numbers, as far as the consent opens them. */
  readonly details?: boolean
}

/** Where following changes begins: after a `nextUpdateId`, or with a window of transactions that is read first. */
export type ChangesOptions = ListOptions &
  ({ readonly since: string; readonly from?: never; readonly to?: never } | ({ readonly since?: never } & Window))

/** The query of a list, with the size of its pages. */
export type ListQuery = Readonly<Record<string, string>>

const listRules: Rules<ListOptions> = { pageSize: optional(isPageSize) }

const windowRules: Rules<Window & ListOptions> = { from: optional(isText), to: optional(isText), ...listRules }

/** What it is when nobody says. */
const PAGE_SIZE = 500

/** @param of the method, as the caller wrote it. Throws InvalidCall, as all of these do. */
export function listQuery(of: string, options: ListOptions): ListQuery {
  return paged(check(of, options, listRules))
}

export function accountsQuery(of: string, options: AccountsOptions): ListQuery {
  const { details, pageSize } = check(of, options, { details: optional(isFlag), ...listRules })
  return { resultType: details === true ? 'details' : 'lightweight', ...paged({ pageSize }) }
}

export function windowQuery(of: string, options: Window & ListOptions): ListQuery {
  const { from, to, pageSize } = check(of, options, windowRules)
  return { ...between(of, from, to), ...paged({ pageSize }) }
}

export function changesQuery(of: string, options: ChangesOptions): ListQuery {
  const { since, from, to, pageSize } = check(of, options, { since: optional(isText), ...windowRules })
  if (since === undefined) return { ...between(of, from, to), ...paged({ pageSize }) }
  if (from === undefined && to === undefined) return { updatedSince: since, ...paged({ pageSize }) }
  throw new InvalidCall(`${of} takes since, or from and to: what changed since then is told whenever it was made.`)
}

function between(of: string, from: string | undefined, to: string | undefined): ListQuery {
  if (from !== undefined && to !== undefined) return { startTime: from, endTime: to }
  if (from === undefined && to === undefined) return {}
  const [given, missing] = from === undefined ? ['to', 'from'] : ['from', 'to']
  throw new InvalidCall(`${of} was given ${given} without ${missing}: a window has both, or is left out.`)
}

function paged({ pageSize = PAGE_SIZE }: { readonly pageSize?: number | undefined }): ListQuery {
  return { limit: String(pageSize) }
}
