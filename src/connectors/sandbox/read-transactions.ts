// A page of transactions in one statement: the window becomes two ordinals, the page is read between them.

import { strict as assert } from 'node:assert'
import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { Page, PageRequest, Window } from '../../domain/retrieval/connector.ts'
import { investmentTransactionTypes } from '../../fdx/investment-transaction.ts'
import {
  depositTransactionTypes,
  lineOfCreditTransactionTypes,
  loanTransactionTypes,
  type Transaction,
} from '../../fdx/transaction.ts'
import { decimal, type Decimal } from '../../platform/decimal.ts'
import { Problem } from '../../platform/problem.ts'
import { productOf, type Product } from './products.ts'
import { accountNotFound, type Books } from './stored-account.ts'

type Row = {
  product: string
  /** Rows of the whole window. */
  total: number
  /** Null in the one row that an empty page has. */
  ordinal: number | null
} & StoredTransaction

type StoredTransaction = {
  transaction_id: string
  transaction_at: Temporal.Instant
  posted_at: Temporal.Instant
  debit_credit: 'DEBIT' | 'CREDIT'
  amount: Decimal
  transaction_type: string
  description: string
  category: string | null
  payee: string | null
  reference: string | null
  foreign_amount: Decimal | null
  foreign_currency: string | null
  principal_amount: Decimal | null
  interest_amount: Decimal | null
  symbol: string | null
  units: number | null
  unit_price: Decimal | null
}

const lastOrdinal = (moment: string): string => `coalesce((select t.ordinal from sandbox_transaction t
  where t.account_id = h.account_id and t.transaction_at ${moment}
  order by t.transaction_at desc, t.ordinal desc limit 1), 0)`

/** Materialized, or PostgreSQL looks for the bounds again with every row. */
export const READ_TRANSACTIONS = `with bounds as materialized (
    select a.product, ${lastOrdinal('< $3')} as before, ${lastOrdinal('<= $4')} as last
    from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2)
  select bounds.product, bounds.last - bounds.before as total, page.*
  from bounds left join lateral (
    select t.ordinal, t.transaction_id, t.transaction_at, t.posted_at, t.debit_credit, t.amount, t.transaction_type,
      t.description, t.category, t.payee, t.reference, t.foreign_amount, t.foreign_currency, t.principal_amount,
      t.interest_amount, t.symbol, t.units, t.unit_price
    from sandbox_transaction t
    where t.account_id = $1 and t.ordinal > bounds.before and t.ordinal <= least(bounds.last, $5::integer)
    order by t.ordinal desc limit $6) page on true
  order by page.ordinal desc`

/** Newest first. A transaction that is made while pages are read has a higher ordinal and shifts none of them. */
export async function readTransactions(
  { database, clock }: Books,
  permit: AccountPermit,
  window: Window,
  { limit, from }: PageRequest,
): Promise<Page<Transaction>> {
  const now = clock.now()
  const end = Temporal.Instant.compare(window.end, now) < 0 ? window.end : now
  const rows = await database.run<Row>(READ_TRANSACTIONS, [
    permit.bankAccountId,
    permit.bankCustomerId,
    window.start,
    end,
    from === undefined ? null : ordinalOf(from),
    limit + 1,
  ])
  const [first] = rows
  if (!first) throw accountNotFound()
  const total = Math.max(0, first.total)
  if (first.ordinal === null) return { rows: [], total }
  const product = productOf(first.product)
  const shown = rows.slice(0, limit).map((row) => write(product, permit.bankAccountId, row, now.epochMilliseconds))
  const next = rows[limit]?.ordinal
  return next ? { rows: shown, total, next: String(next) } : { rows: shown, total }
}

/** A position is the ordinal of the page's first row. */
function ordinalOf(position: string): number {
  if (!/^[1-9]\d{0,8}$/.test(position)) {
    throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  }
  return Number(position)
}

function write(product: Product, accountId: string, row: StoredTransaction, now: number): Transaction {
  // The books count whole seconds, and numbers compare thirty times faster than instants.
  const posted = row.posted_at.epochMilliseconds <= now
  const common = {
    accountId,
    transactionId: row.transaction_id,
    transactionTimestamp: row.transaction_at,
    postedTimestamp: posted ? row.posted_at : undefined,
    status: posted ? 'POSTED' : 'PENDING',
    debitCreditMemo: row.debit_credit,
    amount: row.amount,
    description: row.description,
    category: row.category ?? undefined,
    reference: row.reference ?? undefined,
    foreignAmount: row.foreign_amount ?? undefined,
    foreignCurrency: row.foreign_currency ?? undefined,
    transactionPayee: row.payee === null ? undefined : { merchantName: { name1: row.payee } },
  } as const
  switch (product.category) {
    case 'DEPOSIT_ACCOUNT':
      return {
        accountCategory: product.category,
        ...common,
        transactionType: wordIn(depositTransactionTypes.words, row.transaction_type),
      }
    case 'LOC_ACCOUNT':
      return {
        accountCategory: product.category,
        ...common,
        transactionType: wordIn(lineOfCreditTransactionTypes.words, row.transaction_type),
      }
    case 'LOAN_ACCOUNT':
      return {
        accountCategory: product.category,
        ...common,
        transactionType: wordIn(loanTransactionTypes.words, row.transaction_type),
        paymentDetails:
          row.principal_amount !== null && row.interest_amount !== null
            ? { principalAmount: row.principal_amount, interestAmount: row.interest_amount }
            : undefined,
      }
    case 'INVESTMENT_ACCOUNT':
      return {
        accountCategory: product.category,
        ...common,
        transactionType: wordIn(investmentTransactionTypes.words, row.transaction_type),
        symbol: row.symbol ?? undefined,
        units: row.units === null ? undefined : decimal(String(row.units)),
        unitPrice: row.unit_price ?? undefined,
      }
    default:
      return product.category satisfies never
  }
}

function wordIn<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((word) => word === text)
  assert.ok(word, `the books name a type of transaction that its account cannot have: ${text}`)
  return word
}
