// A monthly statement before it is laid out: holders, account, month, and every line with its balance.

import { strict as assert } from 'node:assert'
import type { Database } from '../../../database/open.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { add, decimal, type Decimal } from '../../../platform/decimal.ts'
import { giveWay, inPieces, PIECE } from '../../../platform/give-way.ts'
import { BANK_ZONE, bankOf, bankDay } from '../bank/banks.ts'
import { displayName, sandboxPeople, type PersonAddress } from '../bank/people.ts'
import { currencyOf, productOf, type Currency } from '../bank/products.ts'
import { heldAt, numberAt, maskNumber } from '../bank/stored-account.ts'

export type StatementModel = {
  readonly bankName: string
  readonly language: Language
  /** More than one on a joint account. */
  readonly holderNames: readonly string[]
  readonly addressLines: readonly string[]
  readonly productName: string
  /** Masked: "•••• 1234". */
  readonly accountNumberDisplay: string
  readonly periodStart: Temporal.PlainDate
  /** Inclusive. */
  readonly periodEnd: Temporal.PlainDate
  /** True for cards, lines of credit and loans: balances are money owed, which debits raise and credits lower. */
  readonly owed: boolean
  readonly currency: Currency
  readonly opening: Decimal
  readonly closing: Decimal
  /** The sum of all credits: deposits and payments. */
  readonly totalIn: Decimal
  /** The sum of all debits: withdrawals, purchases and charges. */
  readonly totalOut: Decimal
  /** In order of posting. */
  readonly rows: readonly StatementRow[]
}

/** Either a debit or a credit. */
export type StatementRow = {
  readonly date: Temporal.PlainDate
  readonly description: string
  readonly debit?: Decimal
  readonly credit?: Decimal
  readonly balance: Decimal
}

type Account = {
  provider_id: number
  product: string
  account_number: string
  owed: boolean
  opening: Decimal
  holders: readonly string[]
}

type Line = {
  ordinal: number
  posted_at: Temporal.Instant
  description: string
  debit_credit: 'DEBIT' | 'CREDIT'
  amount: Decimal
  balance_after: Decimal
}

/** @param periodEnd the last day of a month that has ended. */
export async function readStatementModel(
  database: Database,
  accountId: string,
  periodEnd: Temporal.PlainDate,
): Promise<StatementModel> {
  const periodStart = periodEnd.with({ day: 1 })
  const begin = periodStart.toZonedDateTime(BANK_ZONE).toInstant()
  const end = periodEnd.add({ days: 1 }).toZonedDateTime(BANK_ZONE).toInstant()
  const [account] = await database.run<Account>(
    `select a.provider_id, a.product, ${numberAt('$3')}, a.owed,
       coalesce((select balance_after from sandbox_transaction t where t.account_id = a.account_id and t.posted_at < $2
         order by t.posted_at desc, t.ordinal desc limit 1), a.opening_balance) as opening,
       array(select bank_customer_id from sandbox_holder h
         where h.account_id = a.account_id and ${heldAt('$3')} order by relationship) as holders
     from sandbox_account a where a.account_id = $1`,
    [accountId, begin, end],
  )
  assert.ok(account, 'a statement of an account that is not there')
  const lines = await readLines(database, accountId, begin, end)
  const { firstLanguage: language, name } = bankOf(account.provider_id)
  const holders = sandboxPeople.filter(({ bankCustomerId }) => account.holders.includes(bankCustomerId))
  const product = productOf(account.product)
  return {
    bankName: name[language],
    language,
    holderNames: holders.map(displayName),
    addressLines: addressLines(holders[0]?.address),
    productName: product.name[language],
    accountNumberDisplay: maskNumber(account.account_number),
    periodStart,
    periodEnd,
    owed: account.owed,
    currency: currencyOf(product),
    opening: account.opening,
    closing: lines.at(-1)?.balance_after ?? account.opening,
    totalIn: total(lines, 'CREDIT'),
    totalOut: total(lines, 'DEBIT'),
    rows: await inPieces(lines, (piece) => piece.map(rowOf)),
  }
}

/** The lines in order of posting, read in pieces: a month of a shop has thousands. */
async function readLines(
  database: Database,
  accountId: string,
  begin: Temporal.Instant,
  end: Temporal.Instant,
): Promise<readonly Line[]> {
  const lines: Line[] = []
  let from: Pick<Line, 'posted_at' | 'ordinal'> = { posted_at: begin, ordinal: 0 }
  for (;;) {
    await giveWay()
    const piece = await database.run<Line>(
      `select ordinal, posted_at, description, debit_credit, amount, balance_after from sandbox_transaction
       where account_id = $1 and (posted_at, ordinal) > ($2::timestamptz, $3::integer) and posted_at < $4 and not dropped
       order by posted_at, ordinal limit $5`,
      [accountId, from.posted_at, from.ordinal, end, PIECE],
    )
    lines.push(...piece)
    const last = piece[PIECE - 1]
    if (!last) return lines
    from = last
  }
}

function rowOf({ posted_at, description, debit_credit, amount, balance_after: balance }: Line): StatementRow {
  const side = debit_credit === 'DEBIT' ? { debit: amount } : { credit: amount }
  return { date: bankDay(posted_at), description, ...side, balance }
}

function total(lines: readonly Line[], side: Line['debit_credit']): Decimal {
  let sum = decimal('0.00')
  for (const { debit_credit, amount } of lines) if (debit_credit === side) sum = add(sum, amount)
  return sum
}

export function addressLines(address: PersonAddress | undefined): readonly string[] {
  if (!address) return []
  const { line1, line2, city, region, postalCode } = address
  return [line1, ...(line2 ? [line2] : []), `${city} ${region}  ${postalCode}`]
}
