// The networks by which the securities of an account are transferred to another broker.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { AssetTransferNetwork } from '../../../fdx/payment-network.ts'
import { bankOf } from '../bank/banks.ts'
import { productOf } from '../bank/products.ts'
import { readStoredAccount, type Books } from '../bank/stored-account.ts'

/** Empty for an account that holds no securities. */
export async function readAssetTransferNetworks(
  books: Books,
  permit: AccountPermit,
): Promise<readonly AssetTransferNetwork[]> {
  const bank = bankOf(permit.providerId)
  const account = await readStoredAccount(books, permit)
  if (productOf(account.product).category !== 'INVESTMENT_ACCOUNT' || account.closed_on !== null) return []
  return [
    {
      identifier: account.account_number,
      identifierType: 'ACCOUNT_NUMBER',
      institutionName: bank.name[bank.firstLanguage],
      institutionId: bank.institutionNumber,
      type: 'CA_ATON',
      jointAccount: false,
    },
  ]
}
