// Paperwork: an account's statements, and the numbers under which it can be paid.

import type { Read } from './portage.ts'

export type Statement = { readonly id: string; readonly day: string; readonly ready: boolean }

export type PaymentNetwork = {
  readonly type: string
  /** Institution, transit or routing number. */
  readonly bank: string
  readonly account: string
}

/** Newest first. */
export async function readStatements(
  read: Read,
  accountId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<Statement[]> {
  const window = { from: from.toString(), to: to.toString() }
  const statements = await read((connection) => connection.statements(accountId, window).toArray())
  return statements
    .map(({ statementId, statementDate, status }) => ({
      id: statementId,
      day: statementDate?.slice(0, 10) ?? '',
      ready: status === undefined || status === 'AVAILABLE',
    }))
    .toSorted((left, right) => right.day.localeCompare(left.day))
}

export function downloadStatement(read: Read, accountId: string, statementId: string): Promise<Uint8Array> {
  return read((connection) => connection.statementFile(accountId, statementId))
}

export async function readPaymentNetworks(read: Read, accountId: string): Promise<PaymentNetwork[]> {
  const networks = await read((connection) => connection.paymentNetworks(accountId).toArray())
  return networks.map(({ bankId, identifier, type }) => ({ type, bank: bankId, account: identifier }))
}
