// Statements of one account: the list, and one as a file.

import type { Statement } from '../../fdx/statement.ts'
import type { Page, PageRequest, StatementFile, Window } from './connector.ts'
import { retrieveOfAccount, type Reader, type Retrieval } from './retrieve.ts'

export async function retrieveStatements(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  window: Window,
  request: PageRequest,
): Promise<Page<Statement>> {
  const page = await retrieveOfAccount(
    retrieval,
    reader,
    'read-statements',
    ['STATEMENTS'],
    accountHandle,
    (connector, permit) => connector.statements(permit, window, request),
    ({ rows }) => ({ from: window.start.toString(), to: window.end.toString(), count: rows.length }),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, accountId: accountHandle })) }
}

export function retrieveStatementFile(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  statementId: string,
): Promise<StatementFile> {
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-statement-file',
    ['STATEMENTS'],
    accountHandle,
    (connector, permit) => connector.statementFile(permit, statementId),
    () => ({ statementId }),
  )
}
