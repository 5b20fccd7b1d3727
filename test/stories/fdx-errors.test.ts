// Refusals: each in its documented form, traceable, and telling a stranger nothing; for every endpoint there is.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { revokeConnection } from '../../src/domain/consents/revoke-connection.ts'
import { bySystem } from '../../src/domain/journal/act.ts'
import { accountOf, connect, get, type Reader, type Reading } from '../reader.ts'
import { clientToken, basic } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let reader: Reader
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
})
after(() => server[Symbol.asyncDispose]())

/** The paths of all reads of bank data, with this account in them. */
function addresses(handle: string): readonly string[] {
  const reads = server.app.endpoints.filter(({ access }) => access.name === 'reader')
  const paths = reads.map(({ path }) => path).filter((path) => path.startsWith('/api/fdx/5/'))
  assert.ok(paths.length >= 7)
  return paths.map((path) => {
    const own = path.replace(':accountId', handle).replace(':statementId', '2026-05')
    return own.replaceAll(/:\w+/g, 'unknown')
  })
}

/** Those that name nothing but the account and a statement that it has. */
function known(handle: string): readonly string[] {
  return addresses(handle).filter((address) => !address.includes('unknown'))
}

/** The paths that name an account. */
const ofAccount = (handle: string): readonly string[] => [
  ...addresses(handle).filter((address) => address.includes(handle)),
  `/api/fdx/5/accounts?accountIds=${handle}`,
  `/api/fdx/5/accounts?resultType=details&accountIds=${handle}`,
]

/** Every error has these members, and says in words what to do. */
function errorOf({ status, text, headers }: Reading): readonly [number, string, string] {
  const error = JSON.parse(text) as { code: string; message: string; debugMessage: string }
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8')
  assert.deepEqual(Object.keys(error), ['code', 'message', 'debugMessage'])
  assert.match(error.debugMessage, /^\S.{10,}$/)
  return [status, error.code, error.message]
}

const NOT_AUTHORIZED = [401, '602', 'Customer not authorized']
const ACCOUNT_NOT_FOUND = [404, '701', 'Account not found']

test('who says of the customer that they are present, or not, says it in one of two words, and the journal keeps it', async () => {
  const noted = async () => {
    const [row] = await server.database.run<{ actor: string | null }>(
      `select detail->>'actorType' as actor from journal_entry where kind = 'read'
       order by at desc, journal_entry_id desc limit 1`,
      [],
    )
    return row?.actor
  }
  for (const address of ['/api/fdx/5/accounts', '/api/fdx/6/accounts']) {
    for (const actor of ['USER', 'BATCH']) {
      server.clock.advance({ seconds: 1 })
      const { status } = await reader.get(address, { 'fdx-api-actor-type': actor })
      assert.deepEqual([status, await noted()], [200, actor], address)
    }
    for (const actor of ['user', 'CUSTOMER', 'USER, BATCH', '']) {
      const refused = await reader.get(address, { 'fdx-api-actor-type': actor })
      assert.deepEqual(errorOf(refused), [400, '401', 'Invalid Input'], `${address} ${actor}`)
      assert.match(refused.text, /USER when the customer is present, else BATCH/)
    }
  }
  // A recipient's own read is asked the same, after its token.
  const feed = await get(server, '/api/fdx/6/notifications', {
    authorization: `Bearer ${await clientToken(server, server.recipient)}`,
    'x-fapi-interaction-id': crypto.randomUUID(),
    'fdx-api-actor-type': 'NOBODY',
  })
  assert.deepEqual(errorOf(feed), [400, '401', 'Invalid Input'])
})

test('the documented requests get the documented errors', async () => {
  const { handle } = accountOf(reader, 'CHECKING')
  const account = `/api/fdx/5/accounts/${handle}`
  const table = [
    ['/api/fdx/5/accounts?resultType=all', [400, '401', 'Invalid Input']],
    ['/api/fdx/5/accounts?limit=1000', [400, '401', 'Invalid Input']],
    [`${account}/transactions?startTime=soon&endTime=2026-01-01`, [400, '401', 'Invalid Input']],
    [`${account}/transactions?startTime=2026-01-01`, [400, '702', 'Invalid start or end date']],
    [`${account}/statements?startTime=2026-01-02&endTime=2026-01-01`, [400, '703', 'Invalid date range']],
    [`${account}/statements/2019-01`, [404, '1107', 'Data not found for request parameters']],
    [`/api/fdx/5/accounts/${crypto.randomUUID()}`, ACCOUNT_NOT_FOUND],
    ['/api/fdx/5/accounts/%zz', [400, '401', 'Invalid Input']],
    ['/api/fdx/5/accounts?limit=%zz', [400, '401', 'Invalid Input']],
  ] as const
  for (const [address, expected] of table) assert.deepEqual(errorOf(await reader.get(address)), expected, address)
  const picture = await reader.get(`${account}/statements/2026-05`, { accept: 'image/png' })
  assert.deepEqual(errorOf(picture), [406, '1203', 'Content type not supported'])
})

