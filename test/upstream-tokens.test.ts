// Upstream tokens: renewed once however many wait, never lost where that can be helped, and never sent twice to a bank that rotates.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test, { after, before } from 'node:test'
import { addSandboxBanks } from '../src/connectors/sandbox/add-sandbox-banks.ts'
import { bankTrouble } from '../src/connectors/trouble/bank-trouble.ts'
import { renewalTrouble } from '../src/connectors/trouble/renewal-trouble.ts'
import { keepTokens } from '../src/domain/grants/keep-tokens.ts'
import type { Renew, Renewal } from '../src/domain/grants/renewal.ts'
import { openUpstreamTokens, type GrantAtBank, type UpstreamTokens } from '../src/domain/grants/upstream-tokens.ts'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { openStoredVault } from '../src/domain/secret-keys/open-stored-vault.ts'
import type { Database } from '../src/database/open.ts'
import { movableClock } from '../src/platform/clock.ts'
import { Problem } from '../src/platform/problem.ts'
import type { Vault } from '../src/platform/secret.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { STORY_START } from './seeded.ts'
import { until } from './until.ts'
import { openTokenEndpoint, renewAt } from './token-endpoint.ts'

const clock = movableClock(STORY_START)
const signal = new AbortController().signal
let database: TestDatabase
let vault: Vault
before(async () => {
  database = await openTestDatabase()
  vault = await openStoredVault({ database, clock }, [randomBytes(32)])
  await act({ database, clock }, bySystem('test'), addSandboxBanks)
})
after(() => database[Symbol.asyncDispose]())

/** One server of several on the database. */
function openNode(over: Database = database): UpstreamTokens {
  return openUpstreamTokens({ database: over, vault, clock, deadlineMilliseconds: 10_000, troubleOf: renewalTrouble })
}

let grants = 0

async function keep(tokens: string, rotates?: boolean): Promise<GrantAtBank> {
  const grant = { providerId: 1000, bankGrant: `grant ${++grants}` }
  const given = { bankGrant: grant.bankGrant, tokens, ...(rotates !== undefined && { rotates }) }
  await database.transaction((tx) => keepTokens({ tx, at: clock.now() }, vault, 1000, given))
  return grant
}

const currentOf = (node: UpstreamTokens, { providerId, bankGrant }: GrantAtBank) => node.current(providerId, bankGrant)

const renewTo =
  (value: string, rotates = true): Renew =>
  async () => ({ value, rotates })

const failWith =
  (error: unknown): Renew =>
  async () => {
    throw error
  }

test('fifty who need new tokens at the same moment, on two servers, cost the bank one renewal, round after round', async () => {
  await using bank = await openTokenEndpoint()
  const nodes = [openNode(), openNode()]
  const grant = await keep(bank.grant())
  for (let round = 1; round <= 8; round++) {
    const seen = await currentOf(openNode(), grant)
    const waiting = Array.from({ length: 50 }, (_, index) =>
      nodes[index % 2]!.renewed(grant, seen, signal, renewAt(bank.address)),
    )
    const all = await Promise.all(waiting)
    assert.equal(new Set(all.map(({ value }) => value)).size, 1)
    assert.deepEqual(await currentOf(openNode(), grant), all[0])
    assert.deepEqual(bank.counts, { renewals: round, reuses: 0 })
  }
})

test('tokens that somebody else renewed meanwhile are given without asking the bank', async () => {
  const node = openNode()
  const grant = await keep('first')
  const seen = await currentOf(node, grant)
  const next = await node.renewed(grant, seen, signal, renewTo('second'))
  const never = failWith(new Error('the bank was asked'))
  assert.deepEqual(await openNode().renewed(grant, seen, signal, never), next)
})

test('who leaves cuts off no renewal: it goes on, and its tokens are there for the next', async () => {
  const node = openNode()
  const grant = await keep('first')
  const seen = await currentOf(node, grant)
  const bank = Promise.withResolvers<Renewal>()
  const asked = Promise.withResolvers<void>()
  const leaving = new AbortController()
  const waiting = node.renewed(grant, seen, leaving.signal, () => {
    asked.resolve()
    return bank.promise
  })
  await asked.promise
  leaving.abort(new Error('left'))
  await assert.rejects(waiting, { message: 'left' })
  bank.resolve({ value: 'second', rotates: true })
  await node.settled()
  assert.equal((await currentOf(node, grant)).value, 'second')
})

const RESET = bankTrouble('reset')
const ENDED = { code: 'bank_grant_ended' }

