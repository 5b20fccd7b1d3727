// Statements of one account: the list, one as a file, and the newest as files.

import type { Statement } from '../../fdx/statement.ts'
import { giveWay } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import type { StatementFile } from './connector.ts'
import type { AccountRead, HistoryRead } from './read.ts'
import type { Reader } from './reader.ts'
import { isDayWithin } from './window.ts'

export const statementsRead: HistoryRead<Statement> = {
  action: 'read-statements',
  openers: ['STATEMENTS'],
  ask: ({ bank, call, permit, window, page }) => bank.statements(permit, { window, page }, call),
}

/**
 * Throws `statement_not_found` also for one that is older than the consent reaches back, and `statement_unreadable` for a
 * file that is not the PDF that it is said to be.
 */
export function statementFileRead(statementId: string): AccountRead<StatementFile> {
  return {
    action: 'read-statement-file',
    openers: ['STATEMENTS'],
    async ask({ bank, call, permit, consent: { terms }, now }) {
      const file = await bank.statementFile(permit, statementId, call)
      if (!isDayWithin(terms, now, file.statementDate)) {
        const detail = `The statement is older than the ${terms.lookbackDays} days that the customer's consent reaches back.`
        throw new Problem('statement_not_found', detail)
      }
      if (!isPdf(file.bytes)) {
        throw new Problem('statement_unreadable', "The bank's file of this statement is damaged. Try again later.")
      }
      return file
    },
    describe: () => ({ statementId }),
  }
}

/** Checks the five bytes that every PDF begins with (ISO 32000-1 7.5.2). */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}

export type ReadStatement = { readonly statementId: string; readonly bytes: Uint8Array }

/** The number of statements to read, and the moment before which they were made. */
export type NewestStatements = { readonly count: number; readonly now: Temporal.Instant }

/** Reads the newest that are ready, as files. Throws `statement_unreadable` if the bank does not give one that it lists. */
export async function retrieveNewestStatements(
  reader: Reader,
  accountHandle: string,
  { count, now: end }: NewestStatements,
): Promise<readonly ReadStatement[]> {
  const window = { start: end.subtract({ hours: 24 * 31 * (count + 1) }), end }
  const { rows } = await reader.readHistory(accountHandle, statementsRead, { window, page: { limit: count + 1 } })
  const files: ReadStatement[] = []
  for (const { statementId } of rows.filter(({ status }) => status === 'AVAILABLE').slice(0, count)) {
    await giveWay()
    const { bytes } = await reader.readAccount(accountHandle, statementFileRead(statementId)).catch(notGiven)
    files.push({ statementId, bytes })
  }
  return files
}

function notGiven(problem: unknown): never {
  const isMissing = problem instanceof Problem && /^statement_(not_found|processing)$/.test(problem.code)
  if (!isMissing) throw problem
  const detail = 'The bank lists a statement and does not give its file. Try again later.'
  throw new Problem('statement_unreadable', detail, { cause: problem })
}
