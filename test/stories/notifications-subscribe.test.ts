// Subscriptions: a recipient says what it wants to be told of and where, and nobody else sees it, or is reached by it.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { send, clientToken, fdxHeaders } from '../requests.ts'
import { openSafeFetch } from '../../src/platform/http/safe-fetch.ts'
import { connect } from '../reader.ts'
import { callAs, deliver, openReceiver, SUBSCRIPTIONS, subscribe, subscribeAll } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

const FEED = '/api/fdx/6/notifications'

const CALLBACK = 'https://app.example/notifications'

let server: TestServer

before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

test('what was subscribed to is there to be read, without its secret, until it is ended', async () => {
  const { recipient } = server
  const wanted = { type: 'CONSENT_REVOKED', category: 'CONSENT', callbackUrl: CALLBACK, effectiveDate: '2026-07-01' }
  const made = await callAs(server, recipient, 'POST', SUBSCRIPTIONS, wanted)
  const { secret, ...shown } = made.body
  assert.equal(made.status, 201)
  assert.match(String(secret), /^whsec_[A-Za-z0-9+/]{43}=$/)
  const subscriber = { name: 'Story App', type: 'DATA_RECIPIENT' }
  assert.deepEqual(shown, { ...wanted, subscriptionId: shown['subscriptionId'], subscriber })

  const one = `${SUBSCRIPTIONS}/${String(shown['subscriptionId'])}`
  assert.deepEqual((await callAs(server, recipient, 'GET', one)).body, shown)
  assert.deepEqual((await callAs(server, recipient, 'GET', SUBSCRIPTIONS)).body, {
    notificationSubscriptions: [shown],
  })
  assert.equal((await callAs(server, recipient, 'DELETE', one)).status, 204)
  assert.equal((await callAs(server, recipient, 'GET', one)).status, 404)
  assert.equal((await callAs(server, recipient, 'DELETE', one)).status, 404)
  const stored = JSON.stringify(
    await server.database.run(
      'select * from notification_subscription join destination on destination_id = subscription_id',
      [],
    ),
  )
  const told = JSON.stringify(await server.database.run('select * from journal_entry', []))
  for (const text of [stored, told]) assert.ok(!text.includes(String(secret)))
})

test("another's subscription is not there, to the byte, and is not ended", async () => {
  const { id } = await subscribe(server, { callbackUrl: CALLBACK })
  for (const method of ['GET', 'DELETE']) {
    const theirs = await callAs(server, server.otherRecipient, method, `${SUBSCRIPTIONS}/${id}`)
    const nobodys = await callAs(server, server.otherRecipient, method, `${SUBSCRIPTIONS}/subscription_0`)
    assert.deepEqual([theirs.status, theirs.text], [404, nobodys.text])
  }
  assert.equal((await callAs(server, server.recipient, 'GET', `${SUBSCRIPTIONS}/${id}`)).status, 200)
  assert.deepEqual((await callAs(server, server.otherRecipient, 'GET', SUBSCRIPTIONS)).body, {
    notificationSubscriptions: [],
  })
})

test("a partner's token and a customer's token subscribe to nothing", async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const refused = [await clientToken(server, server.partner, 'client:admin'), await reader.token()]
  for (const token of refused) {
    for (const path of [SUBSCRIPTIONS, FEED]) {
      const { status, body } = await send(server, path, { headers: fdxHeaders(token) })
      assert.deepEqual([status, body['code']], [403, '403'])
    }
  }
})

test('notifications and consents give back the id of the interaction, as all of FDX does: the caller’s, or one that is made', async () => {
  const authorization = `Bearer ${await clientToken(server, server.recipient)}`
  const { consentId } = await connect(server, 'greatday_nomfa')
  for (const path of [SUBSCRIPTIONS, FEED, `/api/fdx/6/consents/${consentId}`]) {
    const wrong = await send(server, path, { headers: { authorization, 'x-fapi-interaction-id': 'not-a-uuid' } })
    assert.deepEqual([wrong.status, wrong.body['code']], [400, '401'], path)
    assert.match(String(wrong.body['debugMessage']), /Send the header x-fapi-interaction-id with a UUID/)
    const bare = await send(server, path, { headers: { authorization } })
    assert.equal(bare.status, 200, path)
    assert.match(bare.headers.get('x-fapi-interaction-id') ?? '', /^[0-9a-f-]{36}$/)
    const id = randomUUID()
    const { status, headers } = await send(server, path, { headers: { authorization, 'x-fapi-interaction-id': id } })
    assert.deepEqual([status, headers.get('x-fapi-interaction-id')], [200, id], path)
  }
})

