// OAuth libraries in JavaScript: each makes the code flow of an app, from the authorize address to the revocation.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import * as openid from 'openid-client'
import { consent, openBrowser } from '../../customer.ts'
import type { CodeBase } from '../code-base.ts'
import type { Setting } from '../setting.ts'
import { exchange } from '../exchange.ts'

export const SCOPE = 'ACCOUNT_BASIC ACCOUNT_DETAILED BALANCES TRANSACTIONS'

/** Some libraries forget the refresh token when the answer to a refresh has none. */
export const OAUTH_SETTINGS: readonly Setting[] = ['repeats_refresh_token']

const about = 'A small program makes the code flow with it.'

async function read(issuer: string, token: string): Promise<number> {
  return (await exchange(`${issuer}/api/fdx/5/accounts`, { headers: { authorization: `Bearer ${token}` } })).status
}

const openidClient: CodeBase = {
  name: 'openid-client',
  language: 'JavaScript',
  about,
  tried: 'package',
  settings: OAUTH_SETTINGS,
  async run({ issuer, recipient, redirectUri }, step) {
    const { clientId, clientSecret } = recipient
    const config = await step('discovery', () =>
      openid.discovery(new URL(issuer), clientId, undefined, openid.ClientSecretBasic(clientSecret), {
        algorithm: 'oauth2',
        execute: [openid.allowInsecureRequests],
      }),
    )
    const verifier = openid.randomPKCECodeVerifier()
    const state = openid.randomState()
    const answer = await step('authorize', async () => {
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        provider_id: '1000',
      })
      return consent(openBrowser(issuer), url)
    })
    const checks = { pkceCodeVerifier: verifier, expectedState: state }
    const tokens = await step('token: code', async () => {
      const given = await openid.authorizationCodeGrant(config, answer, checks)
      assert.ok(given.refresh_token && given.scope)
      return given
    })
    const refreshToken = tokens.refresh_token ?? ''
    await step('FDX read', async () => assert.equal(await read(issuer, tokens.access_token), 200))
    await step('token: refresh, twice', async () => {
      for (let time = 0; time < 2; time++) {
        const { access_token: token } = await openid.refreshTokenGrant(config, refreshToken)
        assert.equal(await read(issuer, token), 200)
      }
    })
    await step('revoke', async () => {
      await openid.tokenRevocation(config, refreshToken)
      assert.equal(await read(issuer, tokens.access_token), 401)
    })
  },
}

const relyingParty: CodeBase = {
  name: 'openid-client, OpenID Connect',
  language: 'JavaScript',
  about:
    'The same library as a relying party: it finds the server by OpenID discovery, and verifies the id_token. With PKCE it sends no state.',
  tried: 'package',
  async run({ server, issuer, recipient, redirectUri }, step) {
    const { clientId, clientSecret } = recipient
    // The clock of the suite's server stands still.
    const behind = server.clock.now().since(Temporal.Now.instant()).total('seconds')
    const config = await step('discovery', () =>
      openid.discovery(
        new URL(issuer),
        clientId,
        { [openid.clockSkew]: Math.round(behind) },
        openid.ClientSecretBasic(clientSecret),
        {
          execute: [openid.allowInsecureRequests],
        },
      ),
    )
    const verifier = openid.randomPKCECodeVerifier()
    const nonce = openid.randomNonce()
    const answer = await step('authorize', async () => {
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: `openid offline_access ${SCOPE} CUSTOMER_CONTACT`,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        nonce,
        provider_id: '1000',
      })
      return consent(openBrowser(issuer), url)
    })
    const { token, subject } = await step('token: code, with an id_token', async () => {
      const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await openid.authorizationCodeGrant(config, answer, checks)
      return { token: tokens.access_token, subject: tokens.claims()?.sub ?? '' }
    })
    await step('userinfo', async () => assert.ok((await openid.fetchUserInfo(config, token, subject)).name))
  },
}

type Token = {
  readonly token: Readonly<Record<string, string | undefined>>
  refresh(): Promise<Token>
  revokeAll(): Promise<void>
}

type SimpleOAuth2 = {
  readonly AuthorizationCode: new (config: object) => {
    authorizeURL(parameters: object): string
    getToken(parameters: object): Promise<Token>
  }
}

/** It has no option for PKCE. `json: true`, its own option, is needed at any server: the answer of RFC 7009 has no body. */
const simpleOAuth2: CodeBase = {
  name: 'simple-oauth2',
  language: 'JavaScript',
  about: `${about} It takes the refresh token from the last answer alone.`,
  tried: 'package',
  settings: OAUTH_SETTINGS,
  async run({ issuer, recipient, redirectUri }, step) {
    const { AuthorizationCode } = createRequire(import.meta.url)('simple-oauth2') as SimpleOAuth2
    const client = new AuthorizationCode({
      client: { id: recipient.clientId, secret: recipient.clientSecret },
      auth: {
        tokenHost: issuer,
        tokenPath: '/api/v1/token',
        authorizePath: '/api/v1/authorize',
        revokePath: '/api/v1/revoke',
      },
      http: { json: true },
    })
    const code = await step('authorize', async () => {
      const url = client.authorizeURL({
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: 'a state',
        provider_id: '1000',
      })
      return (await consent(openBrowser(issuer), url)).searchParams.get('code')
    })
    let token = await step('token: code', () => client.getToken({ code, redirect_uri: redirectUri }))
    const isRead = async (): Promise<void> => assert.equal(await read(issuer, token.token['access_token'] ?? ''), 200)
    await step('FDX read', isRead)
    await step('token: refresh, twice', async () => {
      for (let time = 0; time < 2; time++) {
        token = await token.refresh()
        await isRead()
      }
    })
    await step('revoke', async () => {
      await token.revokeAll()
      assert.equal(await read(issuer, token.token['access_token'] ?? ''), 401)
    })
  },
}

export const oauthLibraries: readonly CodeBase[] = [openidClient, relyingParty, simpleOAuth2]
