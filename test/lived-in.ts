// Lived-in server: a server with every kind of thing in every state, each made by the requests that make it in real use.

import assert from 'node:assert/strict'
import { send, postForm, clientToken, jsonRequest } from './requests.ts'
import { endWhatIsOver } from '../src/jobs/end-what-is-over.ts'
import { fetchLogos } from '../src/jobs/fetch-logos.ts'
import { listShares } from '../src/domain/shares/list-shares.ts'
import { openSharer, signInOf, type Sharer } from './banking.ts'
import { RETURN_URL, setConnectOf } from './connect.ts'
import { consent, GREATDAY, openBrowser, signIn, type Browser } from './customer.ts'
import { dataClusters } from '../src/fdx/cluster.ts'
import { openClient, read, type OAuthClient } from './oauth-client.ts'
import { openOperators, type Operators } from './lived-in-operators.ts'
import { anApp, createApp, openAdministrator, operate } from './partner.ts'
import { callAs, deliver, openReceiver, setWebhook, subscribe, SUBSCRIPTIONS } from './receiver.ts'
import type { TestServer } from './server.ts'
import { beginTrial, runTrials, tryBank } from './trials.ts'

export type LivedIn = Operators & {
  readonly sharer: Sharer
  /** Tokens of customers' data by the state of their consent. */
  readonly accessTokens: Readonly<Record<string, string>>
  /** Browsers of customers by the step at which each stopped. */
  readonly browsers: Readonly<Record<string, Browser>>
  readonly authorizeUrl: URL
  /** The address of Connect in a frame. */
  readonly embeddedAddress: string
  readonly registrationToken: string
  /** Secrets of two sharing partners: an enabled one and a disabled one. */
  readonly authSecrets: readonly string[]
  /** Access tokens of shares: living, expired and ended ones. */
  readonly shareTokens: readonly string[]
  /** The tokens of invitations that are still open. */
  readonly invitations: readonly string[]
}

type Given = { readonly consentId: string; readonly accessToken: string }

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

const person = (username: string) => ({ username, password: 'Everyday' })

export async function liveIn(server: TestServer): Promise<LivedIn> {
  const app = await openClient(server)
  const other = await openClient(server, server.otherRecipient)
  const sharer = await openSharer(server)
  await setConnectOf(server, sharer, {
    redirectUrls: [RETURN_URL],
    origins: ['https://site.example'],
    look: { accent: '#1d4ed8' },
  })
  const before = await beforeTime(server, app, sharer)
  const operators = await openOperators(server)
  await tryBank(server, operators.operator, operators.consoles.at(-1)!)
  const { sign_in_address } = await beginTrial(operators.operator)
  await runTrials(server)
  await operators.consoles.at(-1)!.open(sign_in_address)
  await beginTrial(operators.operator)
  const browsers = await walkTo(server, app, sharer)
  const accessTokens = {
    ...(await consentTo(server, app, operators)),
    ofSuspendedApp: (await agree(server, other, 'joint_withdrawing')).accessToken,
  }
  const shared = await shareOn(server, sharer, operators)
  await notify(server)
  await postWebhooks(server, sharer, operators)
  const registrationToken = await register(server)
  await fetchLogos(server.stage, {
    status: () => Promise.resolve({ status: 200 }),
    beginning: () => Promise.resolve({ status: 200, text: '' }),
    answer: () => Promise.resolve({ status: 200, contentType: 'image/png', body: PNG }),
  })
  await operators.operator.demand('POST', '/providers/1001/disable')
  await operators.operator.demand('POST', `/clients/${other.credentials.clientId}/suspend`, { reason: 'Complaints.' })
  return {
    ...operators,
    sharer,
    accessTokens,
    browsers: { ...before.browsers, ...browsers },
    authorizeUrl: app.authorizeUrl(),
    embeddedAddress: `/connect/banks/1000?customerId=${sharer.customerId}`,
    registrationToken,
    authSecrets: shared.authSecrets,
    shareTokens: [...before.shareTokens, ...shared.shareTokens],
  }
}

/** A customer walks the pages, and the app redeems the code. */
async function agree(
  server: TestServer,
  { authorizeUrl, credentials, redirectUri }: OAuthClient,
  username: string,
  changes: Record<string, string | undefined> = {},
): Promise<Given> {
  const answer = await consent(openBrowser(server.issuer), authorizeUrl(changes), person(username))
  const code = answer.searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const { status, text, body } = await postForm(server, '/api/v1/token', fields, credentials)
  assert.equal(status, 200, text)
  const accessToken = String(body['access_token'])
  const about = await postForm(server, '/api/v1/introspect', { token: accessToken }, credentials)
  return { accessToken, consentId: String(about.body['fdxConsentId']) }
}

