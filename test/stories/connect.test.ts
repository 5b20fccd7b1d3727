// The first trip: an app asks, a customer agrees, the data arrives; driven by oauth4webapi, a client library we did not write.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as oauth from 'oauth4webapi'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { consent, openBrowser } from '../customer.ts'
import { openTestServer, REDIRECT_URI } from '../server.ts'

const insecure = { [oauth.allowInsecureRequests]: true }

test('an app connects a customer with PKCE, reads, refreshes, and is cut off when it revokes', async () => {
  await using server = await openTestServer()
  const as = await oauth
    .discoveryRequest(new URL(server.issuer), { algorithm: 'oauth2', ...insecure })
    .then((response) => oauth.processDiscoveryResponse(new URL(server.issuer), response))
  const client: oauth.Client = { client_id: server.recipient.clientId }
  const authentication = oauth.ClientSecretBasic(server.recipient.clientSecret)

  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const authorize = new URL(as.authorization_endpoint ?? '')
  authorize.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: dataClusters.join(' '),
    state,
    provider_id: '1000',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const answer = await consent(openBrowser(server.issuer), authorize)
  const parameters = oauth.validateAuthResponse(as, client, answer, state)

  const tokens = await oauth
    .authorizationCodeGrantRequest(as, client, authentication, parameters, REDIRECT_URI, verifier, insecure)
    .then((response) => oauth.processAuthorizationCodeResponse(as, client, response))
  assert.deepEqual(Object.keys(tokens).toSorted(), [
    'access_token',
    'expires_in',
    'refresh_token',
    'scope',
    'token_type',
  ])
  assert.equal(tokens.expires_in, 300)

  const read = (token: string, path: string): Promise<Response> =>
    oauth.protectedResourceRequest(token, 'GET', new URL(path, server.issuer), undefined, undefined, insecure)
  const accounts = await read(tokens.access_token, '/api/fdx/5/accounts?resultType=details')
  assert.equal(accounts.status, 200)
  assert.equal(((await accounts.json()) as { accounts: unknown[] }).accounts.length, 5)

  const refreshed = await oauth
    .refreshTokenGrantRequest(as, client, authentication, tokens.refresh_token ?? '', insecure)
    .then((response) => oauth.processRefreshTokenResponse(as, client, response))
  assert.deepEqual(Object.keys(refreshed).toSorted(), ['access_token', 'expires_in', 'scope', 'token_type'])
  assert.equal((await read(refreshed.access_token, '/api/fdx/5/customers/current')).status, 200)

  const revoke = (): Promise<Response> =>
    fetch(new URL('/api/v1/revoke', server.issuer), {
      method: 'DELETE',
      headers: { authorization: `Bearer ${refreshed.access_token}` },
    })
  assert.equal((await revoke()).status, 204)
  assert.equal((await revoke()).status, 400)
  await assert.rejects(read(refreshed.access_token, '/api/fdx/5/accounts'), oauth.WWWAuthenticateChallengeError)
  const late = await oauth.refreshTokenGrantRequest(as, client, authentication, tokens.refresh_token ?? '', insecure)
  assert.deepEqual([late.status, ((await late.json()) as { error: string }).error], [400, 'invalid_grant'])
})
