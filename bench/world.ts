// World: the database that is measured: the sandbox's books, and as many apps as there are connections, each with a consent.

import { randomBytes } from 'node:crypto'
import { sandboxBanks } from '../src/connectors/sandbox/bank/banks.ts'
import { accountIdOf } from '../src/connectors/sandbox/life/generate.ts'
import { DEFAULT_SEED, seedSandbox } from '../src/connectors/sandbox/life/seed.ts'
import { migrate } from '../src/database/migrate.ts'
import { openDatabase, type DatabaseLocation } from '../src/database/open.ts'
import { grantConsent } from '../src/domain/consents/grant-consent.ts'
import { recognizeCustomer } from '../src/domain/customers/recognize-customer.ts'
import { act, bySystem, type Act } from '../src/domain/journal/act.ts'
import { makeSigningKey } from '../src/domain/keys/make-signing-key.ts'
import { createOrganization } from '../src/domain/organizations/create-organization.ts'
import { addProvider } from '../src/domain/providers/add-provider.ts'
import { admitRecipient } from '../src/domain/registrations/admit-recipient.ts'
import { createRecipient } from '../src/domain/recipients/create-recipient.ts'
import { issueRefreshToken } from '../src/domain/tokens/refresh-token.ts'
import { openStoredVault } from '../src/domain/secret-keys/open-stored-vault.ts'
import { dataClusters } from '../src/fdx/cluster.ts'
import { systemClock } from '../src/platform/clock.ts'
import type { Vault } from '../src/platform/secret.ts'

/** The shop with more than 50,000 transactions on one account. */
const PROVIDER_ID = 1000
export const BANK_CUSTOMER_ID = 'maple-10008'
export const BANK_ACCOUNT_ID = accountIdOf(DEFAULT_SEED, 'shop-operating')

/** One app with its own consent: no two connections wait for each other's rows. */
export type BenchApp = {
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly accountHandle: string
}

export type World = { readonly secretKey: string; readonly apps: readonly BenchApp[] }

/** @param location of an empty database. */
export async function makeWorld(location: DatabaseLocation, apps: number): Promise<World> {
  const database = await openDatabase(location, (error) => {
    throw error
  })
  const secretKey = randomBytes(32)
  await migrate(database)
  await seedSandbox(database, systemClock)
  const stage = { database, clock: systemClock }
  const vault = await openStoredVault(stage, [secretKey])
  const made = await act(stage, bySystem('bench'), async (act) => {
    await makeSigningKey(act, vault, act.at)
    await addBank(act)
    const organizationId = await createOrganization(act, 'Bench Apps')
    return Array.fromAsync({ length: apps }, () => connectApp(act, vault, organizationId))
  })
  // Statistics as a database has them that has run for a while; so that no plan changes during a round.
  await database.run('analyze', [])
  await database.close()
  return { secretKey: secretKey.toString('base64'), apps: made }
}

async function addBank(act: Act): Promise<void> {
  const bank = sandboxBanks.find(({ providerId }) => providerId === PROVIDER_ID)
  if (!bank) throw new Error(`the sandbox has no bank ${PROVIDER_ID}`)
  const { providerId, name, firstLanguage: language } = bank
  await addProvider(act, { providerId, name, language, country: 'CA', connector: 'sandbox', status: 'ACTIVE' })
}

async function connectApp(act: Act, vault: Vault, organizationId: string): Promise<BenchApp> {
  const { clientId, clientSecret } = await createRecipient(act, organizationId, {
    name: 'Bench App',
    description: 'An app that asks as fast as it can.',
    country: 'CA',
    clusters: dataClusters,
    redirectUris: ['https://app.example/callback'],
    logoUri: 'https://app.example/logo.png',
    clientUri: 'https://app.example/',
    termsUri: 'https://app.example/terms',
    contacts: ['app@example.com'],
  })
  await admitRecipient(act, clientId, PROVIDER_ID)
  const consentId = await grantConsent(act, vault, {
    clientId,
    providerId: PROVIDER_ID,
    customerId: await recognizeCustomer(act, PROVIDER_ID, BANK_CUSTOMER_ID),
    clusters: dataClusters,
    accounts: [{ bankAccountId: BANK_ACCOUNT_ID, accountCategory: 'DEPOSIT_ACCOUNT' }],
    bankGrant: 'bench',
    expiresAt: act.at.add({ hours: 24 }),
  })
  const { account_handle: accountHandle } = await act.tx
    .selectFrom('consent_account')
    .select('account_handle')
    .where('consent_id', '=', consentId)
    .executeTakeFirstOrThrow()
  return { clientId, clientSecret, accountHandle, refreshToken: await issueRefreshToken(act, consentId, clientId) }
}
