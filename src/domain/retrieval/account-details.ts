// Account details: all that one answer tells of a customer's accounts, read in one call: the holder, the accounts, their posted
// transactions and their newest statements.

import type { Account } from '../../fdx/account.ts'
import type { Customer } from '../../fdx/customer.ts'
import { Problem } from '../../platform/problem.ts'
import {
  demandRead,
  retrieveAccounts,
  unavailableAccount,
  type AccountReading,
  type UnavailableAccount,
} from './accounts.ts'
import { customerRead } from './customer.ts'
import { retrievePosted, type PostedRequest, type PostedTransaction } from './posted-transactions.ts'
import type { Openers } from './read.ts'
import type { Reader } from './reader.ts'
import { retrieveNewestStatements, type NewestStatements, type ReadStatement } from './statements.ts'

/** Selects what is read of the accounts. A member that is absent is not read; one that is there, the consent must open. */
export type DetailsSelection = {
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
  readonly unavailable: readonly UnavailableAccount[]
}

/** Throws if the bank can read none of the accounts, and whatever else goes wrong with any: they come together. */
export async function retrieveDetails(reader: Reader, selection: DetailsSelection): Promise<Details> {
  const holder = selection.withHolder ? await reader.readCustomer(customerRead(reader.consent.loginId)) : undefined
  const readings = await retrieveAccounts(reader, selection.accountHandles, selection.openers)
  const details = await Promise.all(readings.map((reading) => retrieveOne(reader, reading, selection)))
  const accounts = details.filter((one) => 'account' in one)
  const unavailable = details.filter((one) => 'problem' in one)
  if (unavailable[0] && accounts.length === 0) throw unavailable[0].problem
  return { accounts, unavailable, ...(holder && { holder }) }
}

async function retrieveOne(
  reader: Reader,
  reading: AccountReading,
  { transactions, statements }: DetailsSelection,
): Promise<AccountDetails | UnavailableAccount> {
  const { accountHandle } = reading
  try {
    if ('problem' in reading) throw reading.problem
    const account = demandRead(reading.account)
    return {
      account,
      ...(transactions && { transactions: await retrievePosted(reader, account, transactions) }),
      ...(statements && { statements: await retrieveNewestStatements(reader, accountHandle, statements) }),
    }
  } catch (problem) {
    if (!(problem instanceof Problem) || !AWAY.has(problem.code)) throw problem
    return unavailableAccount(reader, accountHandle, problem)
  }
}

/** The problems of a bank that is away. Any other is one of the whole read. */
const AWAY: ReadonlySet<Problem['code']> = new Set(['provider_unavailable', 'provider_maintenance', 'provider_busy'])
