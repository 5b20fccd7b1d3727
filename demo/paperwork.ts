// Paperwork: an account's statements, and the numbers under which it can be paid.

import { z } from 'zod'
import { readJson } from './json.ts'
import type { Read } from './portage.ts'

export type Statement = { readonly id: string; readonly day: string; readonly ready: boolean }

export type PaymentNetwork = {
  readonly type: string
  /** Institution, transit or routing number. */
  readonly bank: string
  readonly account: string
}

const statementsShape = z.object({
  statements: z.array(
    z.object({ statementId: z.string(), statementDate: z.string().optional(), status: z.string().optional() }),
  ),
})

const networksShape = z.object({
  paymentNetworks: z.array(z.object({ bankId: z.string(), identifier: z.string(), type: z.string() })),
})

/** Newest first. */
export async function readStatements(
  read: Read,
  accountId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<Statement[]> {
  const query = new URLSearchParams({ startTime: from.toString(), endTime: to.toString(), limit: '100' })
  const response = await read(`/api/fdx/5/accounts/${encodeURIComponent(accountId)}/statements?${query}`)
  const { statements } = await readJson(response, statementsShape)
  return statements
    .map(({ statementId, statementDate, status }) => ({
      id: statementId,
      day: statementDate?.slice(0, 10) ?? '',
      ready: status === undefined || status === 'AVAILABLE',
    }))
    .toSorted((left, right) => right.day.localeCompare(left.day))
}

export async function downloadStatement(read: Read, accountId: string, statementId: string): Promise<Uint8Array> {
  const path = `/api/fdx/5/accounts/${encodeURIComponent(accountId)}/statements/${encodeURIComponent(statementId)}`
  return (await read(path, 'application/pdf')).bytes()
}

export async function readPaymentNetworks(read: Read, accountId: string): Promise<PaymentNetwork[]> {
  const response = await read(`/api/fdx/5/accounts/${encodeURIComponent(accountId)}/payment-networks`)
  const { paymentNetworks } = await readJson(response, networksShape)
  return paymentNetworks.map(({ bankId, identifier, type }) => ({ type, bank: bankId, account: identifier }))
}
