// Reads: everything that the standard has of a customer and their accounts, asked of the bank with the customer's tokens.

import type { AccountPermit, CustomerPermit } from '../../domain/consents/permit.ts'
import type { BankCall, Reads } from '../../domain/retrieval/connector.ts'
import { accountContact } from '../../fdx/account-contact.ts'
import { account } from '../../fdx/account.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { rewardCategory, rewardProgram } from '../../fdx/reward.ts'
import { termsAndConditions } from '../../fdx/terms-and-conditions.ts'
import { Problem } from '../../platform/problem.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { askAccounts, askCustomer } from './ask-customer.ts'
import { askJson, type ReadParts } from './ask-bank.ts'
import { askAllPages } from './bank-page.ts'
import { readStatementFile, readTaxDocument, readTaxStatements, readTransactionImage } from './documents.ts'
import { readRewardTransactions, readStatements, readTransactions } from './history.ts'
import { mendAccount } from './mend-account.ts'
import { readAll, readOne, type RowRead } from './read-rows.ts'
import type { Entity, OneOf, ValueOf } from '../../fdx/field.ts'

export function fdxReadsOf(parts: ReadParts): Omit<Reads, 'changes'> {
  const { accessOf } = parts
  return {
    customer: async (permit, call) => askCustomer(parts, accessOf(permit), await parts.customerIdOf(permit), call),
    async heldAccounts(permit, call) {
      const rows = await askAccounts(parts, accessOf(permit), call)
      return rows.map(({ accountId, accountNumber, status }) => ({
        bankAccountId: accountId,
        ...(accountNumber !== undefined && { accountNumber }),
        closed: status === 'CLOSED',
      }))
    },
    account: (permit, call) => readAccount(parts, permit, call),
    contact: async (permit, call) =>
      readOne(
        parts,
        { kind: accountContact, operation: 'contact' },
        await askOfAccount(parts, permit, 'contact', call),
      ),
    transactions: (permit, request, call) => readTransactions(parts, accessOf(permit), { permit, request }, call),
    rewardTransactions: (permit, request, call) =>
      readRewardTransactions(parts, accessOf(permit), { permit, request }, call),
    statements: (permit, request, call) => readStatements(parts, accessOf(permit), { permit, request }, call),
    statementFile: (permit, statementId, call) => readStatementFile(parts, { permit, statementId }, call),
    transactionImage: (permit, imageId, call) => readTransactionImage(parts, { permit, imageId }, call),
    taxStatements: (permit, call) => readTaxStatements(parts, permit, call),
    taxDocument: (permit, taxStatementId, call) => readTaxDocument(parts, { permit, taxStatementId }, call),
    paymentNetworks: (permit, call) =>
      readList(parts, permit, { kind: accountPaymentNetwork, operation: 'paymentNetworks' }, call),
    assetTransferNetworks: (permit, call) =>
      readList(parts, permit, { kind: assetTransferNetwork, operation: 'assetTransferNetworks' }, call),
    rewardPrograms: (permit, call) =>
      readList(parts, permit, { kind: rewardProgram, operation: 'rewardPrograms' }, call),
    async rewardCategories(permit, rewardProgramId, call) {
      const operation = 'rewardCategories'
      const notFound = 'reward_program_not_found'
      const ask = { operation, member: operation, ids: { rewardProgramId }, notFound } as const
      const rows = await askAllPages(parts, accessOf(permit), ask, call).catch(noRows)
      return readAll(parts, { kind: rewardCategory, operation, mend: (row) => ({ ...row, rewardProgramId }) }, rows)
    },
    async termsAndConditions(permit, language, call) {
      const operation = 'termsAndConditions'
      const ids = { accountId: permit.bankAccountId }
      const json = await askJson(parts, accessOf(permit), { operation, ids, language, notFound: 'no_data' }, call)
      return readOne(parts, { kind: termsAndConditions, operation }, json)
    },
  }
}

/** Throws `other_customer` for the account of another id: what the bank mixes up is never given on. */
async function readAccount(parts: ReadParts, permit: AccountPermit, call: BankCall) {
  const json = await askOfAccount(parts, permit, 'account', call)
  const found = readOne(parts, { kind: account, operation: 'account', mend: mendAccount }, json)
  if (found.accountId !== permit.bankAccountId) throw bankTrouble('other_customer')
  return found
}

function askOfAccount(parts: ReadParts, permit: AccountPermit, operation: string, call: BankCall): Promise<unknown> {
  const ids = { accountId: permit.bankAccountId }
  return askJson(parts, parts.accessOf(permit), { operation, ids, notFound: 'account_not_found' }, call)
}

/** A list of the customer, or of one account if the permit is of one. */
async function readList<K extends Entity | OneOf>(
  parts: ReadParts,
  permit: CustomerPermit | AccountPermit,
  read: RowRead<K>,
  call: BankCall,
): Promise<readonly ValueOf<K>[]> {
  const { operation } = read
  const ids = permit.about === 'account' ? { accountId: permit.bankAccountId } : {}
  const ask = {
    operation,
    member: operation,
    ids,
    notFound: permit.about === 'account' ? 'account_not_found' : 'no_data',
  } as const
  return readAll(parts, read, await askAllPages(parts, parts.accessOf(permit), ask, call).catch(noRows))
}

/** Banks that have none answer so, or with an empty list. */
function noRows(error: unknown): readonly unknown[] {
  if (error instanceof Problem && error.code === 'no_data') return []
  throw error
}
