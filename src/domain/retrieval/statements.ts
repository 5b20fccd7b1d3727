// Statements of one account: the list, and one as a file.

import type { Statement } from '../../fdx/statement.ts'
import { Problem } from '../../platform/problem.ts'
import type { PageRequest, StatementFile, Window } from './connector.ts'
import { retrieveHistory, retrieveOfAccount, type HistoryPage, type Reader, type Retrieval } from './retrieve.ts'
import { isDayWithin } from './window.ts'

export function retrieveStatements(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  window: Window,
  request: PageRequest,
): Promise<HistoryPage<Statement>> {
  return retrieveHistory(
    retrieval,
    reader,
    'read-statements',
    'STATEMENTS',
    accountHandle,
    window,
    (connector, permit, window) => connector.statements(permit, window, request),
  )
}

/**
 * Throws `statement_not_found` also for one that is older than the consent reaches back, and `statement_unreadable` for a
 * file that is not the PDF that it is said to be.
 */
export function retrieveStatementFile(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  statementId: string,
): Promise<StatementFile> {
  const { terms } = reader.consent
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-statement-file',
    ['STATEMENTS'],
    accountHandle,
    async (connector, permit) => {
      const file = await connector.statementFile(permit, statementId)
      if (!isDayWithin(terms, retrieval.clock.now(), file.statementDate)) {
        const detail = `The statement is older than the ${terms.lookbackDays} days that the customer's consent reaches back.`
        throw new Problem('statement_not_found', detail)
      }
      if (!isPdf(file.bytes)) {
        throw new Problem('statement_unreadable', "The bank's file of this statement is damaged. Try again later.")
      }
      return file
    },
    () => ({ statementId }),
  )
}

/** By the mark that every PDF begins with (ISO 32000-1 7.5.2). */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}