/** What may come of a renewal that failed, and what the next who needs tokens is given. */
const cases: readonly (readonly [string, unknown, rotates: boolean | undefined, next: 'renewed' | 'ended'])[] = [
  ['the bank was not reached', bankTrouble('dns'), true, 'renewed'],
  ['the breaker was open', bankTrouble('breaker_open'), true, 'renewed'],
  ['the bank refused with an OAuth error', bankTrouble('oauth_invalid_client', { status: 401 }), true, 'renewed'],
  ['the bank was busy', bankTrouble('status_429', { status: 429 }), true, 'renewed'],
  [
    'the bank says when to come back',
    bankTrouble('status_503', { status: 503, retryAfterSeconds: 5 }),
    true,
    'renewed',
  ],
  ['the sign-in was overloaded', bankTrouble('oauth_temporarily_unavailable', { status: 503 }), true, 'renewed'],
  ['a gateway answered in place of the bank', bankTrouble('status_503', { status: 503 }), true, 'ended'],
  ['the bank failed inside', bankTrouble('status_500', { status: 500 }), undefined, 'ended'],
  ['the bank failed inside, and said so', bankTrouble('oauth_server_error', { status: 500 }), true, 'ended'],
  ['the connection broke, and nobody knows whether the bank rotates', RESET, undefined, 'ended'],
  ['the connection broke at a bank that rotates', RESET, true, 'ended'],
  ['the connection broke at a bank that does not rotate', RESET, false, 'renewed'],
  ['the answer was cut short', bankTrouble('not_json', { status: 200 }), true, 'ended'],
  ['the bank ended the grant', new Problem('bank_grant_ended', 'The bank knows no such grant.'), false, 'ended'],
]

for (const [what, error, rotates, next] of cases) {
  test(`where ${what}, the tokens are ${next} next`, async () => {
    const node = openNode()
    const grant = await keep('first', rotates)
    const seen = await currentOf(node, grant)
    await assert.rejects(node.renewed(grant, seen, signal, failWith(error)), (thrown) => thrown === error)
    const again = openNode().renewed(grant, seen, signal, renewTo('second'))
    if (next === 'renewed') assert.equal((await again).value, 'second')
    else await assert.rejects(again, ENDED)
  })
}

test('an outcome that nobody knows costs nothing as long as the access token is good: the tokens are still given', async () => {
  const node = openNode()
  const grant = await keep('first')
  const seen = await currentOf(node, grant)
  await assert.rejects(node.renewed(grant, seen, signal, failWith(RESET)))
  assert.deepEqual(await currentOf(node, grant), seen)
})

for (const rotates of [undefined, true, false]) {
  test(`a server that died while the bank answered (rotates: ${rotates}) leaves the others waiting for its time, no longer`, async () => {
    const grant = await keep('first', rotates)
    const dead = openNode()
    const seen = await currentOf(dead, grant)
    const asked = Promise.withResolvers<void>()
    const late = Promise.withResolvers<Renewal>()
    const lost = dead.renewed(grant, seen, signal, () => {
      asked.resolve()
      return late.promise
    })
    await asked.promise
    let begun = false
    let looks = 0
    const run: Database['run'] = (statement, values) => {
      looks++
      return database.run(statement, values)
    }
    const waiting = openNode({ ...database, run }).renewed(grant, seen, signal, async () => {
      begun = true
      return { value: 'second', rotates: true }
    })
    const checked = rotates === false ? waiting : assert.rejects(waiting, ENDED)
    await until(() => looks > 2)
    assert.equal(begun, false)
    clock.advance({ seconds: 41 })
    const next = await checked
    if (rotates === false) assert.equal(next?.value, 'second')
    assert.equal(begun, rotates === false)
    // It was not dead after all: what the bank gave last counts, unless somebody has renewed since.
    late.resolve({ value: 'late', rotates: true })
    assert.equal((await lost).value, rotates === false ? 'second' : 'late')
  })
}

test('a database that is away when the tokens are stored costs nothing: they are stored when it is back, and used only then', async () => {
  const grant = await keep('first')
  const seen = await currentOf(openNode(), grant)
  let away = 3
  const run: Database['run'] = (statement, values) => {
    if (statement.includes('version = version + 1') && away-- > 0) {
      throw new Problem('temporarily_unavailable', 'The database is away.')
    }
    return database.run(statement, values)
  }
  const next = await openNode({ ...database, run }).renewed(grant, seen, signal, renewTo('second'))
  assert.equal(next.value, 'second')
  assert.deepEqual(await currentOf(openNode(), grant), next)
  assert.ok(away < 0)
})

test('what is kept of tokens is sealed', async () => {
  await keep('a refresh token of the bank')
  const rows = await database.run<Record<string, unknown>>('select * from upstream_token', [])
  assert.doesNotMatch(JSON.stringify(rows), /a refresh token/)
})
