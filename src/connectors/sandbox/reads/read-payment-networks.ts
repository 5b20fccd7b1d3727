// The payment networks that reach a deposit account, and the numbers that it has there.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { AccountPaymentNetwork } from '../../../fdx/payment-network.ts'
import { bankOf, clearingNumbersOf } from '../bank/banks.ts'
import { currencyOf, holdsDeposits, productOf, type Product } from '../bank/products.ts'
import { readStoredAccount, type Books } from '../bank/stored-account.ts'

/** Empty for an account that is closed or holds no deposits. */
export async function readPaymentNetworks(
  books: Books,
  permit: AccountPermit,
): Promise<readonly AccountPaymentNetwork[]> {
  const bank = bankOf(permit.providerId)
  const account = await readStoredAccount(books, permit)
  const product = productOf(account.product)
  if (!holdsDeposits(product) || account.closed_on !== null) return []
  const { routingNumber: bankId, ...branch } = clearingNumbersOf(bank, currencyOf(product))
  return networksOf(product).map((type) => ({
    bankId,
    identifier: account.account_number,
    identifierType: 'ACCOUNT_NUMBER',
    type,
    transferIn: true,
    transferOut: product.accountType !== 'SAVINGS',
    ...branch,
  }))
}

/** Canada has a network of its own for large values, which is offered to businesses. */
function networksOf(product: Product): readonly AccountPaymentNetwork['type'][] {
  if (currencyOf(product) === 'USD') return ['US_ACH', 'US_FEDWIRE']
  return product.lineOfBusiness === 'BUSINESS' ? ['CA_ACSS', 'CA_LVTS'] : ['CA_ACSS']
}
