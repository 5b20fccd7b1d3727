// The sandbox's reward program: cash back for purchases with a card, computed from the books.

import type { AccountPermit, CustomerPermit } from '../../../domain/consents/permit.ts'
import type { HistoryRequest, Page } from '../../../domain/retrieval/connector.ts'
import type { RewardCategory, RewardProgram, RewardTransaction } from '../../../fdx/reward.ts'
import { decimal, fromCents, toCents, type Decimal } from '../../../platform/decimal.ts'
import { Problem } from '../../../platform/problem.ts'
import { BANK_ZONE, bankOf } from '../bank/banks.ts'
import { heldAt, type Books } from '../bank/stored-account.ts'
import { payees } from '../life/payees.ts'
import { hasPosted, keysetPage, keysetRequest, NOW, parametersOf, toPage, type KeysetRow } from './keyset-page.ts'

/** The cash back for groceries, in hundredths of the amount; for every other purchase it is one hundredth. */
const EVERYDAY_HUNDREDTHS = 2

const PRODUCTS = `('credit_card', 'business_card')`

export function rewardProgramIdOf(providerId: number): string {
  return `cash-back-${providerId}`
}

const texts = {
  en: { program: 'Cash Back', balance: 'Cash back', everyday: 'Groceries', other: 'Everything else' },
  fr: { program: 'Remises', balance: 'Remises', everyday: 'Épicerie', other: 'Tout le reste' },
} as const

/** Each purchase is rounded down to the cent: a hundredth of its amount has four decimal places. */
const ACCRUED = `floor(t.amount * case when t.category = $2 then ${EVERYDAY_HUNDREDTHS} else 1 end) / 100`

type Earned = { account_id: string; type: 'CONSUMER' | 'BUSINESS'; earned: Decimal; this_year: Decimal }

/** One program, with a membership for each card. */
export async function readRewardPrograms(
  { database, clock }: Books,
  permit: CustomerPermit,
): Promise<readonly RewardProgram[]> {
  const bank = bankOf(permit.providerId)
  const say = texts[bank.firstLanguage]
  const now = clock.now()
  const newYear = now.toZonedDateTimeISO(BANK_ZONE).startOfDay().with({ month: 1, day: 1 }).toInstant()
  const rows = await database.run<Earned>(
    `select a.account_id, case when a.product = 'business_card' then 'BUSINESS' else 'CONSUMER' end as type,
       coalesce(sum(${ACCRUED}), 0)::numeric(18, 2) as earned,
       coalesce(sum(${ACCRUED}) filter (where t.posted_at >= $4), 0)::numeric(18, 2) as this_year
     from sandbox_holder h join sandbox_account a using (account_id)
     left join sandbox_transaction t on t.account_id = a.account_id and t.transaction_type = 'PURCHASE'
       and t.posted_at <= $3
     where h.bank_customer_id = $1 and ${heldAt('$3')} and a.product in ${PRODUCTS} group by a.account_id, a.product order by a.account_id`,
    [permit.bankCustomerId, everydayCategory(permit.providerId), now, newYear],
  )
  if (rows.length === 0) return []
  return [
    {
      rewardProgramId: rewardProgramIdOf(permit.providerId),
      programName: say.program,
      programUrl: `${bank.url}rewards`,
      memberships: rows.map(({ account_id, type, earned, this_year }) => ({
        accountIds: [account_id],
        customerId: permit.bankCustomerId,
        businessOrConsumer: type,
        balances: [
          {
            name: say.balance,
            type: 'CASHBACK',
            balance: earned,
            accruedYtd: this_year,
            redeemedYtd: decimal('0.00'),
            qualifying: false,
          },
        ],
      })),
    },
  ]
}

/** Throws `reward_program_not_found`. */
export async function readRewardCategories(
  _books: Books,
  { providerId }: CustomerPermit,
  rewardProgramId: string,
): Promise<readonly RewardCategory[]> {
  if (rewardProgramId !== rewardProgramIdOf(providerId)) {
    throw new Problem('reward_program_not_found', 'There is no such reward program. Ask for the list.')
  }
  const say = texts[bankOf(providerId).firstLanguage]
  return [
    { rewardProgramId, categoryId: 'everyday', categoryName: say.everyday, multiplier: decimal('2') },
    { rewardProgramId, categoryId: 'other', categoryName: say.other, multiplier: decimal('1') },
  ]
}

type Purchase = KeysetRow & {
  transaction_id: string
  description: string
  category: string | null
  amount: Decimal
}

const READ_PURCHASES = keysetPage({
  account: `select a.account_id from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt(NOW)} and a.product in ${PRODUCTS}`,
  accountColumns: 'account.account_id',
  columns: `t.ordinal, t.transaction_id, t.transaction_at, t.posted_at, t.dropped, t.description, t.category, t.amount`,
  where: `t.transaction_type = 'PURCHASE'`,
})

/** Returns every purchase with the card and its reward, newest first; empty for an account without rewards. */
export async function readRewardTransactions(
  { database, clock }: Books,
  permit: AccountPermit,
  asked: HistoryRequest,
): Promise<Page<RewardTransaction>> {
  const request = keysetRequest(permit, asked, clock.now())
  const rows = await database.run<Purchase>(READ_PURCHASES, parametersOf(request))
  if (rows.length === 0) return { rows: [], total: 0 }
  const everyday = everydayCategory(permit.providerId)
  const { accountId, cursor } = request
  return toPage(rows, request, (row) => describe(row, accountId, row.category === everyday, cursor.asOf))
}

function describe(row: Purchase, accountId: string, everyday: boolean, now: number): RewardTransaction {
  const posted = hasPosted(row, now)
  const hundredths = BigInt(everyday ? EVERYDAY_HUNDREDTHS : 1)
  return {
    accountId,
    transactionId: row.transaction_id,
    transactionTimestamp: row.transaction_at,
    postedTimestamp: posted ? row.posted_at : undefined,
    description: row.description,
    debitCreditMemo: 'DEBIT',
    status: posted ? 'POSTED' : 'PENDING',
    amount: row.amount,
    reward: {
      categoryId: everyday ? 'everyday' : 'other',
      accrued: fromCents((toCents(row.amount) * hundredths) / 100n),
    },
  }
}

function everydayCategory(providerId: number): string {
  return payees[bankOf(providerId).firstLanguage].shops.groceries.category
}
