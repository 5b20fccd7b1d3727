// The life of signing keys at two servers on one database: by schedule without a lost token, and ended at once in an emergency.

import assert from 'node:assert/strict'
import test from 'node:test'
import { send, postForm, clientToken } from '../requests.ts'
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import { rotateKeys } from '../../src/jobs/rotate-keys.ts'
import { ANNOUNCE_HOURS } from '../../src/domain/keys/key-life.ts'
import { listKeys } from '../../src/domain/keys/list-keys.ts'
import { openProgram } from '../operator-program.ts'
import { openClient } from '../oauth-client.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

/** Fewer than a refresh token may idle. */
const DAYS = 20

/** Two servers on one database, and an app with the refresh token of a customer. */
async function openTwo() {
  await using opened = new AsyncDisposableStack()
  const server = opened.use(await openTestServer())
  const other = opened.use(await server.besideIt())
  const addresses = [server.issuer, other.address] as const
  const { refreshToken } = await (await openClient(server)).connect()
  const refresh = async (address: string): Promise<string> => {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
    const { status, body, text } = await postForm(
      { ...server, issuer: address },
      '/api/v1/token',
      fields,
      server.recipient,
    )
    assert.equal(status, 200, text)
    return String(body['access_token'])
  }
  const read = async (address: string, token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` }
    return (await send({ ...server, issuer: address }, '/api/fdx/5/customers/current', { headers })).status
  }
  const owned = opened.move()
  return { server, addresses, refresh, read, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

/** One who keeps the published keys for as long as it is told to, on the clock of the story, and verifies by them alone. */
function openVerifier({ clock }: TestServer, address: string) {
  let kept: { readonly keys: ReturnType<typeof createLocalJWKSet>; readonly until: Temporal.Instant } | undefined
  return async (token: string): Promise<void> => {
    if (!kept || Temporal.Instant.compare(kept.until, clock.now()) <= 0) {
      const response = await fetch(`${address}/jwks`)
      const seconds = Number(/^public, max-age=(\d+)$/.exec(response.headers.get('cache-control') ?? '')?.[1])
      assert.ok(seconds > 0 && seconds < ANNOUNCE_HOURS[0] * 3600, 'kept for less than a key is announced')
      const keys = createLocalJWKSet((await response.json()) as JSONWebKeySet)
      kept = { keys, until: clock.now().add({ seconds }) }
    }
    await compactVerify(token, kept.keys)
  }
}

const kidOf = (token: string): string => decodeProtectedHeader(token).kid ?? ''

const states = async ({ database, clock }: TestServer): Promise<readonly string[]> =>
  (await listKeys(database, clock.now())).map(({ state }) => state)

const turn = ({ stage, vault }: TestServer): Promise<readonly number[]> =>
  Promise.all([rotateKeys(stage, vault, DAYS), rotateKeys(stage, vault, DAYS)])

test('a key that has signed its days is followed by another, at two servers under load, and no token is lost', async () => {
  await using two = await openTwo()
  const { server, addresses, refresh, read } = two
  const [first] = await listKeys(server.database, server.clock.now())
  assert.ok(first)
  server.clock.advance({ hours: DAYS * 24 - 24 - 1 })
  assert.deepEqual(await turn(server), [0, 0])
  server.clock.advance({ hours: 1 })
  assert.deepEqual((await turn(server)).toSorted(), [0, 1], 'one node announces, the other sees that it is done')
  assert.deepEqual(await turn(server), [0, 0])
  assert.deepEqual(await states(server), ['announced', 'signs'])
  server.clock.advance({ hours: 23, minutes: 55 })

  const signedBy = new Set<string>()
  let done = 0
  const stop = new AbortController()
  const loops = [0, 1, 2, 3].map(async (index) => {
    const [here, there] = index % 2 === 0 ? addresses : addresses.toReversed()
    const verify = openVerifier(server, here ?? '')
    while (!stop.signal.aborted) {
      const token = await refresh(here ?? '')
      signedBy.add(kidOf(token))
      await verify(token)
      assert.equal(await read(there ?? '', token), 200)
      done++
    }
  })
  const load = Promise.all(loops)
  // A minute at a time, so that no token in flight is over, until the former key has retired.
  for (let minute = 0; minute < 20; minute++) {
    const before = done
    await Promise.race([load, until(() => done >= before + 2 * loops.length)])
    server.clock.advance({ minutes: 1 })
    await turn(server)
  }
  stop.abort()
  await load
  assert.equal(signedBy.size, 2)
  assert.deepEqual(await states(server), ['signs', 'retired'])
  const { body } = await send(server, '/jwks')
  assert.equal((body['keys'] as unknown[]).length, 1)
  const kept = await server.database.run<{ count: number }>(
    'select count(private_key_sealed)::int as count from signing_key',
    [],
  )
  assert.deepEqual(kept, [{ count: 1 }], 'the private half is gone with the key')
  const entries = await server.database.run<{ action: string; count: number }>(
    `select action, count(*)::int as count from journal_entry where actor_id = 'rotate-keys' group by action order by action`,
    [],
  )
  assert.deepEqual(entries, [
    { action: 'make-signing-key', count: 1 },
    { action: 'retire-signing-key', count: 1 },
  ])
})

test('a key that was followed verifies until its last token is over, and no longer', async () => {
  await using two = await openTwo()
  const { server, addresses, refresh, read } = two
  const program = await openProgram(server, 'operator')
  await program.demand('POST', '/keys', { hours: 24 })
  assert.equal((await program.call('POST', '/keys', { hours: 48 })).status, 409, 'there is one next key')
  server.clock.advance({ hours: 23, minutes: 59 })
  const last = await refresh(addresses[0])
  server.clock.advance({ minutes: 1 })
  const keys = await listKeys(server.database, server.clock.now())
  const next = await refresh(addresses[1])
  assert.notEqual(kidOf(last), kidOf(next))
  server.clock.advance({ minutes: 3 })
  await turn(server)
  for (const address of addresses) assert.deepEqual([await read(address, last), await read(address, next)], [200, 200])
  const over = keys.find(({ kid }) => kid === kidOf(last))?.verifiesUntil
  assert.ok(over)
  server.clock.advance({ seconds: over.since(server.clock.now()).total('seconds') - 1 })
  await turn(server)
  assert.deepEqual(await states(server), ['signs', 'verifies'])
  server.clock.advance({ seconds: 1 })
  await turn(server)
  assert.deepEqual(await states(server), ['signs', 'retired'])
})

test('a key that is ended in an emergency opens nothing a second later at any server, and every app goes on by refreshing', async () => {
  await using two = await openTwo()
  const { server, addresses, refresh, read } = two
  const program = await openProgram(server, 'operator')
  const old = await Promise.all([...addresses, ...addresses].map(refresh))
  const kid = kidOf(old[0] ?? '')
  const token = await clientToken(server, server.partner, 'client:admin')
  const administers = { headers: { authorization: `Bearer ${token}` } }
  for (const issuer of addresses)
    assert.equal((await send({ ...server, issuer }, '/api/v1/recipients', administers)).status, 200)

  const reason = 'A backup was stolen.'
  assert.equal((await program.call('POST', `/keys/${kid}/end`, {})).status, 400, 'it takes a reason')
  const keys = await program.demand<{ kid: string; state: string }[]>('POST', `/keys/${kid}/end`, { reason })
  assert.deepEqual(keys.map(({ state }) => state).toSorted(), ['retired', 'signs'])
  for (const token of old) assert.equal(await read(addresses[0], token), 401, 'at once where it was ended')
  // A token of the new key is known everywhere within the same second, while the other server still believes the old one.
  const next = await refresh(addresses[0])
  assert.notEqual(kidOf(next), kid)
  for (const address of addresses) assert.equal(await read(address, next), 200)
  server.clock.advance({ seconds: 1 })
  for (const issuer of addresses) {
    for (const token of old) assert.equal(await read(issuer, token), 401)
    const at = { ...server, issuer }
    assert.equal((await send(at, '/api/v1/recipients', administers)).body['error'], 'invalid_token')
    const told = await postForm(at, '/api/v1/introspect', { token: old[0] ?? '' }, server.recipient)
    assert.deepEqual(told.body, { active: false })
    const published = (await send(at, '/jwks')).body['keys'] as { kid: string }[]
    assert.deepEqual(
      published.map((key) => key.kid),
      [kidOf(next)],
    )
    assert.equal(await read(issuer, await refresh(issuer)), 200)
  }
  const [entry] = await server.database.run<{ actor_id: string; detail: object }>(
    `select actor_id, detail from journal_entry where action = 'end-signing-key'`,
    [],
  )
  assert.deepEqual(entry, { actor_id: program.operator.operatorId, detail: { kid, reason, signs: kidOf(next) } })
  assert.equal((await program.call('POST', `/keys/${kid}/end`, { reason })).status, 409)
  assert.equal((await program.call('POST', '/keys/nothing/end', { reason })).status, 404)
})

test('an announced key that is ended never signs, and one that followed it is ended without waking the former', async () => {
  await using server = await openTestServer()
  const program = await openProgram(server, 'operator')
  type Keys = readonly { readonly kid: string; readonly state: string }[]
  const kidIn = (keys: Keys, state: string): string => keys.find((key) => key.state === state)?.kid ?? ''
  const announced = await program.demand<Keys>('POST', '/keys', { hours: 24 })
  const signs = kidIn(announced, 'signs')
  const ended = await program.demand<Keys>('POST', `/keys/${kidIn(announced, 'announced')}/end`, { reason: 'Seen.' })
  assert.deepEqual([kidIn(ended, 'signs'), ended.length], [signs, 2])
  await program.demand('POST', '/keys', { hours: 24 })
  server.clock.advance({ hours: 24 })
  const token = await openProgram(server, 'operator')
  const followed = await token.demand<Keys>('GET', '/keys')
  assert.equal(kidIn(followed, 'verifies'), signs)
  const after = await token.demand<Keys>('POST', `/keys/${kidIn(followed, 'signs')}/end`, { reason: 'Seen.' })
  assert.equal(kidIn(after, 'verifies'), signs)
  assert.ok(!followed.some(({ kid }) => kid === kidIn(after, 'signs')), 'a new one signs')
})
