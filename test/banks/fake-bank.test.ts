// The fake bank: a client that we did not write signs in at it and renews, and it misbehaves as it is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as oauth from 'oauth4webapi'
import { openFakeBank, type FakeBank } from './fake-bank.ts'

const REDIRECT = 'https://portage.example/banks/2000/return'

async function signIn(bank: FakeBank) {
  const insecure = { [oauth.allowInsecureRequests]: true }
  const issuer = new URL(bank.origin)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const client = { client_id: bank.client.clientId }
  const authentication = oauth.ClientSecretBasic(bank.client.clientSecret)
  const [verifier, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomNonce()]
  const parameters = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid accounts',
    state: 's',
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const pushed = await oauth.processPushedAuthorizationResponse(
    server,
    client,
    await oauth.pushedAuthorizationRequest(server, client, authentication, parameters, insecure),
  )
  const address = new URL(server.authorization_endpoint!)
  address.search = new URLSearchParams({ client_id: client.client_id, request_uri: pushed.request_uri }).toString()
  const { headers } = await fetch(address, { redirect: 'manual' })
  const returned = oauth.validateAuthResponse(server, client, new URL(headers.get('location')!), 's')
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    returned,
    REDIRECT,
    verifier,
    insecure,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  const renew = async (refreshToken: string) =>
    oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken, insecure),
    )
  return { tokens, renew, subject: oauth.getValidatedIdTokenClaims(tokens)?.sub }
}

function read(bank: FakeBank, token: string, path: string): Promise<Response> {
  return fetch(`${bank.fdxAddress()}${path}`, { headers: { authorization: `Bearer ${token}` } })
}

test('oauth4webapi signs in at the fake bank, reads a walk of pages, and a refresh token that is sent twice ends all', async () => {
  await using bank = await openFakeBank()
  const { tokens, renew, subject } = await signIn(bank)
  assert.equal(subject, 'ada')
  const ids = new Set<string>()
  for (let offset: string | undefined = '0'; offset !== undefined;) {
    const page = (await (
      await read(bank, tokens.access_token, `/accounts/ada-chq/transactions?limit=100&offset=${offset}`)
    ).json()) as {
      readonly page: { readonly nextOffset?: string }
      readonly transactions: readonly { readonly transactionId: string }[]
    }
    for (const { transactionId } of page.transactions) ids.add(transactionId)
    offset = page.page.nextOffset
  }
  assert.equal(ids.size, 250)
  assert.equal((await read(bank, tokens.access_token, '/accounts/grace-chq')).status, 404)
  const renewed = await renew(tokens.refresh_token!)
  await assert.rejects(renew(tokens.refresh_token!), { error: 'invalid_grant' })
  assert.equal(bank.openId.reuses, 1)
  assert.equal((await read(bank, renewed.access_token, '/accounts')).status, 401)
  assert.equal(bank.calls('transactions'), 3)
})

test('the fake bank fails as it is told, answer by answer, in process and by HTTP', async () => {
  await using bank = await openFakeBank({ pageStyle: 'link' })
  const { tokens } = await signIn(bank)
  const transactions = () => read(bank, tokens.access_token, '/accounts/ada-chq/transactions?limit=20')
  bank.next('transactions', { status: 503, retryAfter: '7' }, { body: 'html' }, { data: 'duplicateIds' })
  const down = await transactions()
  assert.deepEqual([down.status, down.headers.get('retry-after')], [503, '7'])
  assert.match(await (await transactions()).text(), /^<!doctype html>/)
  const twice = (await (await transactions()).json()) as { readonly transactions: { readonly transactionId: string }[] }
  assert.ok(new Set(twice.transactions.map(({ transactionId }) => transactionId)).size < 20)
  const told = { method: 'POST', body: JSON.stringify({ operation: 'transactions', fault: { data: 'negativeZero' } }) }
  assert.equal((await fetch(`${bank.origin}/fake/always`, told)).status, 200)
  assert.match(await (await transactions()).text(), /"amount":-0\.00/)
  await fetch(`${bank.origin}/fake/well`, { method: 'POST' })
  const well = (await (await transactions()).json()) as { readonly links: { readonly next: { readonly href: string } } }
  assert.match(well.links.next.href, /\/fdx\/v6\/accounts\/ada-chq\/transactions\?.*offset=20/)
})

test('the fake bank that is silent keeps a connection before TLS begins', async () => {
  await using bank = await openFakeBank({ tls: true })
  bank.silent(true)
  const signal = AbortSignal.timeout(200)
  await assert.rejects(fetch(`${bank.origin}/jwks`, { signal }), { name: 'TimeoutError' })
  assert.equal(bank.calls(), 0)
})
