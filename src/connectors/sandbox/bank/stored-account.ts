// One account as the books hold it now, with the balances and payments that the reads describe.

import type { Database } from '../../../database/open.ts'
import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Decimal } from '../../../platform/decimal.ts'
import { Problem } from '../../../platform/problem.ts'
import { BANK_ZONE } from './banks.ts'

/** What every read of the bank needs. */
export type Books = { readonly database: Database; readonly clock: Clock }

export type StoredAccount = {
  readonly account_id: string
  readonly account_key: string
  readonly provider_id: number
  readonly product: string
  readonly account_number: string
  readonly nickname: string | null
  readonly opened_on: Temporal.PlainDate
  readonly closed_on: Temporal.PlainDate | null
  readonly credit_limit: Decimal | null
  /** The balances of what has posted: now, before today and before this month. */
  readonly balance: Decimal
  readonly balance_before_today: Decimal
  readonly balance_before_month: Decimal
  /** The sum of the debits that were made and have not posted. */
  readonly pending_debits: Decimal
  readonly last_activity_at: Temporal.Instant | null
  /** Interest paid or charged since 1 January; `null` for a product without interest. */
  readonly interest_this_year: Decimal | null
  /** The last payment of a debt, or the last premium. */
  readonly paid_amount: Decimal | null
  readonly paid_at: Temporal.Instant | null
  /** The payment that is scheduled for the rest of this month. */
  readonly scheduled_amount: Decimal | null
  readonly scheduled_at: Temporal.Instant | null
}

/** The condition that the holder holds the account at the moment in the parameter. */
export const heldAt = (moment: string): string => `h.held_from <= ${moment} and h.held_until > ${moment}`

export const numberAt = (moment: string): string =>
  `case when a.renumbered_at <= ${moment} then a.next_account_number else a.account_number end as account_number`

/** `null` until the day on which the account closes. */
export const closedAt = (moment: string): string =>
  `case when a.closed_on <= (${moment}::timestamptz at time zone '${BANK_ZONE}')::date then a.closed_on end as closed_on`

const balanceBefore = (moment: string): string => `coalesce((select balance_after from sandbox_transaction t
  where t.account_id = a.account_id and t.posted_at ${moment}
  order by t.posted_at desc, t.ordinal desc limit 1), a.opening_balance)`

const READ = `select a.account_id, a.account_key, a.provider_id, a.product, ${numberAt('$3')}, a.nickname, a.opened_on,
    ${closedAt('$3')}, a.credit_limit, paid.amount as paid_amount, paid.posted_at as paid_at,
    scheduled.amount as scheduled_amount, scheduled.posted_at as scheduled_at,
    ${balanceBefore('<= $3')} as balance,
    ${balanceBefore('< $4')} as balance_before_today,
    ${balanceBefore('< $5')} as balance_before_month,
    (select coalesce(sum(t.amount), 0.00) from sandbox_transaction t where t.account_id = a.account_id
       and t.posted_at > $3 and t.posted_at < $3::timestamptz + interval '8 days' and t.transaction_at <= $3
       and t.debit_credit = 'DEBIT') as pending_debits,
    (select t.transaction_at from sandbox_transaction t where t.account_id = a.account_id and t.transaction_at <= $3
       and not (t.dropped and t.posted_at <= $3) order by t.transaction_at desc, t.ordinal desc limit 1) as last_activity_at,
    case when a.owed or a.product = 'savings' then
      (select coalesce(sum(t.amount), 0.00) from sandbox_transaction t where t.account_id = a.account_id
         and t.posted_at >= $6 and t.posted_at <= $3 and t.transaction_type = 'INTEREST') end as interest_this_year
  from sandbox_holder h join sandbox_account a using (account_id)
  left join lateral (select t.amount, t.posted_at from sandbox_transaction t
    where (a.owed or a.product = 'universal_life')
    and t.account_id = a.account_id and t.posted_at <= $3 and t.transaction_type = 'PAYMENT'
    order by t.posted_at desc limit 1) paid on true
  left join lateral (select t.amount, t.posted_at from sandbox_transaction t where a.owed
    and t.account_id = a.account_id and t.posted_at > $3 and t.posted_at < $7 and t.transaction_type = 'PAYMENT'
    order by t.posted_at limit 1) scheduled on true
  where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt('$3')}`

/** Throws `account_not_found` if the customer of the permit holds no such account. */
export async function readStoredAccount({ database, clock }: Books, permit: AccountPermit): Promise<StoredAccount> {
  const now = clock.now()
  const today = now.toZonedDateTimeISO(BANK_ZONE).startOfDay()
  const [account] = await database.run<StoredAccount>(READ, [
    permit.bankAccountId,
    permit.bankCustomerId,
    now,
    today.toInstant(),
    today.with({ day: 1 }).toInstant(),
    today.with({ month: 1, day: 1 }).toInstant(),
    today.with({ day: 1 }).add({ months: 1 }).toInstant(),
  ])
  if (!account) throw accountNotFound()
  return account
}

export function accountNotFound(): Problem {
  return new Problem(
    'account_not_found',
    'The bank knows no such account of this customer. Ask for the list of accounts.',
  )
}

export function maskNumber(accountNumber: string): string {
  return `•••• ${accountNumber.slice(-4)}`
}
