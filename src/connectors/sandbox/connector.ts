// The sandbox connector: the embedded test banks, behind the same interface as any other bank.

import type { Connector } from '../../domain/retrieval/connector.ts'
import { throughBackEnd } from './reads/back-end.ts'
import { bankOf, routingNumbersOf } from './bank/banks.ts'
import { demandGathered } from './reads/gathering.ts'
import { sandboxInventory } from './inventory.ts'
import { readChequeImage } from './documents/cheque-image.ts'
import { readAccount } from './reads/read-account.ts'
import { readAssetTransferNetworks } from './reads/read-asset-transfer-networks.ts'
import { readContact } from './reads/read-contact.ts'
import { readCustomer } from './reads/read-customer.ts'
import { readHeldAccounts } from './reads/read-held-accounts.ts'
import { readPaymentNetworks } from './reads/read-payment-networks.ts'
import { readRewardCategories, readRewardPrograms, readRewardTransactions } from './reads/rewards.ts'
import { readStatementFile, readStatements } from './reads/read-statements.ts'
import { readTaxDocument, readTaxStatements } from './reads/read-tax-statements.ts'
import { readTerms } from './reads/read-terms.ts'
import { readChanges, readTransactions } from './reads/read-transactions.ts'
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
