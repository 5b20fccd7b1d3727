// Code base @rizwannur/flinks: the published package runs, with our address as its host.

import assert from 'node:assert/strict'
import { FlinksClient, FlinksError, type CreateDataRecipientOptions } from '@rizwannur/flinks'
import { z } from 'zod'
import { consent, openBrowser } from '../../customer.ts'
import type { CodeBase, Step } from '../code-base.ts'
import { LEVELS } from '../setting.ts'
import type { World } from '../world.ts'
import { guid, NO_ENRICHMENT, outside } from './reads.ts'

const about = 'A typed client for all of the vendor’s APIs. It writes WithKyc, and sends its x-api-key to Data Sharing.'

/** The package waits ten seconds between two polls unless it is told. */
const poll = { intervalMs: 50, timeoutMs: 10_000 }

function clientOf({ issuer, organization }: World): FlinksClient {
  const { customerId, secretKey, xApiKey } = organization
  const hosts = { banking: issuer, outbound: issuer }
  return new FlinksClient({ instance: 'toolbox', customerId, secretKey, xApiKey, hosts, maxRetries: 0 })
}

export const rizwannurBanking: CodeBase = {
  name: '@rizwannur/flinks: Connect, Authorize, Data Sharing',
  language: 'TypeScript',
  about,
  tried: 'package',
  settings: LEVELS,
  async run(world, step) {
    const flinks = clientOf(world)
    const loginId = await signIn(flinks, step)
    await readAccounts(flinks, step, loginId)
    await changeLogin(flinks, step, loginId)
    await enrich(flinks, step, loginId)
    await shareAccount(flinks, step, await world.connectedLogin())
    await step('GetNightlyRefreshStatus', async () =>
      assert.ok((await flinks.connect.getNightlyRefreshStatus()).ineligibleCards),
    )
  },
}

async function shareAccount(
  { authorize, connect, utilities }: FlinksClient,
  step: Step,
  loginId: string,
): Promise<void> {
  const { requestId } = await authorize.authorize({ loginId })
  const { accounts } = await connect.getAccountsSummary({ requestId })
  const secret = await step('partnerdata/authsecret', async () => {
    const { authSecret, permissionId } = await utilities.grantAuthSecret('Payments')
    await utilities.disableAuthSecret(permissionId ?? '')
    await utilities.enableAuthSecret(permissionId ?? '')
    return guid.parse(authSecret)
  })
  const token = await step('partnerdata', async () => {
    const { accessToken } = await utilities.getPartnerData(loginId, accounts?.[0]?.id ?? '')
    return guid.parse(accessToken)
  })
  await step('partneraccess', async () => {
    const { getAccountsDetail } = await utilities.partnerAccess(token, secret)
    assert.ok(Array.isArray(getAccountsDetail))
  })
}

async function signIn(flinks: FlinksClient, step: Step): Promise<string> {
  await step('GenerateAuthorizeToken', async () => {
    guid.parse((await flinks.authorize.generateAuthorizeToken()).token)
  })
  await step('Authorize with credentials and answers', async () => {
    const person = { username: 'Greatday', password: 'Everyday', institution: 'FlinksCapital', mostRecentCached: false }
    const answers = new Map([
      ['city', 'Montreal'],
      ['country', 'Canada'],
      ['shape', 'Triangle'],
    ])
    let result = await flinks.getAccountSummary(person, { poll })
    while (result.status === 'mfa') {
      const given = result.challenges.map(({ prompt }) => [
        prompt,
        [[...answers].find(([word]) => prompt.includes(word))?.[1] ?? '4'],
      ])
      result = await result.answer(Object.fromEntries(given) as Record<string, string[]>)
    }
    assert.ok(result.accounts.length > 0)
  })
  const loginId = await step('Authorize without a question', async () => {
    const person = {
      username: 'greatday_nomfa',
      password: 'Everyday',
      institution: 'FlinksCapital',
      mostRecentCached: false,
    }
    const result = await flinks.getAccountDetails(person, { detail: { withTransactions: true }, poll })
    assert.ok(result.status === 'done')
    assert.equal(typeof result.accounts[0]?.balance.current, 'number')
    return guid.parse(result.raw.login?.id)
  })
  await step('the error of an unknown LoginId', async () => {
    const unknown = flinks.authorize.authorize({ loginId: '00000000-0000-4000-8000-000000000000' })
    await assert.rejects(unknown, (error) => error instanceof FlinksError && error.flinksCode === 'INVALID_LOGIN')
  })
  return loginId
}

