// The list of monthly statements, and the file of one, which is made from the books when it is requested.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { HistoryRequest, Language, Page, StatementFile } from '../../../domain/retrieval/connector.ts'
import type { Statement } from '../../../fdx/statement.ts'
import { Problem } from '../../../platform/problem.ts'
import { BANK_ZONE, bankOf, bankDay } from '../bank/banks.ts'
import { productOf } from '../bank/products.ts'
import { writeStatementFile } from '../documents/statement-file.ts'
import { readStatementModel } from '../documents/statement-model.ts'
import { accountNotFound, closedAt, heldAt, type Books } from '../bank/stored-account.ts'

type Row = {
  product: string
  opened_on: Temporal.PlainDate
  closed_on: Temporal.PlainDate | null
  first_month: Temporal.PlainDate
}

/** Newest first, by the last day of the month. */
export async function readStatements(
  books: Books,
  permit: AccountPermit,
  { window, page: { limit, from } }: HistoryRequest,
): Promise<Page<Statement>> {
  const first = bankDay(window.start)
  const last = bankDay(window.end)
  const now = books.clock.now()
  const { firstLanguage } = bankOf(permit.providerId)
  const ends = await monthEnds(books, permit)
  const all = ends.filter(
    (end) => Temporal.PlainDate.compare(end, first) >= 0 && Temporal.PlainDate.compare(end, last) <= 0,
  )
  const start = from === undefined ? 0 : all.findIndex((end) => statementIdOf(end) === from)
  if (start < 0) throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  const next = all[start + limit]
  const previous = start > 0 ? all[Math.max(0, start - limit)] : undefined
  return {
    rows: all.slice(start, start + limit).map((end) => ({
      accountId: permit.bankAccountId,
      statementId: statementIdOf(end),
      statementDate: end,
      description: describe(end, firstLanguage),
      status: isReady(end, now) ? 'AVAILABLE' : 'PROCESSING',
    })),
    total: all.length,
    ...(next && { next: statementIdOf(next) }),
    ...(previous && { previous: statementIdOf(previous) }),
  }
}

/** Throws `statement_not_found`, or `statement_processing` for a day after the month has ended. */
export async function readStatementFile(
  books: Books,
  permit: AccountPermit,
  statementId: string,
): Promise<StatementFile> {
  const end = (await monthEnds(books, permit)).find((end) => statementIdOf(end) === statementId)
  if (!end) throw new Problem('statement_not_found', 'There is no such statement. Ask for the list of statements.')
  if (!isReady(end, books.clock.now())) {
    throw new Problem('statement_processing', 'The bank is still making this statement. Try again tomorrow.')
  }
  const model = await readStatementModel(books.database, permit.bankAccountId, end)
  return { contentType: 'application/pdf', bytes: await writeStatementFile(model), statementDate: end }
}

/** Returns the last days of the months that have a statement, newest first. */
async function monthEnds({ database, clock }: Books, permit: AccountPermit): Promise<readonly Temporal.PlainDate[]> {
  const [row] = await database.run<Row>(
    `select a.product, ${closedAt('$3')}, a.opened_on, b.first_month
     from sandbox_holder h join sandbox_account a using (account_id), sandbox_book b
     where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt('$3')}`,
    [permit.bankAccountId, permit.bankCustomerId, clock.now()],
  )
  if (!row) throw accountNotFound()
  if (!productOf(row.product).statements) return []
  const thisMonth = bankDay(clock.now()).with({ day: 1 })
  const afterClosing = row.closed_on?.with({ day: 1 }).add({ months: 1 })
  const after = afterClosing && Temporal.PlainDate.compare(afterClosing, thisMonth) < 0 ? afterClosing : thisMonth
  const opening = row.opened_on.with({ day: 1 })
  const first = Temporal.PlainDate.compare(opening, row.first_month) > 0 ? opening : row.first_month
  const months = first.until(after, { largestUnit: 'months' }).months
  return Array.from({ length: months }, (_, ago) => after.subtract({ months: ago, days: 1 }))
}

/** The id is unique within its account. */
function statementIdOf(monthEnd: Temporal.PlainDate): string {
  return monthEnd.toPlainYearMonth().toString()
}

/** The bank takes a day to make a statement. */
function isReady(monthEnd: Temporal.PlainDate, now: Temporal.Instant): boolean {
  const madeAt = monthEnd.add({ days: 2 }).toZonedDateTime(BANK_ZONE).toInstant()
  return Temporal.Instant.compare(madeAt, now) <= 0
}

function describe(monthEnd: Temporal.PlainDate, language: Language): string {
  const month = monthEnd.toLocaleString(`${language}-CA`, { month: 'long', year: 'numeric' })
  return language === 'fr' ? `Relevé de ${month}` : `Statement of ${month}`
}
