// The sandbox connector: the embedded test banks, behind the same interface as any other bank.

import { z } from 'zod'
import type { AccountPermit, CustomerPermit } from '../../domain/consents/permit.ts'
import type { Bank, BankCall, Connector, Reads } from '../../domain/retrieval/connector.ts'
import { bankOffering } from '../../domain/retrieval/offered-reads.ts'
import { Problem } from '../../platform/problem.ts'
import { sandboxBanks, type SandboxBank } from './bank/banks.ts'
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
import { endSandboxGrant, sandboxSignIn, signInPages } from './sign-in/sign-in.ts'
import type { SignInParts } from './sign-in/step-request.ts'

/** The banks' books must have been opened by `seedSandbox`. */
export function sandboxConnector(parts: SignInParts): Connector {
  return {
    name: 'sandbox',
    texts: {
      en: { name: 'Test bank', means: 'A bank that Portage makes up, with customers and accounts to try apps with.' },
      fr: {
        name: "Banque d'essai",
        means: 'Une banque que Portage invente, avec des clients et des comptes pour essayer des applications.',
      },
    },
    settings: z.strictObject({}),
    secrets: {},
    endpoints: signInPages(parts),
    open: async ({ providerId }) => openTestBank(parts, providerId),
  }
}

/** Throws `invalid_request` for a provider that is none of the test banks. */
export function openTestBank(parts: SignInParts, providerId: number): Bank {
  const bank = sandboxBanks.find((bank) => bank.providerId === providerId)
  if (!bank) throw new Problem('invalid_request', 'The test banks are the providers 1000 and 1001.')
  return bankOffering(readsOf(parts, bank), {
    defaultWindowDays: 90,
    inventory: sandboxInventory(providerId),
    signIn: sandboxSignIn(parts, bank),
    endGrant: (bankGrant) => endSandboxGrant(parts, bank, bankGrant),
    checks: [],
    close: async () => {},
  })
}

/** Not every bank has payment networks and tax slips. */
function readsOf(parts: SignInParts, { paymentNetworks, taxSlips }: SandboxBank): Partial<Reads> {
  return {
    customer: ofCustomer(parts, readCustomer),
    heldAccounts: ofCustomer(parts, readHeldAccounts),
    account: ofAccount(parts, async (books, permit) => {
      await demandProcessed(books, permit)
      return readAccount(books, permit)
    }),
    transactions: ofAccount(parts, readTransactions),
    changes: ofAccount(parts, readChanges),
    statements: ofAccount(parts, readStatements),
    statementFile: ofAccount(parts, readStatementFile),
    contact: ofAccount(parts, readContact),
    transactionImage: ofAccount(parts, readChequeImage),
    rewardPrograms: ofCustomer(parts, readRewardPrograms),
    rewardCategories: ofCustomer(parts, readRewardCategories),
    rewardTransactions: ofAccount(parts, readRewardTransactions),
    termsAndConditions: ofAccount(parts, readTerms),
    ...(paymentNetworks && {
      paymentNetworks: ofAccount(parts, readPaymentNetworks),
      assetTransferNetworks: ofAccount(parts, readAssetTransferNetworks),
    }),
    ...(taxSlips && {
      taxStatements: ofAccount(parts, readTaxStatements),
      taxDocument: ofAccount(parts, readTaxDocument),
    }),
  }
}

/** A read with what it is asked for, if it is asked for anything beside the account or the customer. */
type ReadOf<Permit, Asked extends readonly unknown[], Data> = (
  permit: Permit,
  ...asked: [...Asked, BankCall]
) => Promise<Data>

function ofCustomer<Asked extends readonly unknown[], Data>(
  books: Books,
  read: (books: Books, permit: CustomerPermit, ...asked: Asked) => Promise<Data>,
): ReadOf<CustomerPermit, Asked, Data> {
  return (permit, ...asked) => read(books, permit, ...demandWanted<Asked>(asked))
}

/** The read of one account, refused while the account has an outage. */
function ofAccount<Asked extends readonly unknown[], Data>(
  books: Books,
  read: (books: Books, permit: AccountPermit, ...asked: Asked) => Promise<Data>,
): ReadOf<AccountPermit, Asked, Data> {
  return async (permit, ...given) => {
    const asked = demandWanted<Asked>(given)
    await demandNoOutage(books, permit)
    return read(books, permit, ...asked)
  }
}

/** Throws if nobody waits for the answer any more; the statements themselves are too short to be cancelled. */
function demandWanted<Asked extends readonly unknown[]>(given: readonly [...Asked, BankCall]): Asked {
  const call = given.at(-1) as BankCall
  call.signal.throwIfAborted()
  return given.slice(0, -1) as unknown as Asked
}
