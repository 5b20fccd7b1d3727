// OAuth client of the stories: an app that speaks through oauth4webapi, and consents that are made without the pages.

import assert from 'node:assert/strict'
import * as oauth from 'oauth4webapi'
import { CODE_LIFE } from '../src/domain/authorizations/decide.ts'
import { grantConsent } from '../src/domain/consents/grant-consent.ts'
import { recognizeCustomer } from '../src/domain/customers/recognize-customer.ts'
import { act, bySystem, type Act } from '../src/domain/journal/act.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import { dataClusters, type DataCluster } from '../src/fdx/cluster.ts'
import { hashSecret, newSecret, type Vault } from '../src/platform/secret.ts'
import { consent, GREATDAY, openBrowser } from './customer.ts'
import { send, type Reply } from './requests.ts'
import { OTHER_REDIRECT_URI, REDIRECT_URI, type TestServer } from './server.ts'

/** The servers of the stories have no certificate. */
export const insecure = { [oauth.allowInsecureRequests]: true }

export type Tokens = { readonly accessToken: string; readonly refreshToken: string; readonly code: string }

export type OAuthClient = {
  readonly as: oauth.AuthorizationServer
  readonly credentials: NewClient
  readonly redirectUri: string
  /** A right authorize request; a change to undefined leaves the parameter out. */
  authorizeUrl(changes?: Record<string, string | undefined>): URL
  /** A customer walks the pages, and the code is redeemed, with PKCE. */
  connect(changes?: Record<string, string>): Promise<Tokens>
  /** The same of another customer, whom the bank asks no further questions. */
  connectAs(person: typeof GREATDAY, changes?: Record<string, string>): Promise<Tokens>
  redeem(code: string, verifier?: string): Promise<Tokens>
  /** Returns the new access token. */
  refresh(refreshToken: string, scope?: string): Promise<string>
  revoke(token: string): Promise<void>
  introspect(token: string): Promise<oauth.IntrospectionResponse>
}

/** Its answers are checked as the library checks them; an OAuth error is thrown as `oauth.ResponseBodyError`. */
export async function openClient(server: TestServer, credentials = server.recipient): Promise<OAuthClient> {
  const issuer = new URL(server.issuer)
  const discovery = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure })
  const as = await oauth.processDiscoveryResponse(issuer, discovery)
  const client = { client_id: credentials.clientId }
  const secret = oauth.ClientSecretBasic(credentials.clientSecret)
  const redirectUri = credentials === server.otherRecipient ? OTHER_REDIRECT_URI : REDIRECT_URI
  const { authorizeUrl, connect, connectAs, redeem } = codeFlow(server, { as, client, secret, redirectUri })
  return {
    as,
    credentials,
    redirectUri,
    authorizeUrl,
    connect,
    connectAs,
    redeem,
    async refresh(refreshToken, scope) {
      const options = { ...insecure, ...(scope !== undefined && { additionalParameters: { scope } }) }
      const response = await oauth.refreshTokenGrantRequest(as, client, secret, refreshToken, options)
      const tokens = await oauth.processRefreshTokenResponse(as, client, response)
      assert.equal(tokens.refresh_token, undefined)
      return tokens.access_token
    },
    async revoke(token) {
      await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, secret, token, insecure))
    },
    async introspect(token) {
      const response = await oauth.introspectionRequest(as, client, secret, token, insecure)
      return oauth.processIntrospectionResponse(as, client, response)
    },
  }
}

type Party = {
  readonly as: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly secret: oauth.ClientAuth
  readonly redirectUri: string
}

function codeFlow(
  server: TestServer,
  { as, client, secret, redirectUri }: Party,
): Pick<OAuthClient, 'authorizeUrl' | 'connect' | 'connectAs' | 'redeem'> {
  function authorizeUrl(changes: Record<string, string | undefined> = {}): URL {
    const parameters = {
      client_id: client.client_id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: dataClusters.join(' '),
      state: 'a state',
      provider_id: '1000',
      ...changes,
    }
    const url = new URL(as.authorization_endpoint ?? '')
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value)
    return url
  }

  async function redeem(answer: URLSearchParams, verifier: string | typeof oauth.nopkce): Promise<Tokens> {
    const send = oauth.authorizationCodeGrantRequest
    const response = await send(as, client, secret, answer, redirectUri, verifier, insecure)
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response)
    assert.ok(tokens.refresh_token)
    return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token, code: answer.get('code') ?? '' }
  }

  async function walk(changes: Record<string, string>, person = GREATDAY): Promise<Tokens> {
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const challenge = await oauth.calculatePKCECodeChallenge(verifier)
    const url = authorizeUrl({ state, code_challenge: challenge, code_challenge_method: 'S256', ...changes })
    const answer = await consent(openBrowser(server.issuer), url, person)
    return redeem(oauth.validateAuthResponse(as, client, answer, state), verifier)
  }

  return {
    authorizeUrl,
    connect: (changes = {}) => walk(changes),
    connectAs: (person, changes = {}) => walk(changes, person),
    redeem(code, verifier) {
      const answer = new URLSearchParams({ code, iss: server.issuer })
      return redeem(oauth.validateAuthResponse(as, client, answer, oauth.expectNoState), verifier ?? oauth.nopkce)
    },
  }
}

/** What `assert.rejects` expects of a call that the server refuses with this error. */
export function refused(error: string): object {
  return { name: 'ResponseBodyError', error, status: 400 }
}

/** GET of an FDX address with an access token. */
export function read(server: TestServer, accessToken: string, path = '/api/fdx/5/customers/current'): Promise<Reply> {
  return send(server, path, { headers: { authorization: `Bearer ${accessToken}` } })
}

export type Given = {
  readonly clientId: string
  readonly redirectUri: string
  /** The bank's id of the customer; by default the sandbox's first one. */
  readonly bankCustomerId?: string
  readonly clusters?: readonly DataCluster[]
  readonly bankAccountIds?: readonly string[]
  readonly codeChallenge?: string
  readonly bankGrant?: string
}

export type Consented = { readonly code: string; readonly consentId: string }

/** A consent and its code as the decision makes them, without the pages: cheap where a story needs hundreds. */
export async function giveConsent(act: Act, vault: Vault, given: Given): Promise<Consented> {
  const { clientId, redirectUri, bankCustomerId = 'maple-10001', clusters = dataClusters, codeChallenge } = given
  const consentId = await grantConsent(act, vault, {
    clientId,
    providerId: 1000,
    customerId: await recognizeCustomer(act, 1000, bankCustomerId),
    clusters,
    accounts: (given.bankAccountIds ?? ['an-account']).map((bankAccountId) => ({
      bankAccountId,
      accountCategory: 'DEPOSIT_ACCOUNT',
    })),
    bankGrant: given.bankGrant ?? newSecret(),
    expiresAt: act.at.toZonedDateTimeISO('America/Toronto').add({ months: 12 }).toInstant(),
  })
  const code = newSecret()
  await act.tx
    .insertInto('authorization_code')
    .values({
      code_hash: hashSecret(code),
      consent_id: consentId,
      client_id: clientId,
      redirect_uri: redirectUri,
      code_challenge: codeChallenge ?? null,
      expires_at: act.at.add(CODE_LIFE),
    })
    .execute()
  return { code, consentId }
}

/** Such a code for this client. */
export async function newCode(
  server: TestServer,
  { credentials, redirectUri }: OAuthClient,
  given: Partial<Given> = {},
): Promise<string> {
  const { code } = await act(server.stage, bySystem('test'), (act) =>
    giveConsent(act, server.vault, { clientId: credentials.clientId, redirectUri, ...given }),
  )
  return code
}