test('an address that does not exist is not found, in the words of FDX, with and without a token', async () => {
  const nowhere = ['', '/', '/payments', '/rewards', '/accounts/1/transactions/2', '/ACCOUNTS']
  for (const path of nowhere) {
    const address = `/api/fdx/5${path}`
    const expected = [404, '1107', 'Data not found for request parameters']
    assert.deepEqual(errorOf(await reader.get(address)), expected, address)
    assert.deepEqual(errorOf(await get(server, address, {})), expected, address)
  }
})

test('what can only be read can only be read', async () => {
  for (const address of addresses(accountOf(reader, 'CHECKING').handle)) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await fetch(new URL(address, server.issuer), {
        method,
        headers: { authorization: `Bearer ${await reader.token()}` },
      })
      const reading = { status: response.status, headers: response.headers, text: await response.text() }
      assert.deepEqual(errorOf(reading), [405, '1206', 'Method not allowed'], `${method} ${address}`)
      assert.equal(response.headers.get('allow'), 'GET, HEAD')
      assert.equal(response.headers.get('cache-control'), 'no-store')
      assert.ok(response.headers.get('ob-trace-id'))
    }
  }
})

test('the caller’s interaction id comes back, and one is made where none or nonsense was sent', async () => {
  const [good, bad] = ['/api/fdx/5/accounts', '/api/fdx/5/accounts?limit=0']
  for (const address of [good, bad]) {
    const given = crypto.randomUUID()
    const { headers } = await reader.get(address, { 'x-fapi-interaction-id': given })
    assert.equal(headers.get('x-fapi-interaction-id'), given)
    assert.equal(headers.get('ob-correlation-id'), given)
    assert.notEqual(headers.get('ob-trace-id'), given)
    for (const nonsense of ['', 'short', 'x'.repeat(65), 'a b c d e f g h', '<script>alert(1)']) {
      const made = (await reader.get(address, { 'x-fapi-interaction-id': nonsense })).headers
      assert.match(made.get('x-fapi-interaction-id') ?? '', /^[0-9a-f-]{36}$/)
    }
  }
  const traces = await Promise.all([reader.get(good), reader.get(good)])
  assert.equal(new Set(traces.map(({ headers }) => headers.get('ob-trace-id'))).size, 2)
})

test('nobody without a living token of a customer’s connection reads anything', async () => {
  const living = await reader.token()
  const [header, payload, signature = ''] = living.split('.')
  const changed = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  const unsigned = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
  const wrong: readonly Record<string, string>[] = [
    {},
    { authorization: 'Bearer' },
    { authorization: living },
    { authorization: basic(server.recipient) },
    { authorization: `DPoP ${living}` },
    { authorization: `Bearer ${header}.${payload}.${changed}` },
    { authorization: `Bearer ${unsigned}.${payload}.` },
  ]
  for (const address of addresses(accountOf(reader, 'CHECKING').handle)) {
    for (const headers of wrong) {
      const reading = await get(server, address, headers)
      assert.deepEqual(errorOf(reading), NOT_AUTHORIZED, address)
      assert.match(reading.headers.get('www-authenticate') ?? '', /^Bearer realm="fdx"/)
    }
    assert.equal((await get(server, `${address}?access_token=${living}`, {})).status, 401)
  }
})

test('a version that is not served is said to be none, with an id to find the request by, whatever is asked in it', async () => {
  const versions = ['7', '4', '1', '5.2', '6.4.1', 'v6', '06', '~', 'constructor']
  for (const version of versions) {
    for (const path of ['', '/', '/accounts', '/accounts/1/transactions?startTime=2026-01-01']) {
      const given = crypto.randomUUID()
      const reading = await get(server, `/api/fdx/${version}${path}`, { 'x-fapi-interaction-id': given })
      assert.deepEqual(errorOf(reading), [501, '1106', 'FDX version not supported'], version + path)
      assert.match(reading.text, /versions 5 and 6/)
      assert.equal(reading.headers.get('x-fapi-interaction-id'), given)
    }
  }
  for (const method of ['POST', 'DELETE']) {
    assert.equal((await fetch(new URL('/api/fdx/7/accounts', server.issuer), { method })).status, 501)
  }
  for (const path of ['/api/fdx', '/api/fdx/']) assert.equal((await fetch(new URL(path, server.issuer))).status, 404)
})

