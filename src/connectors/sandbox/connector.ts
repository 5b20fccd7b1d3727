// The sandbox connector: the embedded test banks, behind the same interface as any other bank.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { Connector } from '../../domain/retrieval/connector.ts'
import { bankOf, routingNumbersOf } from './bank/banks.ts'
import type { Books } from './bank/stored-account.ts'
import { readChequeImage } from './documents/cheque-image.ts'
import { sandboxInventory } from './inventory.ts'
import { demandNoOutage, demandProcessed } from './reads/availability.ts'
import { readAccount } from './reads/read-account.ts'
import { readAssetTransferNetworks } from './reads/read-asset-transfer-networks.ts'
import { readContact } from './reads/read-contact.ts'
import { readCustomer } from './reads/read-customer.ts'
import { readHeldAccounts } from './reads/read-held-accounts.ts'
import { readPaymentNetworks } from './reads/read-payment-networks.ts'
import { readRewardCategories, readRewardPrograms, readRewardTransactions } from './reads/read-rewards.ts'
import { readStatementFile, readStatements } from './reads/read-statements.ts'
import { readTaxDocument, readTaxStatements } from './reads/read-tax-statements.ts'
import { readTerms } from './reads/read-terms.ts'
import { readChanges, readTransactions } from './reads/read-transactions.ts'
import { sandboxSignIn } from './sign-in/sign-in.ts'
import type { SignInParts } from './sign-in/step-request.ts'

/** The banks' books must have been opened by `seedSandbox`. */
export function sandboxConnector(parts: SignInParts): Connector {
  return {
    name: 'sandbox',
    defaultWindowDays: 90,
    inventory: sandboxInventory,
    routingNumbers: (providerId) => routingNumbersOf(bankOf(providerId)),
    ...sandboxSignIn(parts),
    customer: (permit) => readCustomer(parts, permit),
    heldAccounts: (permit) => readHeldAccounts(parts, permit),
    account: ofAccount(parts, async (books, permit) => {
      await demandProcessed(books, permit)
      return readAccount(books, permit)
    }),
    transactions: ofAccount(parts, readTransactions),
    changes: ofAccount(parts, readChanges),
    statements: ofAccount(parts, readStatements),
    statementFile: ofAccount(parts, readStatementFile),
    paymentNetworks: ofAccount(parts, readPaymentNetworks),
    contact: ofAccount(parts, readContact),
    assetTransferNetworks: ofAccount(parts, readAssetTransferNetworks),
    transactionImage: ofAccount(parts, readChequeImage),
    rewardPrograms: (permit) => readRewardPrograms(parts, permit),
    rewardCategories: (permit, rewardProgramId) => readRewardCategories(permit, rewardProgramId),
    rewardTransactions: ofAccount(parts, readRewardTransactions),
    termsAndConditions: ofAccount(parts, readTerms),
    taxStatements: ofAccount(parts, readTaxStatements),
    taxDocument: ofAccount(parts, readTaxDocument),
  }
}

/** The read of one account, refused while the account has an outage. */
function ofAccount<Rest extends readonly unknown[], Data>(
  books: Books,
  read: (books: Books, permit: AccountPermit, ...rest: Rest) => Promise<Data>,
): (permit: AccountPermit, ...rest: Rest) => Promise<Data> {
  return async (permit, ...rest) => {
    await demandNoOutage(books, permit)
    return read(books, permit, ...rest)
  }
}