async function readAccounts(flinks: FlinksClient, step: Step, loginId: string): Promise<void> {
  const requestId = await step('Authorize with a LoginId', async () =>
    guid.parse((await flinks.authorize.authorize({ loginId })).requestId),
  )
  const id = await step('GetAccountsSummary', async () => {
    const { accounts, login } = await flinks.connect.getAccountsSummary({ requestId, withBalance: true })
    assert.equal(login?.id, loginId)
    return guid.parse(accounts?.[0]?.id)
  })
  await step('GetAccountsSummaryAsync', async () =>
    assert.ok((await flinks.connect.getAccountsSummaryAsync(requestId)).accounts),
  )
  await step('GetAccountsDetail', async () => {
    const options = {
      requestId,
      withKyc: true,
      withTransactions: true,
      withAccountIdentity: true,
      daysOfTransactions: 'Days365',
    }
    const { accounts = [] } = await flinks.connect.getAccountsDetail(options)
    assert.ok(accounts.some(({ transactions = [], holder }) => transactions.length > 0 && holder?.address.city))
    for (const { overdraftLimit } of accounts) assert.equal(typeof overdraftLimit, 'number')
  })
  await step('GetAccountsDetail without the holder', async () => {
    const { accounts = [] } = await flinks.connect.getAccountsDetail({
      requestId,
      withKyc: false,
      accountsFilter: [id],
    })
    assert.deepEqual(
      accounts.map(({ holder }) => holder ?? null),
      [null],
    )
  })
  await step('GetAccountsDetailAsync', async () =>
    assert.ok((await flinks.connect.getAccountsDetailAsync(requestId)).accounts),
  )
  await step('GetStatements', async () => {
    const { statementsByAccount = [] } = await flinks.connect.getStatements({
      requestId,
      numberOfStatements: 'MostRecent',
    })
    assert.ok(statementsByAccount.some(({ statements }) => statements[0]?.base64Bytes.startsWith('JVBER')))
  })
}

async function changeLogin(flinks: FlinksClient, step: Step, loginId: string): Promise<void> {
  await step('GetMFAQuestions', async () => assert.ok((await flinks.connect.getMfaQuestions(loginId)).questions))
  await step('SetScheduledRefresh', async () => {
    const { message } = await flinks.connect.setScheduledRefresh({ loginId, isActivated: true })
    assert.match(message ?? '', new RegExp(`${loginId} has now been activated for automatic refresh`))
  })
  await step('Institutions', async () => {
    const { data, count } = await flinks.connect.getInstitutions()
    assert.ok(count >= data.length && data.length > 0)
  })
  await step('DeleteCard', async () => {
    const { statusCode, message } = await flinks.connect.deleteCard(loginId)
    assert.deepEqual([statusCode, message], [200, `All of the information about LoginId ${loginId} has been removed`])
  })
}

async function enrich({ enrich, upload, identity, wealth }: FlinksClient, step: Step, loginId: string): Promise<void> {
  const query = { loginId, requestId: loginId }
  await step('Enrich: attributes and categories', () => enrich.getAllAttributes(query), NO_ENRICHMENT)
  await step('Upload', () => upload.fraudAnalysis(loginId), outside('Documents are not uploaded to Portage.'))
  await step(
    'FieldMatch',
    () => identity.fieldMatch({ loginId, fullName: 'A Name' }),
    outside('Portage does not compare names.'),
  )
  await step('Investments', () => wealth.getInvestments({ loginId }), outside('The vendor has retired this API.'))
}

const APP = {
  name: 'Harvest Budget',
  scope: 'ACCOUNT_BASIC ACCOUNT_DETAILED TRANSACTIONS',
  redirectUris: 'https://harvest.example/callback',
  country: 'CA',
} satisfies CreateDataRecipientOptions & { name: string }

