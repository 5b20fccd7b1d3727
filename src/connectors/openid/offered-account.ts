// An account as a customer is offered it at the end of a sign-in, made from what the bank says of the account.

import type { OfferedAccount } from '../../domain/authorizations/signed-in.ts'
import type { Account } from '../../fdx/account.ts'

type Shown = {
  /** Its number, in whatever way the bank masks it. */
  readonly number: string
  readonly joint: boolean
}

export function offeredAccount(account: Account, { number, joint }: Shown): OfferedAccount {
  const { accountId, accountCategory, accountType, nickname, status } = account
  return {
    bankAccountId: accountId,
    accountCategory,
    accountType,
    productName: account.productName ?? account.description ?? nickname ?? accountType,
    ...(nickname !== undefined && { nickname }),
    accountNumberDisplay: masked(number),
    status: status === 'CLOSED' ? 'CLOSED' : 'OPEN',
    joint,
  }
}

function masked(number: string): string {
  const digits = number.replaceAll(/\W|_/g, '').slice(-4)
  return digits === '' ? '' : `•••• ${digits}`
}
