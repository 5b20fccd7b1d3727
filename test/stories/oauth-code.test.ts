// The authorization code: good once, for a minute, for the app and the address it was made for, with its proof.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { postForm } from '../requests.ts'
import * as oauth from 'oauth4webapi'
import { openBrowser, signIn } from '../customer.ts'
import { newCode, openClient, read, refused, type OAuthClient } from '../oauth-client.ts'
import { OTHER_REDIRECT_URI, openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let otherApp: OAuthClient

before(async () => {
  server = await openTestServer({ redirectUris: [REDIRECT_URI, `${REDIRECT_URI}/second`] })
  app = await openClient(server)
  otherApp = await openClient(server, server.otherRecipient)
})
after(() => server[Symbol.asyncDispose]())

const INVALID_GRANT = refused('invalid_grant')

/** Redeems a code by hand, with any redirect URI and any verifier, which the library does not allow. */
async function redeemWith(fields: Record<string, string>): Promise<unknown> {
  const { body } = await postForm(
    server,
    '/api/v1/token',
    { grant_type: 'authorization_code', ...fields },
    app.credentials,
  )
  return body['error'] ?? 'redeemed'
}

test('a code of the pages has 256 random bits, is stored as a hash alone, and opens what was consented to', async () => {
  const { code, accessToken } = await app.connect()
  assert.match(code, /^[\w-]{43}$/)
  const rows = await server.database.run<Record<string, unknown>>('select * from authorization_code', [])
  assert.ok(rows.length > 0)
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(code))
  assert.equal((await read(server, accessToken)).status, 200)
})

test("another app's attempt is refused and leaves the code to its owner", async () => {
  const code = await newCode(server, app)
  await assert.rejects(otherApp.redeem(code), INVALID_GRANT)
  await app.redeem(code)
})

test('a code is redeemed with the redirect_uri of the authorize request alone, and a wrong one uses it up', async () => {
  for (const uri of [`${REDIRECT_URI}/second`, `${REDIRECT_URI}/`, OTHER_REDIRECT_URI]) {
    const code = await newCode(server, app)
    assert.equal(await redeemWith({ code, redirect_uri: uri }), 'invalid_grant')
    await assert.rejects(app.redeem(code), INVALID_GRANT)
  }
})

test('a code lives 60 s', async () => {
  const code = await newCode(server, app)
  server.clock.advance({ seconds: 59 })
  await app.redeem(code)
  const late = await newCode(server, app)
  server.clock.advance({ seconds: 60 })
  await assert.rejects(app.redeem(late), INVALID_GRANT)
})

test('a server whose clock is ahead uses no code up', async () => {
  const code = await newCode(server, app)
  server.clock.advance({ seconds: 120 })
  await assert.rejects(app.redeem(code), INVALID_GRANT)
  server.clock.advance({ seconds: -120 })
  await app.redeem(code)
})

test('a challenge demands its verifier, and a failed attempt uses the code up', async () => {
  const verifier = oauth.generateRandomCodeVerifier()
  const codeChallenge = await oauth.calculatePKCECodeChallenge(verifier)
  for (const wrong of [
    undefined,
    oauth.generateRandomCodeVerifier(),
    codeChallenge,
    `${verifier}=`,
    verifier.slice(1),
    'x'.repeat(129),
  ]) {
    const code = await newCode(server, app, { codeChallenge })
    const fields = { code, redirect_uri: REDIRECT_URI, ...(wrong !== undefined && { code_verifier: wrong }) }
    assert.equal(await redeemWith(fields), 'invalid_grant')
    await assert.rejects(app.redeem(code, verifier), INVALID_GRANT)
  }
  await app.redeem(await newCode(server, app, { codeChallenge }), verifier)
})

test('a verifier for a code without a challenge is refused as a downgrade', async () => {
  await assert.rejects(app.redeem(await newCode(server, app), oauth.generateRandomCodeVerifier()), INVALID_GRANT)
  await app.redeem(await newCode(server, app))
})

test('a replayed code is refused, and the tokens of its first use are dead', async () => {
  const { code, accessToken, refreshToken } = await app.connect()
  const others = await otherApp.connect()
  await assert.rejects(app.redeem(code), INVALID_GRANT)
  await assert.rejects(app.refresh(refreshToken), INVALID_GRANT)
  assert.equal((await read(server, accessToken)).status, 401)
  assert.deepEqual(await app.introspect(refreshToken), { active: false })
  await otherApp.refresh(others.refreshToken)
})

test("another app's replay of a code that it stole ends nothing", async () => {
  const { code, refreshToken } = await app.connect()
  await assert.rejects(otherApp.redeem(code), INVALID_GRANT)
  await app.refresh(refreshToken)
})

test('a code whose consent was replaced before it was redeemed is worth nothing', async () => {
  const former = await newCode(server, app)
  const latter = await newCode(server, app)
  await assert.rejects(app.redeem(former), INVALID_GRANT)
  await app.redeem(latter)
})

test('a customer who denies gives no code, and the app is told in the words of the contract', async () => {
  const browser = openBrowser(server.issuer)
  const accounts = await signIn(browser, app.authorizeUrl({ state: 'denied' }))
  const review = await browser.submit(accounts, { decision: 'all' })
  const { address } = await browser.submit(review, { decision: 'deny' })
  assert.deepEqual(Object.fromEntries(address.searchParams), {
    error: 'access_denied',
    error_description: 'The user denied the access',
    state: 'denied',
    iss: server.issuer,
  })
})