export const rizwannurOutbound: CodeBase = {
  name: '@rizwannur/flinks: Open Banking',
  language: 'TypeScript',
  about: 'The same package as a partner’s platform and as an app: recipients, registrations, the code flow and FDX.',
  tried: 'package',
  async run(world, step) {
    const { server } = world
    const { clientId, clientSecret } = server.partner
    const { outbound } = clientOf(world)
    await step('token, client_credentials', async () => {
      const answer = await outbound.token({
        grantType: 'client_credentials',
        clientId,
        clientSecret,
        scope: 'client:admin',
      })
      assert.deepEqual([answer.tokenType.toLowerCase(), answer.scope], ['bearer', 'client:admin'])
    })
    await administer(outbound, step)
    await readAsApp(world, step)
  },
}

type Outbound = FlinksClient['outbound']

async function administer(outbound: Outbound, step: Step): Promise<void> {
  await step('providers', async () => {
    z.array(z.object({ providerId: z.int() }))
      .nonempty()
      .parse(await outbound.listDataProviders('CA'))
    assert.ok(await outbound.getDataProvider(1000))
  })
  const { clientId } = await step('recipients: create', async () => {
    const made = await outbound.createDataRecipient(APP)
    assert.ok(made.clientSecret)
    return made
  })
  await step('recipients: list and read', async () => {
    assert.ok((await outbound.listDataRecipients()).some((recipient) => recipient.clientId === clientId))
    assert.equal((await outbound.getDataRecipient(clientId)).name, APP.name)
  })
  await step('recipients: secret', async () => assert.ok((await outbound.regenerateSecret(clientId)).clientSecret))
  await step(
    'recipients: redirect URIs',
    async () => void (await outbound.updateDataRecipient(clientId, 'https://harvest.example/back')),
  )
  const status = z.object({
    providerId: z.int(),
    registrationStatus: z.literal('PENDING_APPROVAL'),
    requestedOn: z.string(),
  })
  await step('registrations: request', async () => {
    z.array(status.loose())
      .length(2)
      .parse(await outbound.requestProviderRegistrations([clientId], ['1000', '1001']))
  })
  await step('registrations: status', async () => {
    z.array(status.loose())
      .length(2)
      .parse(await outbound.getRegistrationStatus(clientId))
    assert.ok((await outbound.getAllRegistrationStatuses()).length >= 2)
  })
}

async function readAsApp(world: World, step: Step): Promise<void> {
  const { issuer, recipient, redirectUri } = world
  const { outbound } = clientOf(world)
  const { clientId, clientSecret } = recipient
  const scope = 'ACCOUNT_BASIC ACCOUNT_DETAILED BALANCES TRANSACTIONS CUSTOMER_CONTACT ACCOUNT_PAYMENTS'
  const code = await step('authorize', async () => {
    const address = outbound.buildAuthorizeUrl({ clientId, redirectUri, scope, providerId: 1000, state: 'a state' })
    const { searchParams } = await consent(openBrowser(issuer), address)
    assert.equal(searchParams.get('state'), 'a state')
    return searchParams.get('code') ?? ''
  })
  await step('token, authorization_code', async () => {
    const grant = { grantType: 'authorization_code', clientId, clientSecret, code, redirectUri } as const
    const { refreshToken, expiresIn, scope: given } = await outbound.token(grant)
    assert.ok(refreshToken && expiresIn > 0 && given)
  })
  await step('FDX 5', async () => {
    assert.ok(await outbound.getFdxCustomer())
    const { accounts } = z
      .object({ accounts: z.array(z.record(z.string(), z.object({ accountId: z.string() }).loose())).nonempty() })
      .parse(await outbound.getFdxAccounts({ limit: 10 }))
    const id = Object.values(accounts[0] ?? {})[0]?.accountId ?? ''
    assert.ok(await outbound.getFdxAccount(id))
    const rows = await outbound.getFdxTransactions(id, { startTime: '2026-05-01', endTime: '2026-06-01', limit: 10 })
    assert.ok(z.object({ transactions: z.array(z.unknown()) }).parse(rows))
  })
  await step('revoke', async () => {
    assert.equal(await outbound.revokeConnection('any LoginId'), undefined)
    await assert.rejects(async () => outbound.getFdxAccounts(), FlinksError)
  })
}
