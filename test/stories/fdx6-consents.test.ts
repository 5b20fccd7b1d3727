// Consents as their holder sees them in version 6: what was granted, what became of it, and the end by the recipient.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply, clientToken, fdxHeaders, jsonRequest } from '../requests.ts'
import { decodeJwt } from 'jose'
import { openClient, read, refused, type OAuthClient } from '../oauth-client.ts'
import { connect, type Reader } from '../reader.ts'
import { countLivingGrants, releaseGrants } from '../release.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
before(async () => {
  server = await openTestServer()
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

type Grant = { readonly status: string; readonly updatedTime: string } & Readonly<Record<string, unknown>>

const pathOf = (consentId: string, more = ''): string => `/api/fdx/6/consents/${consentId}${more}`

const ownToken = (client = server.recipient): Promise<string> => clientToken(server, client)

function call(token: string, path: string, method = 'GET', body?: unknown): Promise<Reply> {
  return send(server, path, jsonRequest(method, fdxHeaders(token), body))
}

/** A customer's connection, with the terms of a consent request. */
function newConnection(username = 'greatday_nomfa'): Promise<Reader> {
  const terms = { durationType: 'TIME_BOUND', durationDays: 90, lookbackDays: 30 } as const
  return connect(server, username, { clusters: ['ACCOUNT_BASIC', 'TRANSACTIONS', 'CUSTOMER_CONTACT'], terms })
}

const revocation = { reason: 'USER_ACTION', initiator: 'INDIVIDUAL' }

test('a consent says its status, its parties, its terms, and which clusters of which account and customer it opens', async () => {
  const reader = await newConnection()
  const own = await call(await ownToken(), pathOf(reader.consentId))
  assert.equal(own.status, 200, own.text)
  const { sub } = decodeJwt(await reader.token())
  const href = `${server.issuer}${pathOf(reader.consentId)}`
  const accounts = reader.accounts.map(({ handle }) => handle).toSorted()
  assert.deepEqual(own.body, {
    id: reader.consentId,
    status: 'ACTIVE',
    parties: [
      {
        name: 'Story App',
        type: 'DATA_RECIPIENT',
        homeUri: 'https://app.example/',
        logoUri: 'https://app.example/logo.png',
        registry: 'PRIVATE',
        registeredEntityName: 'Story App',
        registeredEntityId: server.recipient.clientId,
      },
      {
        name: 'Maple Test Bank',
        type: 'DATA_PROVIDER',
        homeUri: 'https://maple.example/',
        registry: 'PRIVATE',
        registeredEntityName: 'Maple Test Bank',
        registeredEntityId: '1000',
      },
    ],
    createdTime: '2026-06-17T17:00:00.000Z',
    expirationTime: '2026-09-15T17:00:00.000Z',
    updatedTime: '2026-06-17T17:00:00.000Z',
    durationType: 'TIME_BOUND',
    durationPeriod: 90,
    lookbackPeriod: 30,
    resources: [
      ...accounts.map((resourceId) => ({
        resourceType: 'ACCOUNT',
        resourceId,
        dataClusters: ['ACCOUNT_BASIC', 'TRANSACTIONS'],
      })),
      { resourceType: 'CUSTOMER', resourceId: sub, dataClusters: ['CUSTOMER_CONTACT'] },
    ],
    links: [
      { href, action: 'GET', rel: 'self' },
      { href: `${href}/revocation`, action: 'PUT', rel: 'revocation' },
    ],
  })
  const connected = await call(await reader.token(), pathOf(reader.consentId))
  assert.deepEqual([connected.status, connected.body], [200, own.body])
})

test('a consent that was asked for by a scope alone is as long and as deep as the server lets it be', async () => {
  const { accessToken } = await app.connect()
  const { body } = await call(accessToken, pathOf(String(decodeJwt(accessToken)['fdxConsentId'])))
  assert.deepEqual(
    [body['durationType'], 'durationPeriod' in body, 'lookbackPeriod' in body],
    ['PERSISTENT', false, false],
  )
})

test("another's consent is like one that does not exist, to the byte, to every kind of token, and stays as it is", async () => {
  const reader = await newConnection()
  const other = await newConnection('every_account')
  const strangers = [await ownToken(server.otherRecipient), await other.token()]
  for (const token of strangers) {
    for (const [more, method, body] of [
      ['', 'GET', undefined],
      ['/revocation', 'GET', undefined],
      ['/revocation', 'PUT', revocation],
    ] as const) {
      const theirs = await call(token, pathOf(reader.consentId, more), method, body)
      const nobodys = await call(token, pathOf('consent_0000000000000000000000000', more), method, body)
      assert.deepEqual([theirs.status, theirs.body['code']], [404, '1107'])
      assert.equal(theirs.text, nobodys.text)
    }
  }
  const partner = await call(await clientToken(server, server.partner, 'client:admin'), pathOf(reader.consentId))
  assert.deepEqual([partner.body['code'], partner.body['status']], ['403', undefined])
  assert.equal((await call(await reader.token(), pathOf(reader.consentId))).status, 200)
})

test('a revocation ends the consent and its tokens at once, once, and keeps why', async () => {
  const tokens = await app.connect()
  const consentId = String(decodeJwt(tokens.accessToken)['fdxConsentId'])
  const token = await ownToken()
  const before = await call(token, pathOf(consentId, '/revocation'))
  assert.deepEqual([before.status, before.body], [200, { revocations: [] }])

  await releaseGrants(server)
  const grantsBefore = await countLivingGrants(server)
  server.clock.advance({ seconds: 1 })
  const ended = await call(tokens.accessToken, pathOf(consentId, '/revocation'), 'PUT', revocation)
  assert.deepEqual([ended.status, ended.text], [204, ''])
  assert.equal((await read(server, tokens.accessToken)).status, 401)
  await assert.rejects(app.refresh(tokens.refreshToken), refused('invalid_grant'))
  assert.deepEqual(await app.introspect(tokens.accessToken), { active: false })

  const again = await call(token, pathOf(consentId, '/revocation'), 'PUT', revocation)
  assert.deepEqual([again.status, again.body['code']], [409, '409'])
  const dead = await call(tokens.accessToken, pathOf(consentId))
  assert.deepEqual([dead.status, dead.body['code']], [401, '602'])

  const { body } = await call(token, pathOf(consentId))
  const { status, updatedTime } = body as Grant
  assert.deepEqual([status, updatedTime], ['REVOKED', '2026-06-17T17:00:01.000Z'])
  const list = await call(token, pathOf(consentId, '/revocation'))
  assert.deepEqual(list.body, { revocations: [{ status: 'REVOKED', ...revocation, updatedTime }] })

  const entry = await server.database.read
    .selectFrom('journal_entry')
    .select(['actor_id', 'detail'])
    .where('consent_id', '=', consentId)
    .where('action', '=', 'end-consent')
    .executeTakeFirstOrThrow()
  assert.equal(entry.actor_id, server.recipient.clientId)
  assert.deepEqual(entry.detail, { because: 'recipient', ...revocation, alreadyEnded: false })
  await releaseGrants(server)
  assert.equal(await countLivingGrants(server), grantsBefore - 1, 'the bank was told')
})

test('of revocations at the same moment one ends the consent and the others are told', async () => {
  const { consentId } = await newConnection()
  const token = await ownToken()
  const put = () => call(token, pathOf(consentId, '/revocation'), 'PUT', revocation)
  const statuses = (await Promise.all(Array.from({ length: 6 }, put))).map(({ status }) => status)
  assert.deepEqual(statuses.toSorted(), [204, 409, 409, 409, 409, 409])
})

test('whoever ended a consent otherwise is named in the words of the standard', async () => {
  const token = await ownToken()
  const replaced = await newConnection()
  const living = await newConnection()
  assert.deepEqual(await revocationsOf(replaced.consentId), [{ reason: 'USER_ACTION', initiator: 'INDIVIDUAL' }])
  await send(server, '/api/v1/revoke', {
    method: 'DELETE',
    headers: { authorization: `Bearer ${await living.token()}` },
  })
  assert.deepEqual(await revocationsOf(living.consentId), [{ reason: 'BUSINESS_RULE', initiator: 'DATA_RECIPIENT' }])

  async function revocationsOf(consentId: string): Promise<readonly object[]> {
    const { body } = await call(token, pathOf(consentId, '/revocation'))
    return (body['revocations'] as Record<string, string>[]).map(({ reason, initiator }) => ({ reason, initiator }))
  }
})

test('a revocation without a reason or an initiator of the standard is refused, and names which', async () => {
  const { consentId, token } = await newConnection()
  for (const [body, why] of [
    [{}, /reason: is missing; initiator: is missing/],
    [{ ...revocation, reason: 'BORED' }, /reason: must be BUSINESS_RULE or USER_ACTION/],
    [{ ...revocation, initiator: 'ME' }, /initiator: must be DATA_ACCESS_PLATFORM or/],
  ] as const) {
    const { status, body: answer } = await call(await token(), pathOf(consentId, '/revocation'), 'PUT', body)
    assert.deepEqual([status, answer['code']], [400, '401'])
    assert.match(String(answer['debugMessage']), why)
  }
  assert.equal((await call(await token(), pathOf(consentId))).status, 200)
})

test('a consent whose time is over is EXPIRED, was not revoked, and cannot be', async () => {
  const { consentId } = await newConnection()
  server.clock.advance({ days: 366 })
  const token = await ownToken()
  const { body } = await call(token, pathOf(consentId))
  assert.equal(body['status'], 'EXPIRED')
  assert.deepEqual((await call(token, pathOf(consentId, '/revocation'))).body, { revocations: [] })
  const late = await call(token, pathOf(consentId, '/revocation'), 'PUT', revocation)
  assert.deepEqual([late.status, late.body['code']], [409, '409'])
})
