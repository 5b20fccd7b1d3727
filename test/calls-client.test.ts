// Calls of the client from JavaScript, where no compiler looks: what it does not take is said, and nothing is sent.

import assert from 'node:assert/strict'
import test from 'node:test'
import { PortageClient } from 'portage-client'
import { isPortageError, type PortageError } from 'portage-client/portage-error'

/** Whatever is passed, as JavaScript passes it. */
type Untyped = Readonly<Record<string, (...given: unknown[]) => unknown>>

const settings = {
  issuer: 'http://127.0.0.1:9',
  clientId: 'c',
  clientSecret: 's',
  redirectUri: 'http://127.0.0.1/back',
}

let sent = 0
const client = new PortageClient({
  ...settings,
  fetch: () => {
    sent++
    return Promise.reject(new Error('Nothing may be sent.'))
  },
})

async function refusalOf(call: () => unknown): Promise<PortageError> {
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => assert.fail(`taken: ${String(call)}`),
      (thrown: unknown) => thrown,
    )
  assert.ok(isPortageError(error), String(error))
  return error
}

const untyped = (object: unknown): Untyped => object as Untyped
const connection = untyped(client.connection('r'))
const version6 = untyped(client.connection('r').version6)
const management = untyped(client.management())
const anyClient = untyped(client)
const NewClient = PortageClient as unknown as new (given: unknown) => unknown

test('half of a window is refused with the half that is missing', async () => {
  for (const reader of [connection, version6]) {
    for (const list of ['transactions', 'statements', 'changes']) {
      const { kind, message } = await refusalOf(() => reader[list]?.('1', { from: '2025-01-01' }))
      assert.equal(kind, 'invalid-call')
      assert.equal(message, `${list} was given from without to: a window has both, or is left out.`)
      assert.match((await refusalOf(() => reader[list]?.('1', { to: '2025-01-01' }))).message, /to without from/)
    }
  }
})

test('an option that there is not is refused wherever options are taken, with those that there are', async () => {
  const terms = { durationType: 'ONE_TIME', until: '2026-01-01' }
  const request = { providerId: 1000, scope: ['ACCOUNT_BASIC'] }
  const recipient = { name: 'A', redirect_uri: 'https://a.example' }
  const calls: readonly (readonly [string, () => unknown])[] = [
    [
      'transactions takes no startTime. It takes from, to, pageSize.',
      () => connection['transactions']?.('1', { startTime: '2025-01-01' }),
    ],
    ['accounts takes no detail. It takes details, pageSize.', () => connection['accounts']?.({ detail: true })],
    ['statements takes no limit. It takes from, to, pageSize.', () => connection['statements']?.('1', { limit: 5 })],
    [
      'changes takes no updatedSince. It takes since, from, to, pageSize.',
      () => connection['changes']?.('1', { updatedSince: 'u' }),
    ],
    ['paymentNetworks takes no from. It takes pageSize.', () => connection['paymentNetworks']?.('1', { from: 'a' })],
    ['accounts takes no detail. It takes details, pageSize.', () => version6['accounts']?.({ detail: true })],
    ['rewardPrograms takes no size. It takes pageSize.', () => version6['rewardPrograms']?.({ size: 1 })],
    ['revoke takes no why. It takes reason, initiator.', () => version6['revoke']?.({ why: 'a' })],
    [
      'authorize takes no scopes. It takes providerId, scope, terms, language, correlationId.',
      () => anyClient['authorize']?.({ ...request, scopes: [] }),
    ],
    [
      'terms takes no until. It takes durationType, durationPeriod, lookbackPeriod.',
      () => anyClient['authorize']?.({ ...request, terms }),
    ],
    [
      'PortageClient takes no redirect_uri. It takes issuer, clientId, clientSecret, redirectUri, fetch.',
      () => new NewClient({ ...settings, redirect_uri: 'a' }),
    ],
  ]
  for (const [message, call] of calls) {
    const error = await refusalOf(call)
    assert.deepEqual([error.kind, error.message], ['invalid-call', message])
  }
  assert.match((await refusalOf(() => management['createRecipient']?.(recipient))).message, /takes no redirect_uri\./)
})

test('what is missing or of another type is refused by its name, and a secret is not repeated', async () => {
  const calls: readonly (readonly [RegExp, () => unknown])[] = [
    [/^The accountId must be text that is not empty; it is missing/, () => connection['transactions']?.()],
    [/^The accountId must be text/, () => connection['account']?.(7)],
    [
      /^The pageSize of transactions must be a whole number from 1 to 500/,
      () => connection['transactions']?.('1', { pageSize: 501 }),
    ],
    [/^What transactions takes must be an object; it is null/, () => connection['transactions']?.('1', null)],
    [/^The from of transactions must be text/, () => connection['transactions']?.('1', { from: 1, to: 2 })],
    [/^changes takes since, or from and to/, () => connection['changes']?.('1', { since: 'u', from: 'a', to: 'b' })],
    [/^The statementId must be text/, () => connection['statementFile']?.('1')],
    [/^The refreshToken must be text/, () => anyClient['connection']?.(undefined)],
    [/^The token must be text/, () => anyClient['introspect']?.({ token: 'a-secret' })],
    [/^The query must be URLSearchParams/, () => anyClient['connect']?.('code=a', { state: 's', codeVerifier: 'v' })],
    [/^The state must be text/, () => anyClient['connect']?.(new URLSearchParams(), {})],
    [/^The departure must be an object/, () => anyClient['connect']?.(new URLSearchParams())],
    [
      /^The scope of authorize must be an array of text/,
      () => anyClient['authorize']?.({ providerId: 1, scope: 'A B' }),
    ],
    [
      /^The issuer of PortageClient must be an http or https address/,
      () => new NewClient({ ...settings, issuer: 'a' }),
    ],
    [/^The clientSecret of PortageClient must be text/, () => new NewClient({ ...settings, clientSecret: undefined })],
    [
      /^A redirectUri is needed/,
      () =>
        new PortageClient({ issuer: settings.issuer, clientId: 'c', clientSecret: 's' }).authorize({
          providerId: 1,
          scope: ['A'],
        }),
    ],
    [/^The recipientIds must be an array of text/, () => management['requestRegistrations']?.('a', [1])],
  ]
  for (const [message, call] of calls) {
    const error = await refusalOf(call)
    assert.equal(error.kind, 'invalid-call')
    assert.match(error.message, message)
    assert.doesNotMatch(error.message, /a-secret/)
  }
  assert.equal(sent, 0)
})