test('a subscription that could bring nothing, or is written wrongly, is refused with what to mend', async () => {
  const right = { type: 'CONSENT_UPDATED', category: 'CONSENT', callbackUrl: CALLBACK }
  const wrongs: readonly (readonly [object, RegExp])[] = [
    [
      { type: 'BALANCE', category: 'NEW_DATA' },
      /there are no such notifications here\. There are: CONSENT_UPDATED with CONSENT,/,
    ],
    [{ type: 'MONDAY' }, /type: /],
    [{ effectiveDate: '2026-13-01' }, /effectiveDate: must be a day/],
    [{ callbackUrl: undefined }, /callbackUrl: /],
    [{ secret: 'mine' }, /secret/],
    [{ callbackUrl: 'https://app.example/#here' }, /callbackUrl: must have no fragment/],
    [{ callbackUrl: `https://app.example/${'x'.repeat(2048)}` }, /at most 2048 characters/],
  ]
  for (const [change, says] of wrongs) {
    const { status, body } = await callAs(server, server.recipient, 'POST', SUBSCRIPTIONS, { ...right, ...change })
    assert.deepEqual([status, body['code']], [400, '401'], JSON.stringify(change))
    assert.match(String(body['debugMessage']), says)
  }
})

test('a callback that leads inside is refused at once, with the reason', async () => {
  const insides = {
    'http://app.example/': /must begin with https:\/\//,
    'https://10.0.0.1/': /must lead to the public internet, and 10\.0\.0\.1 does not/,
    'https://169.254.169.254/latest/meta-data/': /169\.254\.169\.254 does not/,
    'https://[fd00::1]/': /fd00::1 does not/,
    'https://[::ffff:a00:1]/': /::ffff:a00:1 does not/,
    'https://user@app.example/': /must have no user name/,
    'https://0x0a000001/': /must be written as browsers write it: https:\/\/10\.0\.0\.1\//,
    'file:///etc/passwd': /must begin with https:\/\//,
  }
  for (const [callbackUrl, says] of Object.entries(insides)) {
    const wanted = { type: 'CONSENT_UPDATED', category: 'CONSENT', callbackUrl }
    const { status, body } = await callAs(server, server.recipient, 'POST', SUBSCRIPTIONS, wanted)
    assert.equal(status, 400, callbackUrl)
    assert.match(String(body['debugMessage']), says)
  }
})

test('a name that leads inside later is not called either, and the journal says why', async () => {
  await using server = await openTestServer()
  await using inside = await openReceiver()
  await subscribe(server, { callbackUrl: inside.url.replace('http:', 'https:').replace('127.0.0.1', 'app.example') })
  const { consentId } = await connect(server, 'greatday_nomfa')
  for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1']) {
    const rebound = openSafeFetch({ allowsLoopback: false, resolve: async () => [address] })
    assert.equal(await deliver(server, {}, rebound), 1)
    server.clock.advance({ days: 2 })
  }
  assert.equal(inside.received.length, 0)
  const outcomes = await server.database.run(
    `select distinct detail->>'outcome' as outcome from journal_entry where action = 'attempt-delivery' and consent_id = $1`,
    [consentId],
  )
  assert.deepEqual(outcomes, [{ outcome: 'address-refused' }])
})

test('one recipient has only so many subscriptions, however many it asks for at once', async () => {
  await using server = await openTestServer()
  for (let round = 0; round < 4; round++) await subscribeAll(server, CALLBACK)
  const wanted = { type: 'CUSTOM', category: 'CONSENT', callbackUrl: CALLBACK }
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => callAs(server, server.recipient, 'POST', SUBSCRIPTIONS, wanted)),
  )
  const statuses = replies.map(({ status }) => status).toSorted((left, right) => left - right)
  assert.deepEqual(statuses, [201, 201, 201, 201, 409, 409, 409, 409])
  const refused = replies.find(({ status }) => status === 409)
  assert.match(String(refused?.body['debugMessage']), /the most that one recipient may have\. End one first/)
})
