// Banking client of the stories: an organization's server and its partner's, which send the documented requests and return
// every answer as it is.

import assert from 'node:assert/strict'
import { sandboxBanks } from '../src/connectors/sandbox/bank/banks.ts'
import type { Database } from '../src/database/open.ts'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { createCredential } from '../src/domain/organizations/create-credential.ts'
import { admitRecipient } from '../src/domain/registrations/admit-recipient.ts'
import { openConnect } from '../src/domain/connect/connect-client.ts'
import { findClient } from '../src/domain/clients/find-client.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import type { DataCluster } from '../src/fdx/cluster.ts'
import { connect } from './reader.ts'
import { jsonRequest, type Reply } from './requests.ts'
import type { TestServer } from './server.ts'

export type Sharer = {
  readonly organizationId: string
  /** The GUID in the paths. */
  readonly customerId: string
  readonly apiSecret: string
  readonly secretKey: string
  readonly xApiKey: string
  /** The organization's Connect client. */
  readonly connectClientId: string
  /** A call of the Banking API with the x-api-key, or with other headers. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  newToken(): Promise<string>
  /** Authorizes with the token, or with a new authorize token by default. */
  authorize(body: unknown, token?: string): Promise<Reply>
  /** Signs in a test user without security questions and returns the session. */
  open(username?: string): Promise<Opened>
  /** Begins a session with a LoginId and returns its RequestId. */
  openLogin(loginId: string): Promise<string>
  /** GET below partnerdata, with the API secret. */
  share(path: string, authorization?: string): Promise<Reply>
}

export type Opened = { readonly requestId: string; readonly loginId: string }

/** The app as which an organization connects to itself. */
export const connectApp = {
  name: 'Story Apps',
  description: 'Connects to the organization itself.',
  country: 'CA',
  logoUri: 'https://app.example/logo.png',
  clientUri: 'https://app.example/',
  termsUri: 'https://app.example/terms',
  contacts: ['app@example.com'],
} as const

type SharersServer = Pick<TestServer, 'stage' | 'issuer' | 'recipient'> & { readonly database: Database }

/** The organization of this client, with a credential of each kind and a Connect client at both banks. */
export async function openSharer(server: SharersServer, of: NewClient = server.recipient): Promise<Sharer> {
  const client = await findClient(server.database, of.clientId)
  assert.ok(client)
  const { organizationId } = client
  const { guid: customerId } = await server.database.read
    .selectFrom('organization')
    .select('guid')
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const made = await act(server.stage, bySystem('test'), async (act) => {
    const connectClientId = await openConnect(act, organizationId, connectApp)
    for (const { providerId } of sandboxBanks) await admitRecipient(act, connectClientId, providerId)
    const secret = async (kind: 'api_secret' | 'secret_key' | 'x_api_key'): Promise<string> =>
      (await createCredential(act, organizationId, kind)).secret
    return {
      connectClientId,
      apiSecret: await secret('api_secret'),
      secretKey: await secret('secret_key'),
      xApiKey: await secret('x_api_key'),
    }
  })
  const base = `/v3/${customerId}/BankingServices`
  const call: Sharer['call'] = (method, path, body, headers = { 'x-api-key': made.xApiKey }) =>
    send(server, method, `${base}/${path}`, headers, body)
  const newToken = async (): Promise<string> => {
    const { status, body } = await call('POST', 'GenerateAuthorizeToken', undefined, {
      'flinks-auth-key': made.secretKey,
    })
    assert.equal(status, 200)
    return String(body['Token'])
  }
  const authorize = async (body: unknown, token?: string): Promise<Reply> =>
    call('POST', 'Authorize', body, { 'flinks-auth-key': token ?? (await newToken()) })
  return {
    organizationId,
    customerId,
    ...made,
    call,
    newToken,
    authorize,
    async open(username = 'greatday_nomfa') {
      const { status, text, body } = await authorize(signInOf(username))
      assert.equal(status, 200, text)
      return { requestId: String(body['RequestId']), loginId: (body['Login'] as { Id: string }).Id }
    },
    async openLogin(loginId) {
      const { status, text, body } = await authorize({ LoginId: loginId, MostRecentCached: true })
      assert.equal(status, 200, text)
      return String(body['RequestId'])
    },
    share: (path, authorization = `Bearer ${made.apiSecret}`) =>
      send(server, 'GET', `/v3/${customerId}/partnerdata/${path}`, { authorization }),
  }
}

export function signInOf(username: string, password = 'Everyday') {
  return { Username: username, Password: password, Institution: 'FlinksCapital' }
}

/** A partner's read. */
export function access(
  server: Pick<TestServer, 'issuer'>,
  accessToken: string,
  headers: Record<string, string>,
  query = '',
): Promise<Reply> {
  return send(server, 'GET', `/partneraccess/${accessToken}${query}`, headers)
}

/** Sends a request, whose answer must have the headers of every answer here. */
export async function send(
  { issuer }: Pick<TestServer, 'issuer'>,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Reply> {
  const response = await fetch(new URL(path, issuer), jsonRequest(method, headers, body))
  const text = await response.text()
  assert.equal(response.headers.get('cache-control'), 'no-store', path)
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer', path)
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Reply['body'] }
}

/** The login of a customer who consented to the first recipient. */
export async function loginOf(server: TestServer, username: string, clusters: readonly DataCluster[]): Promise<string> {
  const { consentId } = await connect(server, username, { clusters })
  const row = await server.database.read
    .selectFrom('consent')
    .select('login_id')
    .where('consent_id', '=', consentId)
    .executeTakeFirstOrThrow()
  return row.login_id ?? ''
}

/** Returns the status and the FlinksCode of a refusal. */
export function codeOf({ status, body }: Reply): string {
  assert.equal(body['HttpStatusCode'], status, JSON.stringify(body))
  return `${status} ${String(body['FlinksCode'])}`
}

export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type DetailAccount = Readonly<Record<string, unknown>> & {
  readonly Id: string
  readonly AccountNumber: string | null
  readonly Transactions: readonly Readonly<Record<string, unknown>>[] | null
}

export function accountsOf({ status, text, body }: Reply): readonly DetailAccount[] {
  assert.equal(status, 200, text)
  return body['Accounts'] as readonly DetailAccount[]
}
