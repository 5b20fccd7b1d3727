// Test of the declared inventory: every account of every person is read, and the list is neither longer nor shorter.

import assert from 'node:assert/strict'
import test from 'node:test'
import { filledIn, nameIn } from '../../../test/conformance/filled.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aCall, openSandbox } from '../../../test/sandbox-bank.ts'
import { consentOf } from '../../../test/sandbox-permit.ts'
import { seeded, STORY_START } from '../../../test/seeded.ts'
import { permitAccount, permitCustomer } from '../../domain/consents/permit.ts'
import type { Bank } from '../../domain/retrieval/connector.ts'
import { account } from '../../fdx/account.ts'
import { termsAndConditions } from '../../fdx/terms-and-conditions.ts'
import { transaction } from '../../fdx/transaction.ts'
import { movableClock } from '../../platform/clock.ts'
import { openVault } from '../../platform/secret.ts'
import { accountPlans } from './bank/account-plans.ts'
import { accountsOnOffer } from './sign-in/accounts-on-offer.ts'
import { sandboxBanks } from './bank/banks.ts'
import { accountIdOf } from './life/generate.ts'
import { sandboxPeople, type SandboxPerson } from './bank/people.ts'
import { DEFAULT_SEED } from './life/seed.ts'

await using database = await openTestDatabase(seeded)
const parts = {
  database,
  clock: movableClock(STORY_START),
  vault: openVault([Buffer.alloc(32, 1)], Buffer.alloc(32, 1)),
  origin: 'http://127.0.0.1',
}
const banks = new Map(sandboxBanks.map(({ providerId }) => [providerId, openSandbox(parts, providerId)]))
const everything = { start: Temporal.Instant.from('2020-01-01T00:00:00Z'), end: STORY_START }

await test('the declared inventory is what the banks return, field for field', async () => {
  const returned = new Map<string, Set<string>>()
  for (const person of sandboxPeople) {
    for await (const [entity, value] of readAll(banks.get(person.providerId)!, person)) {
      const paths = returned.getOrInsertComputed(entity, () => new Set())
      for (const path of filledIn(entity, value)) paths.add(path)
    }
  }
  const declared = Object.assign({}, ...[...banks.values()].map(({ inventory }) => inventory)) as object
  const sorted = (entries: Iterable<[string, Iterable<string>]>): object =>
    Object.fromEntries([...entries].toSorted().map(([entity, paths]) => [entity, [...paths].toSorted()]))
  assert.deepEqual(sorted(Object.entries(declared) as [string, string[]][]), sorted(returned))
})

await test('a bank without payment networks declares none', () => {
  const declared = sandboxBanks.map(
    ({ providerId }) => 'AccountPaymentNetwork' in (banks.get(providerId)?.inventory ?? {}),
  )
  assert.deepEqual(
    declared,
    sandboxBanks.map(({ paymentNetworks }) => paymentNetworks),
  )
})

/** Everything that a person's bank tells, each with the name of its entity. */
async function* readAll(bank: Bank, person: SandboxPerson): AsyncGenerator<[string, object]> {
  const accounts = await accountsOnOffer(database, person.bankCustomerId, 'en', STORY_START)
  const consent = consentOf(
    person.bankCustomerId,
    accounts.map(({ bankAccountId }) => bankAccountId),
  )
  yield ['Customer', await bank.customer(permitCustomer(consent, 'CUSTOMER_CONTACT'), aCall)]
  const programs = await bank.rewardPrograms(permitCustomer(consent, 'REWARDS'), aCall)
  for (const program of programs) {
    yield ['RewardProgram', program]
    const categories = await bank.rewardCategories(permitCustomer(consent, 'REWARDS'), program.rewardProgramId, aCall)
    for (const category of categories) yield ['RewardCategory', category]
  }
  const plans = accountPlans.filter(({ outage }) => outage)
  const down = new Set(plans.map(({ key }) => accountIdOf(DEFAULT_SEED, key)))
  for (const { bankAccountId } of accounts.filter((one) => !down.has(one.bankAccountId))) {
    const permit = permitAccount(consent, 'ACCOUNT_BASIC', bankAccountId)
    const value = await bank.account(permit, aCall)
    yield [nameIn(account, value.accountCategory), value]
    const transactions = await bank.transactions(permit, { window: everything, page: { limit: 500 } }, aCall)
    for (const row of transactions.rows) yield [nameIn(transaction, row.accountCategory), row]
    const [imageId] = transactions.rows.flatMap(({ imageIds = [] }) => imageIds)
    const image = imageId === undefined ? undefined : await bank.transactionImage(permit, imageId, aCall)
    if (image) yield ['TransactionImage', { imageId, ...image }]
    const all = { window: everything, page: { limit: 500 } }
    for (const row of (await bank.statements(permit, all, aCall)).rows) yield ['Statement', row]
    for (const row of (await bank.rewardTransactions(permit, all, aCall)).rows) {
      yield ['TransactionSummary', row]
    }
    const slips = bank.offers.has('taxStatements') ? await bank.taxStatements(permit, aCall) : []
    for (const row of slips) {
      const document = await bank.taxDocument(permit, row.taxStatementId, aCall)
      yield ['TaxStatement', { ...row, taxDataType: 'BASE64_PDF', pdf: document.bytes }]
    }
    yield ['AccountContact', await bank.contact(permit, aCall)]
    if (['DEPOSIT_ACCOUNT', 'LOC_ACCOUNT'].includes(value.accountCategory)) {
      const terms = await bank.termsAndConditions(permit, 'en', aCall)
      yield [nameIn(termsAndConditions, terms.accountCategory), terms]
    }
    if (!bank.offers.has('paymentNetworks')) continue
    for (const row of await bank.paymentNetworks(permit, aCall)) yield ['AccountPaymentNetwork', row]
    for (const row of await bank.assetTransferNetworks(permit, aCall)) yield ['AssetTransferNetwork', row]
  }
}
