// Mend transaction: what a bank leaves out of a transaction, told from what else it says.

import { debitOrCredit, transactionStatuses } from '../../fdx/transaction-fields.ts'
import { enumReader } from '../../fdx/read-scalar.ts'
import { membersOf, ofAccount, type Members } from './read-rows.ts'

const directionOf = enumReader(debitOrCredit)
const statusOf = enumReader(transactionStatuses)

/** Also of a transaction in an envelope: `{"depositTransaction": {...}}`. @param accountId of the account that was asked for. */
export function mendTransaction(members: Members, accountId: string): Members {
  const [[name, inside] = []] = Object.entries(members).map(([name, value]) => [name, membersOf(value)] as const)
  if (name?.endsWith('Transaction') === true && inside) return { [name]: mendMembers(inside, accountId) }
  return mendMembers(members, accountId)
}

function mendMembers(members: Members, accountId: string): Members {
  const { postedTimestamp: posted, transactionTimestamp: made, description, memo, payee, amount } = members
  const [postedAt, madeAt] = [present(posted), present(made)]
  return {
    ...ofAccount(members, accountId),
    transactionTimestamp: madeAt ?? postedAt,
    description: description ?? memo ?? payee ?? '',
    status: statusOf(members['status'], '') ?? (postedAt === undefined ? 'PENDING' : 'POSTED'),
    // Of a bank that gives no direction the sign is all that there is.
    debitCreditMemo: directionOf(members['debitCreditMemo'], '') ?? directionOfSign(amount),
    amount: unsigned(amount),
    foreignAmount: unsigned(members['foreignAmount']),
  }
}

function present(value: unknown): unknown {
  return value === null || value === '' ? undefined : value
}

function directionOfSign(amount: unknown): string | undefined {
  if (typeof amount !== 'string') return undefined
  return amount.trim().startsWith('-') ? 'DEBIT' : 'CREDIT'
}

/** The direction is in `debitCreditMemo`: a sign beside it says the same again. */
function unsigned(amount: unknown): unknown {
  return typeof amount === 'string' ? amount.trim().replace(/^-/, '') : amount
}
