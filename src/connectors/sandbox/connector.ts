// The sandbox connector: the embedded test banks, behind the same interface as any other bank.

import type { Connector } from '../../domain/retrieval/connector.ts'
import { throughBackEnd } from './back-end.ts'
import { bankOf, routingNumbersOf } from './banks.ts'
import { demandGathered } from './gathering.ts'
import { sandboxInventory } from './inventory.ts'
import { readChequeImage } from './cheque-image.ts'
import { readAccount } from './read-account.ts'
import { readAssetTransferNetworks } from './read-asset-transfer-networks.ts'
import { readContact } from './read-contact.ts'
import { readCustomer } from './read-customer.ts'
import { readHeldAccounts } from './read-held-accounts.ts'
import { readPaymentNetworks } from './read-payment-networks.ts'
import { readRewardCategories, readRewardPrograms, readRewardTransactions } from './rewards.ts'
import { readStatementFile, readStatements } from './read-statements.ts'
import { readTaxDocument, readTaxStatements } from './read-tax-statements.ts'
import { readTerms } from './read-terms.ts'
import { readChanges, readTransactions } from './read-transactions.ts'
import { sandboxSignIn } from './sign-in/sign-in.ts'
import type { SignInParts } from './sign-in/visit.ts'

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
    account: throughBackEnd(parts, async (permit) => {
      await demandGathered(parts, permit)
      return readAccount(parts, permit)
    }),
    transactions: throughBackEnd(parts, (permit, window, page) => readTransactions(parts, permit, window, page)),
    changes: throughBackEnd(parts, (permit, since, page) => readChanges(parts, permit, since, page)),
    statements: throughBackEnd(parts, (permit, window, page) => readStatements(parts, permit, window, page)),
    statementFile: throughBackEnd(parts, (permit, statementId) => readStatementFile(parts, permit, statementId)),
    paymentNetworks: throughBackEnd(parts, (permit) => readPaymentNetworks(parts, permit)),
    contact: throughBackEnd(parts, (permit) => readContact(parts, permit)),
    assetTransferNetworks: throughBackEnd(parts, (permit) => readAssetTransferNetworks(parts, permit)),
    transactionImage: throughBackEnd(parts, (permit, imageId) => readChequeImage(parts, permit, imageId)),
    rewardPrograms: (permit) => readRewardPrograms(parts, permit),
    rewardCategories: (permit, rewardProgramId) => readRewardCategories(permit, rewardProgramId),
    rewardTransactions: throughBackEnd(parts, (permit, window, page) =>
      readRewardTransactions(parts, permit, window, page),
    ),
    termsAndConditions: throughBackEnd(parts, (permit, language) => readTerms(parts, permit, language)),
    taxStatements: throughBackEnd(parts, (permit) => readTaxStatements(parts, permit)),
    taxDocument: throughBackEnd(parts, (permit, taxStatementId) => readTaxDocument(parts, permit, taxStatementId)),
  }
}
