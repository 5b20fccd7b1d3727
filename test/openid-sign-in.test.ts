// Sign-in by OpenID Connect at a bank that misbehaves: nobody is signed in by an answer that is not the bank's own and fresh.

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { z } from 'zod'
import { openBankHttp, type BankHttp } from '../src/connectors/http/bank-http.ts'
import { openOpenId, type OpenId, type OpenIdTokens } from '../src/connectors/openid/open-openid.ts'
import { openIdChecks } from '../src/connectors/openid/openid-checks.ts'
import { addressesIn, openIdSettings } from '../src/connectors/openid/openid-settings.ts'
import { claimOf } from '../src/connectors/openid/sign-in-trip.ts'
import type { BankPolicy } from '../src/connectors/trouble/bank-policy.ts'
import { renewalTrouble } from '../src/connectors/trouble/renewal-trouble.ts'
import { movableClock } from '../src/platform/clock.ts'
import { Problem } from '../src/platform/problem.ts'
import { openFakeBank, type FakeBank, type FakeBankOptions } from './banks/fake-bank.ts'
import type { Fault, IdTokenFault } from './banks/fault.ts'
import { aCall } from './sandbox-bank.ts'

const RETURN = 'https://portage.example/banks/7/return'

const policy: BankPolicy = { run: ({ signal }, attempt) => attempt(signal) }

type Given = {
  readonly settings?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly bank?: FakeBankOptions
}

