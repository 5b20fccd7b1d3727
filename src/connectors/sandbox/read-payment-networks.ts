// The numbers by which money reaches a deposit account, where the bank gives them out.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { AccountPaymentNetwork } from '../../fdx/payment-network.ts'
import { Problem } from '../../platform/problem.ts'
import { bankOf } from './banks.ts'
import { productOf } from './products.ts'
import { readStoredAccount, type Books } from './stored-account.ts'

/** Empty for an account that is closed or is not a deposit account. */
export async function readPaymentNetworks(
  books: Books,
  permit: AccountPermit,
): Promise<readonly AccountPaymentNetwork[]> {
  const bank = bankOf(permit.providerId)
  if (!bank.paymentNetworks) {
    throw new Problem('not_supported_by_provider', 'This bank does not give out payment networks.')
  }
  const account = await readStoredAccount(books, permit)
  const product = productOf(account.product)
  if (product.category !== 'DEPOSIT_ACCOUNT' || account.closed_on !== null) return []
  const everyday = {
    bankId: `0${bank.institutionNumber}${bank.transitNumber}`,
    identifier: account.account_number,
    identifierType: 'ACCOUNT_NUMBER',
    type: 'CA_ACSS',
    transferIn: true,
    transferOut: product.accountType === 'CHECKING',
    bankInstitutionId: bank.institutionNumber,
    bankTransitId: bank.transitNumber,
  } as const
  // Large values travel by a network of their own, which is offered to businesses.
  return product.lineOfBusiness === 'BUSINESS' ? [everyday, { ...everyday, type: 'CA_LVTS' }] : [everyday]
}
