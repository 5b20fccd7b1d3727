// The demo's own data: the two test banks, an organization, the demo app as a recipient, and a partner.

import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import { sandboxBanks } from '../../connectors/sandbox/bank/banks.ts'
import type { Database } from '../../database/open.ts'
import { act, bySystem, type Act, type Stage } from '../../domain/journal/act.ts'
import { findFact, stateFact } from '../../domain/journal/server-fact.ts'
import { makeSigningKey } from '../../domain/keys/make-signing-key.ts'
import { createOrganization } from '../../domain/organizations/create-organization.ts'
import { admitRecipient } from '../../domain/registrations/admit-recipient.ts'
import { authenticateClient } from '../../domain/clients/authenticate-client.ts'
import { changeRedirectUris } from '../../domain/recipients/change-redirect-uris.ts'
import { createPartner } from '../../domain/clients/create-partner.ts'
import type { NewClient } from '../../domain/clients/add-client.ts'
import { createRecipient } from '../../domain/recipients/create-recipient.ts'
import { findClient } from '../../domain/clients/find-client.ts'
import { findRecipient } from '../../domain/recipients/recipient.ts'
import { replaceSecret } from '../../domain/clients/replace-secret.ts'
import { dataClusters, type DataCluster } from '../../fdx/cluster.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { keepConnect } from './keep-connect.ts'
import { keepCredentials, type OrganizationSecrets } from './keep-credentials.ts'
import { keepOperator, type OperatorSecrets } from './keep-operator.ts'
import { addSandboxBanks } from '../../connectors/sandbox/add-sandbox-banks.ts'

type DemoClients = { readonly recipient: NewClient; readonly partner: NewClient }

export type DemoSecrets = DemoClients & {
  readonly organization: OrganizationSecrets
  readonly operator: OperatorSecrets
}

const DEMO = 'demo'

/** The customerId that the documentation of the test institution names. */
const CUSTOMER_ID = '43387ca6-0391-4c82-857d-70d95f087ecb'

export type DemoSeed = {
  /** The address of the demo app. */
  readonly appUri: string
  readonly redirectUris: readonly string[]
  /** The secrets of an earlier start: those that still work are kept, and new ones are made for the others. */
  readonly known: Partial<DemoSecrets>
}

/** Makes what is missing and keeps what is there. */
export async function seedDemo(stage: Stage, vault: Vault, seed: DemoSeed): Promise<DemoSecrets> {
  const { appUri, known } = seed
  const clients = await seedClients(stage, vault, seed)
  const partner = await findClient(stage.database, clients.partner.clientId)
  assert.ok(partner, 'the demo has its partner')
  await keepConnect(stage, partner.organizationId, appUri)
  return {
    ...clients,
    organization: await keepCredentials(stage, partner.organizationId, known.organization),
    operator: await keepOperator(stage, vault, known.operator),
  }
}

async function seedClients(stage: Stage, vault: Vault, seed: DemoSeed): Promise<DemoClients> {
  const { database } = stage
  const { redirectUris, known } = seed
  const clientIds = await findFact(database, DEMO)
  if (clientIds === undefined) return act(stage, bySystem(DEMO), (act) => makeAll(act, vault, seed))
  const [recipientId = '', partnerId = ''] = clientIds.split(' ')
  const recipient = await findRecipient(database, recipientId)
  if (recipient && !redirectUris.every((uri) => recipient.redirectUris.includes(uri))) {
    await act(stage, bySystem(DEMO), (act) => changeRedirectUris(act, recipientId, redirectUris))
  }
  return {
    recipient: await keepSecret(stage, recipientId, known.recipient),
    partner: await keepSecret(stage, partnerId, known.partner),
  }
}

/** Throws a Problem `cannot_start` for a database of the demo, whose secrets were printed on a screen. */
export async function refuseDemoData(database: Database): Promise<void> {
  if ((await findFact(database, DEMO)) === undefined) return
  const detail =
    'This database was made by the demo, whose secrets are public. Start with an empty one: another DATA_FOLDER or DATABASE_URL.'
  throw new Problem('cannot_start', detail)
}

/** Throws a Problem `cannot_start` for a database of `serve`, which makes its signing key before anything else. */
export async function refuseRealData(database: Database): Promise<void> {
  if ((await findFact(database, DEMO)) !== undefined) return
  const key = await database.read.selectFrom('signing_key').select('kid').limit(1).executeTakeFirst()
  if (!key) return
  throw new Problem(
    'cannot_start',
    'This database was not made by the demo. Give the demo one of its own: another DATA_FOLDER or DATABASE_URL.',
  )
}

async function makeAll(act: Act, vault: Vault, seed: DemoSeed): Promise<DemoClients> {
  await makeSigningKey(act, vault, act.at)
  await addSandboxBanks(act)
  const organizationId = await createOrganization(act, 'Almanac Labs', CUSTOMER_ID)
  const recipient = await createRecipient(act, organizationId, demoApp(seed), await readLogo())
  for (const { providerId } of sandboxBanks) await admitRecipient(act, recipient.clientId, providerId)
  const partner = await createPartner(act, organizationId)
  await stateFact(act, DEMO, `${recipient.clientId} ${partner.clientId}`)
  return { recipient, partner }
}

/** The scope that Almanac, the demo app, asks for. Its client is registered for every cluster, for requests from a terminal. */
export const ALMANAC_SCOPE = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'ACCOUNT_PAYMENTS',
  'INVESTMENTS',
  'TRANSACTIONS',
  'STATEMENTS',
  'CUSTOMER_CONTACT',
  'CUSTOMER_PERSONAL',
] as const satisfies readonly DataCluster[]

function demoApp({ redirectUris, appUri }: DemoSeed) {
  return {
    name: 'Almanac',
    description: 'A money app that shows where a year went. Part of the demo.',
    country: 'CA',
    clusters: dataClusters,
    sharesOnward: true,
    redirectUris,
    logoUri: `${appUri}/logo.svg`,
    clientUri: appUri,
    termsUri: `${appUri}/`,
    contacts: ['almanac@example.com'],
  } as const
}

async function readLogo() {
  const bytes = await readFile(new URL('../../../demo/look/logo.svg', import.meta.url))
  return { bytes, contentType: 'image/svg+xml' }
}

async function keepSecret(stage: Stage, clientId: string, known: NewClient | undefined): Promise<NewClient> {
  if (known?.clientId === clientId) {
    try {
      await authenticateClient(stage.database, stage.clock.now(), clientId, known.clientSecret)
      return known
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  const { clientSecret } = await act(stage, bySystem(DEMO), (act) => replaceSecret(act, clientId))
  return { clientId, clientSecret }
}