function lasting(durationType: string, durationPeriod?: number): Record<string, string | undefined> {
  const resources = [{ resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC', 'TRANSACTIONS'] }]
  const consentRequest = { durationType, durationPeriod, resources }
  return { scope: undefined, authorization_details: JSON.stringify([{ type: 'fdx_v1.0', consentRequest }]) }
}

/** Makes what has expired: it takes the passing of time. */
async function beforeTime(server: TestServer, app: OAuthClient, sharer: Sharer) {
  await agree(server, app, 'wallet_bnpl', lasting('TIME_BOUND', 1))
  await agree(server, app, 'closed_account', lasting('TIME_BOUND', 35))
  const { loginId, requestId } = await sharer.open('jane_doe_2_accounts')
  const shareTokens = [await shareOf(sharer, loginId, await firstAccount(sharer, requestId))]
  server.clock.advance({ days: 32 })
  await endWhatIsOver(server.stage)
  server.clock.advance({ days: 4 })
  const expired = openBrowser(server.issuer)
  await signIn(expired, app.authorizeUrl())
  const visitOver = openBrowser(server.issuer)
  await visitOver.submit(await visitOver.open('/my-data/banks/1000/sign-in'), GREATDAY)
  await sharer.open('Greatday').catch(() => {})
  server.clock.advance({ hours: 3 })
  return { shareTokens, browsers: { expired, visitOver } }
}

/** Browsers of customers who stopped at each step. */
async function walkTo(server: TestServer, app: OAuthClient, { customerId }: Sharer): Promise<Record<string, Browser>> {
  const browsers: Record<string, Browser> = {}
  const come = (where: string): Browser => (browsers[where] = openBrowser(server.issuer))
  const connect = `customerId=${customerId}&redirectUrl=${encodeURIComponent(RETURN_URL)}`
  await come('atTheBank').open(app.authorizeUrl().href)
  const asked = come('asked')
  await asked.submit(await asked.open(app.authorizeUrl().href), person('Greatday'))
  const locked = come('locked')
  const signInPage = await locked.open(app.authorizeUrl().href)
  for (let time = 0; time < 5; time++) await locked.submit(signInPage, { username: 'x', password: 'x' })
  await signIn(come('signedIn'), app.authorizeUrl())
  const chose = come('chose')
  await chose.submit(await signIn(chose, app.authorizeUrl()), { decision: 'all' })
  await consent(come('allowed'), app.authorizeUrl(), person('insurance_annuity'))
  const denied = come('denied')
  await denied.submit(await signIn(denied, app.authorizeUrl()), { decision: 'deny' })
  await consent(come('connected'), `${server.issuer}/connect/banks/1000?${connect}`, person('every_account'))
  await come('embedded').open(`/connect/banks/1000?customerId=${customerId}`)
  await come('leftForMyData').open('/my-data/banks/1000/sign-in')
  const myData = come('myData')
  await myData.submit(await myData.open('/my-data/banks/1000/sign-in'), person('every_account'))
  const signedOut = come('signedOut')
  const mine = await signedOut.submit(await signedOut.open('/my-data/banks/1000/sign-in'), GREATDAY)
  await signedOut.submit(mine, {}, '/my-data/banks/1000/sign-out')
  return browsers
}

/** Access tokens of a living consent, and of one for every way in which a consent ends. */
async function consentTo(
  server: TestServer,
  app: OAuthClient,
  { operator }: Operators,
): Promise<Record<string, string>> {
  const everything = await agree(server, app, 'every_account', { scope: [...dataClusters, 'openid'].join(' ') })
  const replaced = await agree(server, app, 'greatday_nomfa')
  const living = await agree(server, app, 'greatday_nomfa')
  const stopped = await agree(server, app, 'joint_one')
  const browser = openBrowser(server.issuer)
  const page = await browser.submit(await browser.open('/my-data/banks/1000/sign-in'), person('joint_one'))
  await browser.submit(page, {}, `/my-data/banks/1000/consents/${stopped.consentId}/stop`)
  const revoked = await agree(server, app, 'joint_two')
  await app.revoke(revoked.accessToken)
  const byOperator = await agree(server, app, 'business')
  await operator.demand('POST', `/consents/${byOperator.consentId}/revoke`, { reason: 'Asked for by telephone.' })
  const once = await agree(server, app, 'commercial', lasting('ONE_TIME'))
  await read(server, once.accessToken, '/api/fdx/6/accounts')
  const ofDisabledBank = await agree(server, app, 'bellejournee', { provider_id: '1001' })
  const all = { everything, replaced, living, stopped, revoked, byOperator, once, ofDisabledBank }
  return Object.fromEntries(Object.entries(all).map(([name, { accessToken }]) => [name, accessToken]))
}

async function firstAccount(sharer: Sharer, RequestId: string): Promise<string> {
  const { text, body } = await sharer.call('POST', 'GetAccountsSummary', { RequestId })
  const [account] = body['Accounts'] as { Id: string }[]
  assert.ok(account, text)
  return account.Id
}

async function shareOf(sharer: Sharer, loginId: string, accountId: string): Promise<string> {
  const { status, text, body } = await sharer.share(`${loginId}/${accountId}`)
  assert.equal(status, 200, text)
  return String(body['AccessToken'])
}

/** Sessions, logins and shares of an organization. */
async function shareOn(
  server: TestServer,
  sharer: Sharer,
  { operator }: Operators,
): Promise<Pick<LivedIn, 'authSecrets' | 'shareTokens'>> {
  const secrets = [await sharer.share('authsecret/Paystone'), await sharer.share('authsecret/Lender%20Inc.')]
  const authSecrets = secrets.map(({ body }) => String(body['AuthSecret']))
  await sharer.share(`authsecret/disable/${String(secrets[1]?.body['PermissionId'])}`)
  await sharer.authorize(signInOf('Greatday'))
  const { loginId, requestId } = await sharer.open('many_transactions')
  const living = await shareOf(sharer, loginId, await firstAccount(sharer, requestId))
  await sharer.call('POST', 'GetAccountsDetail', { RequestId: requestId })
  for (const read of ['GetAccountsDetail', 'GetAccountsSummary']) {
    const { requestId: RequestId } = await sharer.open('test_dispatched')
    await sharer.call('POST', read, { RequestId, WithAccountIdentity: true })
  }
  const over: string[] = []
  for (const username of ['account_changes', 'business', 'greatday_nomfa']) {
    const { loginId, requestId } = await sharer.open(username)
    over.push(await shareOf(sharer, loginId, await firstAccount(sharer, requestId)))
    const [share] = await listShares(server.database, server.clock.now(), {}, 1)
    const reason = 'Asked for by telephone.'
    if (username === 'account_changes') await sharer.call('DELETE', `DeleteCard/${loginId}`)
    else if (username === 'business') await operator.demand('DELETE', `/shares/${share?.shareId}`)
    else await operator.demand('POST', `/consents/${share?.consentId}/revoke`, { reason })
    // So that the share of the next is the newest.
    server.clock.advance({ seconds: 1 })
  }
  return { authSecrets, shareTokens: [living, ...over] }
}

/** Subscriptions with every outcome of a delivery. */
async function notify(server: TestServer): Promise<void> {
  await using receiver = await openReceiver()
  const dead = 'http://127.0.0.1:9/'
  await using gone = await openReceiver()
  gone.answer = (_, response) => void response.writeHead(410).end()
  const { id } = await subscribe(server, { type: 'CUSTOM', callbackUrl: dead })
  await callAs(server, server.recipient, 'DELETE', `${SUBSCRIPTIONS}/${id}`)
  await subscribe(server, { callbackUrl: receiver.url })
  await subscribe(server, { type: 'CONSENT_REVOKED', callbackUrl: dead })
  await subscribe(server, { type: 'CONSENT_REVOKED', callbackUrl: gone.url })
  const app = await openClient(server)
  const { consentId } = await agree(server, app, 'joint_one')
  await callAs(server, app.credentials, 'PUT', `/api/fdx/6/consents/${consentId}/revocation`, {
    reason: 'BUSINESS_RULE',
    initiator: 'DATA_RECIPIENT',
  })
  await deliver(server, { mostAttempts: 1 })
  await subscribe(server, { type: 'CUSTOM', callbackUrl: dead })
  await agree(server, app, 'joint_one')
  await deliver(server)
}

/** A webhook with a test, what arrived and what is on its way. */
async function postWebhooks(server: TestServer, sharer: Sharer, { operator }: Operators): Promise<void> {
  await using receiver = await openReceiver()
  const { path } = await setWebhook(operator, sharer.organizationId, receiver.url)
  await sharer.open('joint_two')
  await operator.demand('POST', `${path}/tests`, { kind: 'KYC' })
  await deliver(server)
  receiver.answer = (_, response) => void response.writeHead(500).end()
  await sharer.open('joint_two')
  await deliver(server)
}

/** Apps of a partner in every status of a registration, and one that registered itself, whose token is returned. */
async function register(server: TestServer): Promise<string> {
  const partner = await openAdministrator(server)
  const steps = {
    'Asks Anew': [],
    'Waits On': ['approve'],
    'Was Let In': ['approve', 'activate'],
    'Was Stopped': ['approve', 'activate', 'suspend'],
    'Was Refused': ['reject'],
  } as const
  for (const [name, verbs] of Object.entries(steps)) {
    const { clientId } = await createApp(partner, { name })
    await partner.post(`/api/v1/recipients/providers/requests/${clientId}/1000`)
    for (const verb of verbs) await operate(server, verb, clientId, 1000, { reason: 'Because.' })
  }
  const { name: client_name, terms_uri: tos_uri, contacts, ...rest } = anApp
  const asked = { client_name, tos_uri, ...rest, contacts: contacts.map(({ email }) => email) }
  const [kept, gone] = [await registerItself(server, asked), await registerItself(server, asked)]
  await send(server, String(gone['registration_client_uri']), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${String(gone['registration_access_token'])}` },
  })
  return String(kept['registration_access_token'])
}

async function registerItself(server: TestServer, asked: object): Promise<Readonly<Record<string, unknown>>> {
  const authorization = `Bearer ${await clientToken(server, server.partner, 'client:admin')}`
  const request = jsonRequest('POST', { authorization }, asked)
  const { status, text, body } = await send(server, '/api/fdx/6/register', request)
  assert.equal(status, 201, text)
  return body
}
