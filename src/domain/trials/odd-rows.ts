// What is odd about rows that a bank returned: ids that repeat, dates in the future, an order that is not one.

import { account as accountEntity, type Account } from '../../fdx/account.ts'
import { choiceValues } from '../../fdx/field.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import type { Window } from '../retrieval/connector.ts'
import { say, type Sentence } from './sentence.ts'

const CATEGORIES: ReadonlySet<string> = new Set(
  accountEntity.oneOf.flatMap((entity) => choiceValues(accountEntity, entity)),
)

/** The clock of a bank may be a little ahead. */
const CLOCK_SKEW = { seconds: 60 }

export function oddIds(ids: readonly string[]): readonly Sentence[] {
  const repeated = ids.length - new Set(ids).size
  return repeated === 0 ? [] : [say(`${repeated} ids are repeated`, `${repeated} identifiants se répètent`)]
}

export function oddAccounts(accounts: readonly Account[]): readonly Sentence[] {
  const unknown = accounts.filter(({ accountCategory }) => !CATEGORIES.has(accountCategory)).length
  const failing = accounts.filter(({ error }) => error !== undefined).length
  const bare = accounts.filter((one) => one.error === undefined && !hasBalance(one)).length
  return [
    ...counted(unknown, 'with a category that FDX does not know', 'd’une catégorie que FDX ne connaît pas'),
    ...counted(failing, 'with an error instead of data', 'avec une erreur au lieu de données'),
    ...counted(bare, 'without a balance', 'sans solde'),
  ]
}

function hasBalance(account: object): boolean {
  return Object.entries(account).some(
    ([name, value]) => value !== undefined && value !== null && /(balance|balances|value|balanceList)$/i.test(name),
  )
}

/** The rows of one page of one account. */
export function oddTransactions(
  rows: readonly Transaction[],
  window: Window,
  now: Temporal.Instant,
): readonly Sentence[] {
  const latest = now.add(CLOCK_SKEW)
  const moments = rows.map(momentOf)
  const future = rows.filter((row) => isAfter(momentOf(row), latest)).length
  const outside = moments.filter((at) => isAfter(window.start, at) || (isAfter(at, window.end) && !isAfter(at, latest)))
  const disordered = moments.filter((at, place) => isAfter(at, moments[place - 1] ?? at)).length
  const amountless = rows.filter(({ amount }) => amount === undefined).length
  return [
    ...oddIds(rows.map(({ transactionId }) => transactionId)),
    ...counted(future, 'dated in the future', 'datées de l’avenir'),
    ...counted(outside.length, 'outside the window that was asked for', 'hors de la période demandée'),
    ...counted(disordered, 'newer than the one before them', 'plus récentes que la précédente'),
    ...counted(amountless, 'without an amount', 'sans montant'),
  ]
}

/** A posted one is in a window by the moment at which it posted, a pending one by that at which it was made. */
function momentOf({ status, postedTimestamp, transactionTimestamp }: Transaction): Temporal.Instant {
  return (status === 'POSTED' ? postedTimestamp : undefined) ?? transactionTimestamp
}

function isAfter(left: Temporal.Instant, right: Temporal.Instant): boolean {
  return Temporal.Instant.compare(left, right) > 0
}

function counted(count: number, en: string, fr: string): readonly Sentence[] {
  return count === 0 ? [] : [say(`${count} ${en}`, `${count} ${fr}`)]
}
