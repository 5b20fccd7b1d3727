// The tax slips of one account, one for each calendar year that the books have whole.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import { add, compare, decimal, type Decimal } from '../../../platform/decimal.ts'
import { BANK_ZONE, bankOf, type SandboxBank, bankDay } from '../bank/banks.ts'
import { findPerson, type InTwoLanguages, type SandboxPerson } from '../bank/people.ts'
import { productOf, type ProductKey } from '../bank/products.ts'
import { readStoredAccount, type Books, maskNumber } from '../bank/stored-account.ts'

export type TaxSlip = {
  readonly year: number
  readonly form: 'T5' | 'RRSP_RECEIPT' | 'INTEREST_PAID'
  readonly title: InTwoLanguages
  readonly issuedOn: Temporal.PlainDate
  readonly bank: SandboxBank
  readonly person: SandboxPerson
  readonly productName: InTwoLanguages
  readonly accountNumberDisplay: string
  readonly boxes: readonly SlipBox[]
}

export type SlipBox = {
  /** The name for programs: `box13`, `interestPaid`. */
  readonly name: string
  /** The number of the box on the government's form. */
  readonly number?: string
  readonly label: InTwoLanguages
  readonly amount: Decimal
}

/** The sums of what was posted in a year. */
type Totals = {
  readonly year: number
  readonly interest: Decimal
  /** Contributions in the first sixty days, which may be deducted from the year before. */
  readonly early: Decimal
  readonly later: Decimal
  readonly principal: Decimal
  readonly closing: Decimal
}

type Kind = Pick<TaxSlip, 'form' | 'title'> & {
  /** The sum that must be above zero for a slip to be issued. */
  readonly reportable: (totals: Totals) => Decimal
  readonly boxes: (totals: Totals) => readonly SlipBox[]
}

/** Earnings of a TFSA or a life policy are not taxed; those of a retirement plan are taxed on withdrawal. */
const kinds: Partial<Record<ProductKey, Kind>> = {
  savings: investmentIncome('13', {
    en: 'Interest from Canadian sources',
    fr: 'Intérêts de source canadienne',
  }),
  annuity: investmentIncome('19', { en: 'Accrued income: annuities', fr: 'Revenus accumulés : rentes' }),
  rrsp: {
    form: 'RRSP_RECEIPT',
    title: { en: 'RRSP contribution receipt', fr: 'Reçu de cotisation à un REER' },
    reportable: ({ early, later }) => add(early, later),
    boxes: ({ early, later }) => [
      box('firstSixtyDays', 'Contributions in the first 60 days', 'Cotisations des 60 premiers jours', early),
      box('restOfYear', 'Contributions in the rest of the year', 'Cotisations du reste de l’année', later),
      box('contributions', 'Contributions in the year', 'Cotisations de l’année', add(early, later)),
    ],
  },
  mortgage: interestPaid(),
  car_loan: interestPaid(),
}

function investmentIncome(number: string, label: InTwoLanguages): Kind {
  return {
    form: 'T5',
    title: { en: 'Statement of Investment Income', fr: 'État des revenus de placement' },
    reportable: ({ interest }) => interest,
    boxes: ({ interest }) => [{ name: `box${number}`, number, label, amount: interest }],
  }
}

function interestPaid(): Kind {
  return {
    form: 'INTEREST_PAID',
    title: { en: 'Annual statement of interest paid', fr: 'Relevé annuel des intérêts payés' },
    reportable: ({ interest }) => interest,
    boxes: ({ interest, principal, closing }) => [
      box('interestPaid', 'Interest paid in the year', 'Intérêts payés dans l’année', interest),
      box('principalPaid', 'Principal paid in the year', 'Capital remboursé dans l’année', principal),
      box('balanceOwed', 'Balance owed on December 31', 'Solde dû au 31 décembre', closing),
    ],
  }
}

function box(name: string, en: string, fr: string, amount: Decimal): SlipBox {
  return { name, label: { en, fr }, amount }
}

const posted = `(posted_at at time zone '${BANK_ZONE}')`

const READ_TOTALS = `select extract(year from ${posted})::integer as year,
    coalesce(sum(amount) filter (where transaction_type = 'INTEREST'), 0.00) as interest,
    coalesce(sum(amount) filter (where transaction_type = 'CONTRIBUTION' and extract(doy from ${posted}) <= 60), 0.00) as early,
    coalesce(sum(amount) filter (where transaction_type = 'CONTRIBUTION' and extract(doy from ${posted}) > 60), 0.00) as later,
    coalesce(sum(principal_amount), 0.00) as principal,
    (array_agg(balance_after order by posted_at desc, ordinal desc))[1] as closing
  from sandbox_transaction
  where account_id = $1 and not dropped and posted_at >= $2 and posted_at < $3
  group by 1 order by 1 desc`

/** Newest first. Throws `account_not_found` if the customer of the permit holds no such account. */
export async function readTaxSlips(books: Books, permit: AccountPermit): Promise<readonly TaxSlip[]> {
  const account = await readStoredAccount(books, permit)
  const kind = kinds[account.product as ProductKey]
  const person = findPerson(permit.bankCustomerId)
  const [book] = await books.database.run<{ first_month: Temporal.PlainDate }>(
    'select first_month from sandbox_book',
    [],
  )
  if (!kind || !person || !book) return []
  const years = await books.database.run<Totals>(READ_TOTALS, [
    account.account_id,
    newYear(firstWholeYear(book.first_month)),
    newYear(lastYearWithSlips(bankDay(books.clock.now())) + 1),
  ])
  return years
    .filter((totals) => compare(kind.reportable(totals), decimal('0.00')) > 0)
    .map((totals) => ({
      year: totals.year,
      form: kind.form,
      title: kind.title,
      issuedOn: issuedOn(totals.year),
      bank: bankOf(account.provider_id),
      person,
      productName: productOf(account.product).name,
      accountNumberDisplay: maskNumber(account.account_number),
      boxes: kind.boxes(totals),
    }))
}

/** The bank issues slips two weeks before the legal deadline, the end of February. */
function issuedOn(year: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: year + 1, month: 2, day: 15 })
}

function lastYearWithSlips(today: Temporal.PlainDate): number {
  const last = today.year - 1
  return Temporal.PlainDate.compare(issuedOn(last), today) <= 0 ? last : last - 1
}

/** A slip of a year that the books do not have whole would be incomplete. */
function firstWholeYear({ year, month }: Temporal.PlainDate): number {
  return month === 1 ? year : year + 1
}

function newYear(year: number): Temporal.Instant {
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(BANK_ZONE).toInstant()
}
