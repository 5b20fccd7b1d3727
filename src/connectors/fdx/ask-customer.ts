// Ask for the customer: who they are at the bank, and which accounts are theirs, at the sign-in and later.

import type { BankCall } from '../../domain/retrieval/connector.ts'
import { account, type Account } from '../../fdx/account.ts'
import { customer, type Customer } from '../../fdx/customer.ts'
import { readEntity, UnreadableEntity, type Misfit } from '../../fdx/read-entity.ts'
import { Problem } from '../../platform/problem.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { askJson, type Access, type AskParts } from './ask-bank.ts'
import { askAllPages } from './bank-page.ts'
import { mendAccount } from './mend-account.ts'
import { membersOf, readOne, rowsOf } from './read-rows.ts'

/**
 * Asks for the customer of the token, or for the only one of a list where the bank has no other. Throws `other_customer` if
 * it is not the one expected: nothing of what came is given on. @param expected absent at the sign-in.
 */
export async function askCustomer(
  parts: AskParts,
  access: Access,
  expected: string | undefined,
  call: BankCall,
): Promise<Customer> {
  const json = await askJson(
    parts,
    access,
    { operation: 'customer', notFound: 'not_supported_by_provider' },
    call,
  ).catch(async (error: unknown) => {
    if (!(error instanceof Problem) || !/^(not_supported_by_provider|no_data|customer_not_found)$/.test(error.code))
      throw error
    return ofList(
      await askJson(parts, access, { operation: 'customers', notFound: 'customer_not_found' }, call),
      expected,
    )
  })
  const found = readOne(parts, { kind: customer, operation: 'customer' }, membersOf(json)?.['customer'] ?? json)
  if (expected !== undefined && found.customerId !== expected) throw bankTrouble('other_customer')
  return found
}

function ofList(json: unknown, expected: string | undefined): unknown {
  const rows = rowsOf(json, 'customers')
  if (expected === undefined && rows.length > 1) {
    throw bankTrouble('unreadable', { cause: 'more than one customer for one sign-in' })
  }
  return rows.find((row) => membersOf(row)?.['customerId'] === expected) ?? rows[0]
}

/** An account with what a list without details has of it. */
export type ListedAccount = Account

/**
 * Each account once. One that cannot be told as any category is left out, and told in the log of the server: the other
 * accounts are as good without it.
 */
export async function askAccounts(parts: AskParts, access: Access, call: BankCall): Promise<readonly ListedAccount[]> {
  const rows = await askAllPages(parts, access, { operation: 'heldAccounts', member: 'accounts' }, call).catch(none)
  const misfits: Misfit[] = []
  const found = new Map<string, ListedAccount>()
  for (const row of rows) {
    const members = membersOf(row)
    try {
      const read = readEntity(account, members ? mendAccount(members) : row, { zone: parts.settings.timeZone, misfits })
      if (!found.has(read.accountId)) found.set(read.accountId, read)
    } catch (error) {
      if (!(error instanceof UnreadableEntity)) throw error
    }
  }
  parts.misfits.note('heldAccounts', misfits)
  if (found.size === 0 && rows.length > 0)
    throw bankTrouble('unreadable', { cause: 'no account of the list can be read' })
  return [...found.values()]
}

function none(error: unknown): readonly unknown[] {
  if (error instanceof Problem && error.code === 'no_data') return []
  throw error
}