async function open({ settings: given, secrets: more, bank: options }: Given = {}) {
  const bank = await openFakeBank(options)
  const clock = movableClock(Temporal.Now.instant())
  const { clientId, clientSecret } = bank.client
  const settings = z.strictObject(openIdSettings).parse({ issuer: bank.origin, clientId, ...given })
  const http = openBankHttp({ allowsLoopback: true }, { addresses: addressesIn(settings) })
  const close = async (): Promise<void> => {
    await http.close()
    await bank[Symbol.asyncDispose]()
  }
  try {
    const openId = openOpenId({ http, policy, clock, settings, secrets: { clientSecret, ...more } })
    return { bank, clock, http, openId, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

type Trip = { readonly trip: string; readonly answer: Readonly<Record<string, string>>; readonly state: string }

/** To the bank and back, as a browser goes. */
async function travel(openId: OpenId, bank: FakeBank, state = 'a-state'): Promise<Trip> {
  const request = { returnUri: RETURN, state, language: 'fr', clusters: [] } as const
  const { address, trip } = await openId.begin(request, 'openid offline_access', aCall)
  assert.ok(address.startsWith(bank.origin))
  const back = new URL((await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '')
  return { trip, state, answer: Object.fromEntries(back.searchParams) }
}

function finish(openId: OpenId, { trip, state, answer }: Trip): Promise<OpenIdTokens> {
  return openId.finish(trip, { returnUri: RETURN, state, answer, granted: () => {} }, aCall)
}

function closing(http: BankHttp): BankHttp & AsyncDisposable {
  return { ...http, [Symbol.asyncDispose]: () => http.close() }
}

function refusedWith(code: string) {
  return (error: unknown): boolean => error instanceof Problem && error.code === code
}

test('a customer signs in by pushed request and PKCE, the tokens are renewed and revoked, and the session ends at the bank', async () => {
  await using opened = await open()
  const { bank, openId } = opened
  const tokens = await finish(openId, await travel(openId, bank))
  assert.equal(tokens.claims['sub'], 'ada')
  assert.equal(bank.calls('par'), 1)
  assert.ok(tokens.expiresAt && tokens.idToken !== undefined)
  const renewed = await openId.renew(tokens.refreshToken ?? '', aCall)
  assert.notEqual(renewed.accessToken, tokens.accessToken)
  await openId.revoke(renewed.refreshToken ?? '', aCall)
  await assert.rejects(openId.renew(renewed.refreshToken ?? '', aCall), refusedWith('bank_grant_ended'))
  const out = new URL(openId.logoutAddress(tokens.idToken, RETURN) ?? '')
  assert.equal(out.searchParams.get('id_token_hint'), tokens.idToken)
})

test('a renewal is as good as its tokens: nothing is asked of the bank after it, and no ID token beside them costs the grant', async () => {
  await using opened = await open()
  const { bank, openId, clock } = opened
  let { refreshToken = '' } = await finish(openId, await travel(openId, bank))
  const wrong: readonly Fault[] = [
    {},
    { idToken: 'expired' },
    { idToken: 'unknownKey' },
    { members: { expires_in: 1e18 } },
  ]
  for (const fault of wrong) {
    // The keys that were read are too old by now, and those that would be read do not come.
    clock.advance({ seconds: 301 })
    bank.always('jwks', { status: 503 })
    bank.next('token', fault)
    const renewed = await openId.renew(refreshToken, aCall)
    assert.notEqual(renewed.refreshToken ?? refreshToken, refreshToken, JSON.stringify(fault))
    refreshToken = renewed.refreshToken ?? ''
  }
  assert.equal(bank.openId.reuses, 0)
})

test('a renewal for which discovery fails first was not sent: the refresh token is as good as before', async () => {
  await using opened = await open()
  const { bank, openId, clock } = opened
  const { refreshToken = '' } = await finish(openId, await travel(openId, bank))
  const failures: readonly Fault[] = [
    { status: 502 },
    { reset: true },
    { body: 'html' },
    { members: { issuer: 'https://other.example' } },
  ]
  // What was read at the sign-in is too old by now.
  clock.advance({ hours: 2 })
  for (const fault of failures) {
    bank.next('discovery', fault)
    const error = await openId.renew(refreshToken, aCall).catch((error: unknown) => error)
    assert.equal(renewalTrouble(error).isNotDone, true, JSON.stringify(fault))
  }
  assert.equal(bank.calls('token'), 1)
  bank.next('token', { status: 502 })
  const error = await openId.renew(refreshToken, aCall).catch((error: unknown) => error)
  assert.equal(renewalTrouble(error).isNotDone, false, 'it was sent')
})

test('an ID token of another issuer, audience, visit, time or key signs nobody in, nor does one without a signature', async () => {
  await using opened = await open()
  const { bank, openId } = opened
  const faults: readonly IdTokenFault[] = [
    'wrongIssuer',
    'wrongAudience',
    'algNone',
    'otherNonce',
    'noNonce',
    'expired',
    'future',
    'unknownKey',
    'noSubject',
  ]
  for (const idToken of faults) {
    const trip = await travel(openId, bank)
    bank.next('token', { idToken })
    await assert.rejects(finish(openId, trip), refusedWith('sign_in_failed'), idToken)
  }
  assert.equal((await finish(openId, await travel(openId, bank))).claims['sub'], 'ada')
})

test('an answer of another visit or another bank is refused, and its code is never sent', async () => {
  await using opened = await open()
  const { bank, openId } = opened
  const [one, two] = [await travel(openId, bank, 'one'), await travel(openId, bank, 'two')]
  const { iss: _iss, ...silent } = one.answer
  const wrong: readonly Trip[] = [
    { ...one, state: 'two' },
    { ...one, answer: { ...one.answer, iss: 'https://other-bank.example' } },
    { ...one, answer: silent },
    { ...one, trip: one.trip.replace(bank.origin, 'https://former.example') },
  ]
  for (const trip of wrong) await assert.rejects(finish(openId, trip), refusedWith('sign_in_failed'))
  assert.equal(bank.calls('token'), 0)
  // The verifier of the other visit does not fit the code (RFC 7636).
  await assert.rejects(
    finish(openId, { ...two, answer: { ...one.answer, state: 'two' } }),
    refusedWith('sign_in_failed'),
  )
})

test('keys that the bank changed are read again, soon enough for the next customer and not for every one', async () => {
  await using opened = await open()
  const { bank, openId, clock } = opened
  await finish(openId, await travel(openId, bank))
  clock.advance({ seconds: 11 })
  await bank.openId.changeKeys()
  await finish(openId, await travel(openId, bank))
  assert.equal(bank.calls('jwks'), 2)
  for (let times = 0; times < 3; times++) {
    await bank.openId.changeKeys()
    await assert.rejects(finish(openId, await travel(openId, bank)), refusedWith('sign_in_failed'))
  }
  assert.equal(bank.calls('jwks'), 2, 'keys that were read seconds ago are not read again')
})

test('the clocks may differ by 59 seconds, and not by 61 where it matters', async () => {
  for (const [seconds, isIn] of [
    [59, true],
    [61, false],
  ] as const) {
    await using opened = await open()
    const { bank, openId, clock } = opened
    const trip = await travel(openId, bank)
    // The ID token of the fake bank is good for 300 seconds.
    clock.advance({ seconds: 300 + seconds - 1 })
    const signIn = finish(openId, trip).then(
      () => true,
      (error: unknown) => !refusedWith('sign_in_failed')(error),
    )
    assert.equal(await signIn, isIn, `${seconds} seconds`)
  }
})

test('a sign-in weaker than the settings demand is refused with a sentence for the customer', async () => {
  await using opened = await open({ settings: { demandedAmr: ['mfa'], demandedAcr: ['mfa'], acrValues: 'mfa' } })
  const { bank, openId } = opened
  await finish(openId, await travel(openId, bank))
  const trip = await travel(openId, bank)
  bank.next('token', { idToken: 'weakAcr' })
  await assert.rejects(finish(openId, trip), /second factor/)
})

test('what a bank answers instead of tokens is told apart: the customer, the settings, the bank', async () => {
  await using opened = await open()
  const { bank, openId } = opened
  const wrong: readonly [Fault, string][] = [
    [{ status: 200, error: { error: 'invalid_grant' } }, 'sign_in_failed'],
    [{ status: 401, error: { error: 'invalid_client' } }, 'provider_unavailable'],
    [{ status: 503 }, 'provider_unavailable'],
    [{ body: 'truncated' }, 'provider_unavailable'],
    [{ body: 'html' }, 'provider_unavailable'],
    [{ body: 'huge' }, 'provider_unavailable'],
    [{ location: 'https://elsewhere.example/token' }, 'provider_unavailable'],
  ]
  for (const [fault, code] of wrong) {
    const trip = await travel(openId, bank)
    bank.next('token', fault)
    await assert.rejects(finish(openId, trip), refusedWith(code), JSON.stringify(fault))
  }
  for (const [error, code] of [
    ['access_denied', 'access_denied'],
    ['temporarily_unavailable', 'provider_unavailable'],
    ['interaction_required', 'sign_in_failed'],
  ] as const) {
    bank.next('authorize', { error: { error } })
    await assert.rejects(finish(openId, await travel(openId, bank)), refusedWith(code), error)
  }
})

test('discovery of another issuer, or that leads elsewhere, is refused; endpoints of the settings need none', async () => {
  for (const fault of [{ members: { issuer: 'https://other.example' } }, { location: 'https://other.example/' }]) {
    await using opened = await open()
    opened.bank.next('discovery', fault)
    await assert.rejects(travel(opened.openId, opened.bank), Problem)
    await travel(opened.openId, opened.bank)
  }
  await using known = await openFakeBank()
  const { origin } = known
  const { clientId, clientSecret } = known.client
  const endpoints = {
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/token`,
    jwksAddress: `${origin}/jwks`,
  }
  const settings = z.strictObject(openIdSettings).parse({ issuer: origin, clientId, ...endpoints })
  await using http = closing(openBankHttp({ allowsLoopback: true }, { addresses: addressesIn(settings) }))
  const openId = openOpenId({
    http,
    policy,
    clock: { now: () => Temporal.Now.instant() },
    settings,
    secrets: { clientSecret },
  })
  assert.equal((await finish(openId, await travel(openId, known))).claims['sub'], 'ada')
  assert.deepEqual([known.calls('discovery'), known.calls('par')], [0, 0])
})

test('the customer’s id may be a claim of userinfo, in an object, and is asked for only then', async () => {
  await using opened = await open({ settings: { customerIdClaim: 'bank.member_no' } })
  const { bank, openId } = opened
  bank.next('userinfo', { members: { bank: { member_no: 4711 } } })
  const { claims } = await finish(openId, await travel(openId, bank))
  assert.equal(claimOf(claims, 'bank.member_no'), '4711')
  bank.next('userinfo', { members: { sub: 'grace', bank: { member_no: 4712 } } })
  await assert.rejects(finish(openId, await travel(openId, bank)), refusedWith('sign_in_failed'), 'of another customer')
})

test('a client that signs its assertion is recognized, with each kind of key in PEM or JWK', async () => {
  for (const [type, options] of [
    ['ec', { namedCurve: 'P-256' }],
    ['rsa', { modulusLength: 2048 }],
  ] as const) {
    const { privateKey, publicKey } = generateKeyPairSync(type as 'ec', options as { namedCurve: string })
    const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'ours' }] } as never
    const written = [
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
      JSON.stringify(privateKey.export({ format: 'jwk' })),
    ]
    for (const key of written) {
      await using opened = await open({
        settings: { clientAuth: 'private_key_jwt', keyId: 'ours' },
        secrets: { privateKey: key },
        bank: { client: { clientId: 'portage', clientSecret: 'unused', jwks } },
      })
      assert.equal((await finish(opened.openId, await travel(opened.openId, opened.bank))).claims['sub'], 'ada')
    }
  }
  for (const privateKey of ['not a key', '']) {
    await assert.rejects(
      open({ settings: { clientAuth: 'private_key_jwt' }, secrets: { privateKey } }),
      refusedWith('invalid_request'),
    )
  }
})

test('each check of a bank passes where it is well, and says in two languages what is not, without a secret', async () => {
  await using opened = await open()
  const { bank, clock, http, openId } = opened
  const run = async () => {
    const found = openIdChecks({ openId, http, clock }).map(async ({ name, run }) => [name, await run(aCall)] as const)
    return Object.fromEntries(await Promise.all(found))
  }
  for (const { outcome } of Object.values(await run())) assert.equal(outcome, 'passed')
  bank.always('token', { status: 401, error: { error: 'invalid_client' } })
  bank.always('jwks', { members: { keys: [] } })
  clock.advance({ seconds: 120 })
  const found = await run()
  for (const name of ['keys', 'clock', 'client-authentication']) {
    const { outcome, advice } = found[name] ?? {}
    assert.equal(outcome, 'failed', name)
    assert.ok(advice && advice.en !== advice.fr, name)
  }
  assert.match(found['client-authentication']?.came.en ?? '', /invalid_client/)
  assert.doesNotMatch(JSON.stringify(found), new RegExp(bank.client.clientSecret))
})
