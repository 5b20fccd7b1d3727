// Bank trouble: the error of a call to a bank. It is a Problem for who asked, and names its row of the table for the rest.

import { Problem, type ProblemCode } from '../../platform/problem.ts'
import { troubleTable, type TroubleName } from './trouble-table.ts'

export type TroubleDetails = {
  /** For the log alone. */
  readonly cause?: unknown
  /** The status of the bank's answer. */
  readonly status?: number | undefined
  /** When the bank may be asked again, if it is known. */
  readonly retryAfterSeconds?: number | undefined
  /** False of a call that was not sent, because one that it needs first failed. */
  readonly isSent?: boolean
}

export class BankTrouble extends Problem {
  readonly trouble: TroubleName
  readonly status: number | undefined
  readonly isSent: boolean

  constructor(trouble: TroubleName, { status, cause, retryAfterSeconds, isSent = true }: TroubleDetails = {}) {
    const { problem } = troubleTable[trouble]
    super(problem, DETAILS[problem] ?? UNAVAILABLE, {
      cause: cause ?? `bank trouble: ${trouble}${status === undefined ? '' : `, status ${status}`}`,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    })
    this.name = 'BankTrouble'
    this.trouble = trouble
    this.status = status
    this.isSent = isSent
  }
}

/** As the word of a sentence: `throw bankTrouble('dns', { cause })`. */
export function bankTrouble(trouble: TroubleName, details?: TroubleDetails): BankTrouble {
  return new BankTrouble(trouble, details)
}

/** Throws the same problem, as that of a call that was not sent for it. */
export function notSent(error: unknown): never {
  if (error instanceof BankTrouble) {
    const { trouble, status, retryAfterSeconds } = error
    throw bankTrouble(trouble, { status, retryAfterSeconds, cause: error, isSent: false })
  }
  if (!(error instanceof Problem)) throw error
  throw new Problem(error.code, error.detail, { cause: bankTrouble('unreadable', { cause: error, isSent: false }) })
}

/** Returns the trouble that an error is, or that it comes from. */
export function troubleIn(error: unknown): BankTrouble | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof BankTrouble) return cause
  }
  return undefined
}

const UNAVAILABLE = 'The bank does not answer as it should. Try again in a moment.'

/** What the app or the customer reads. It says nothing of the bank's answer, which may hold anything. */
const DETAILS: Partial<Record<ProblemCode, string>> = {
  provider_unavailable: UNAVAILABLE,
  provider_maintenance: 'The bank is in maintenance. Try again later.',
  provider_busy: 'The bank is asked more often than it allows. Try again later.',
  bank_grant_ended: 'The bank no longer accepts this consent. The customer has to consent again.',
  not_authorized: 'The bank does not allow this read. The customer may have to consent again.',
  not_supported_by_provider: 'The bank does not offer this.',
  sign_in_failed: 'The sign-in at the bank failed. Try again, or ask the bank.',
  access_denied: 'The bank did not allow it, or the customer said no at the bank.',
  account_not_found: 'There is no such account. Ask for the list of accounts.',
  account_closed: 'The account is closed.',
  account_type_not_supported: 'The bank does not give this for accounts of this kind.',
  customer_not_found: 'The bank does not know the customer any more.',
  no_data: 'The bank has nothing for this request.',
  statement_not_found: 'There is no such statement. Ask for the list of statements.',
  statement_processing: 'The statement is still being made. Try again later.',
  image_not_found: 'There is no such image.',
  update_not_found: 'The bank no longer has this place in its changes. Read the whole list again.',
  reward_program_not_found: 'There is no such reward program.',
  tax_statement_not_found: 'There is no such tax statement.',
  tax_form_not_supported: 'The bank does not give tax forms of this kind.',
}
