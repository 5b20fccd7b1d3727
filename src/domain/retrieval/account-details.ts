// Account details: all that one answer tells of a customer's accounts, read in one call: the holder, the accounts, their posted
// transactions and their newest statements.

import type { Account } from '../../fdx/account.ts'
import type { Customer } from '../../fdx/customer.ts'
import { Problem } from '../../platform/problem.ts'
import {
  demandRead,
  handleOf,
  retrieveAccounts,
  unreadAccount,
  type AccountReading,
  type UnreadAccount,
} from './accounts.ts'
import { customerRead } from './customer.ts'
import { retrievePosted, type PostedRequest, type PostedTransaction } from './posted-transactions.ts'
import type { Openers } from './read.ts'
import type { Reader } from './reader.ts'
import { retrieveNewestStatements, type NewestStatements, type ReadStatement } from './statements.ts'

/** What is read of the accounts. What is absent is not read; what is there, the consent must open. */
export type DetailsRequest = {
  readonly accountHandles: readonly string[]
  readonly openers: Openers
  readonly withHolder?: boolean
  readonly transactions?: PostedRequest
  readonly statements?: NewestStatements
}

export type AccountDetails = {
  readonly account: Account
  readonly transactions?: readonly PostedTransaction[]
  readonly statements?: readonly ReadStatement[]
}

export type Details = {
  readonly holder?: Customer
  readonly accounts: readonly AccountDetails[]
  /** The accounts that the bank cannot read just now: one of them does not spoil the others. */
  readonly unread: readonly UnreadAccount[]
}

/** Throws if the bank can read none of the accounts, and whatever else goes wrong with any: they come together. */
export async function retrieveDetails(reader: Reader, request: DetailsRequest): Promise<Details> {
  const holder = request.withHolder ? await reader.readCustomer(customerRead(reader.consent.loginId)) : undefined
  const readings = await retrieveAccounts(reader, request.accountHandles, request.openers)
  const details = await Promise.all(readings.map((reading) => retrieveOne(reader, reading, request)))
  const accounts = details.filter((one) => 'account' in one)
  const unread = details.filter((one) => 'problem' in one)
  if (unread[0] && accounts.length === 0) throw unread[0].problem
  return { accounts, unread, ...(holder && { holder }) }
}

async function retrieveOne(
  reader: Reader,
  reading: AccountReading,
  { transactions, statements }: DetailsRequest,
): Promise<AccountDetails | UnreadAccount> {
  const accountHandle = handleOf(reading)
  try {
    const account = demandRead(reading)
    return {
      account,
      ...(transactions && { transactions: await retrievePosted(reader, account, transactions) }),
      ...(statements && { statements: await retrieveNewestStatements(reader, accountHandle, statements) }),
    }
  } catch (problem) {
    if (!(problem instanceof Problem) || !AWAY.has(problem.code)) throw problem
    return unreadAccount(reader, accountHandle, problem)
  }
}

/** The problems of a bank that is away. Any other is one of the whole read. */
const AWAY: ReadonlySet<Problem['code']> = new Set(['provider_unavailable', 'provider_maintenance'])
