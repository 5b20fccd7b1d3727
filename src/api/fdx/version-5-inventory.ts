// The members that a bank fills, as a client of version 5 meets them: per read, the paths in its answer.

import { account } from '../../fdx/account.ts'
import { customer } from '../../fdx/customer.ts'
import { filledPaths, type DataInventory } from '../../fdx/data-inventory.ts'
import { choiceValue, type OneOf } from '../../fdx/field.ts'
import { accountPaymentNetwork } from '../../fdx/payment-network.ts'
import { transaction } from '../../fdx/transaction.ts'
import { descriptorFields } from './descriptor.ts'
import { isInVersion5, wrapperOf } from './version-5.ts'

export type Version5Inventory = {
  readonly account: readonly string[]
  readonly customers: readonly string[]
  readonly detailed_accounts: readonly string[]
  readonly lightweight_accounts: readonly string[]
  readonly payments: readonly string[]
  readonly transactions: readonly string[]
}

export function writeInventory(filled: DataInventory): Version5Inventory {
  const accounts = wrappedPaths(filled, account, 'account')
  const transactions = wrappedPaths(filled, transaction, 'transaction')
  return {
    account: accounts,
    customers: filledPaths(filled, customer, '5.2.0'),
    detailed_accounts: below('accounts', accounts),
    lightweight_accounts: below('accounts', accounts.filter(isDescriptor)),
    payments: below('paymentNetworks', filledPaths(filled, accountPaymentNetwork, '5.2.0')),
    transactions: ['page.nextOffset', 'links.next.href', ...below('transactions', transactions)],
  }
}

/** Below the wrapper. */
function isDescriptor(path: string): boolean {
  return descriptorFields.has(path.split('.')[1] ?? '')
}

function wrappedPaths(filled: DataInventory, choice: OneOf, kind: 'account' | 'transaction'): readonly string[] {
  return choice.oneOf.flatMap((entity) => {
    const category = choiceValue(choice, entity)
    return isInVersion5(category) ? below(wrapperOf(category)[kind], filledPaths(filled, entity, '5.2.0')) : []
  })
}

function below(name: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${name}.${path}`)
}