test('a living token of the wrong kind is told which kind is taken, and that a new one will not help', async () => {
  const partner = await clientToken(server, server.partner, 'client:admin')
  const recipient = await clientToken(server, server.recipient)
  const readers = server.app.endpoints.filter(({ access, path }) => access.name === 'reader' && /fdx/.test(path))
  assert.ok(readers.length > 20)
  for (const { path } of readers) {
    for (const token of [partner, recipient]) {
      const address = path.replaceAll(/:\w+/g, '1')
      const reading = await get(server, address, {
        authorization: `Bearer ${token}`,
        'x-fapi-interaction-id': crypto.randomUUID(),
      })
      assert.deepEqual(errorOf(reading), [403, '403', 'Forbidden'], address)
      assert.match(reading.text, /access token of a customer's connection/)
      assert.match(reading.headers.get('www-authenticate') ?? '', /error="insufficient_scope"/)
    }
  }
})

test('an account outside the consent and one that does not exist are answered with the same bytes', async () => {
  const whole = await connect(server, 'every_account')
  const narrow = await connect(server, 'every_account', { choose: ({ accountType }) => accountType === 'SAVINGS' })
  const elsewhere = { client: server.otherRecipient }
  const foreign = {
    'of this customer, not chosen': accountOf(whole, 'CHECKING').handle,
    'of another customer': accountOf(reader, 'CHECKING').handle,
    'of the same customer, for another app': accountOf(await connect(server, 'every_account', elsewhere), 'SAVINGS')
      .handle,
    'of another customer, for another app': accountOf(await connect(server, 'joint_two', elsewhere), 'CHECKING').handle,
    'of another bank': accountOf(await connect(server, 'bellejournee'), 'CHECKING').handle,
    'the bank’s own id': accountOf(whole, 'SAVINGS').bankAccountId,
    'the right one in capitals': accountOf(narrow, 'SAVINGS').handle.toUpperCase(),
    'no id at all': '%20',
  }
  const unknown = crypto.randomUUID()
  const expected = await Promise.all(ofAccount(unknown).map((address) => narrow.get(address)))
  for (const reading of expected) assert.deepEqual(errorOf(reading), ACCOUNT_NOT_FOUND)
  for (const [whose, handle] of Object.entries(foreign)) {
    for (const [index, address] of ofAccount(handle).entries()) {
      const { status, text, headers } = await narrow.get(address)
      assert.deepEqual([status, text], [expected[index]!.status, expected[index]!.text], `${address}, ${whose}`)
      assert.deepEqual(untraced(headers), untraced(expected[index]!.headers))
    }
  }
  for (const address of ofAccount(accountOf(narrow, 'SAVINGS').handle)) {
    const isThere = !/payment|unknown/.test(address)
    if (isThere) assert.equal((await narrow.get(address)).status, 200, address)
  }
})

function untraced(headers: Headers): readonly (readonly [string, string])[] {
  const changing = new Set(['ob-correlation-id', 'ob-trace-id', 'x-fapi-interaction-id', 'date'])
  return [...headers].filter(([name]) => !changing.has(name))
}

test('a connection that has ended or expired opens nothing, from the very next request on', async () => {
  const ended = await connect(server, 'business')
  const expired = await connect(server, 'joint_one')
  for (const address of known(accountOf(ended, 'CHECKING').handle)) {
    assert.equal((await ended.get(address)).status, 200, address)
  }
  await revokeConnection(server.stage, bySystem('test'), ended)
  const late = { authorization: `Bearer ${await expired.token()}` }
  server.clock.advance({ seconds: 299 })
  assert.equal((await get(server, '/api/fdx/5/accounts', late)).status, 200)
  server.clock.advance({ seconds: 1 })
  const dead = { authorization: `Bearer ${await reader.token()}` }
  for (const address of addresses(accountOf(expired, 'CHECKING').handle)) {
    assert.deepEqual(errorOf(await get(server, address, late)), NOT_AUTHORIZED)
    assert.deepEqual(errorOf(await get(server, address, {})), NOT_AUTHORIZED)
  }
  await server.database.run(`update consent set expires_at = granted_at + interval '1 second' where consent_id = $1`, [
    reader.consentId,
  ])
  const { status, text } = await get(server, '/api/fdx/5/accounts', dead)
  assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [401, '602'])
})
