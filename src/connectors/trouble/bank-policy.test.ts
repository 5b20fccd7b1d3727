// Bank policy: a bank that is down is not stormed by its callers, is tried again by one of them, and nobody else suffers.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openTestDatabase } from '../../../test/database.ts'
import { STORY_START } from '../../../test/seeded.ts'
import { migrated } from '../../../tools/snapshot.ts'
import { act, bySystem } from '../../domain/journal/act.ts'
import { addSandboxBanks } from '../sandbox/add-sandbox-banks.ts'
import { movableClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { Problem } from '../../platform/problem.ts'
import { connectMillisecondsOf, openBankPolicies, type BankPolicy } from './bank-policy.ts'
import { bankTrouble, BankTrouble, type TroubleDetails } from './bank-trouble.ts'
import { readBankHealth } from './read-bank-health.ts'
import type { TroubleName } from './trouble-table.ts'

const [BANK, OTHER] = [1000, 1001]

async function openWorld() {
  const database = await openTestDatabase(migrated)
  const clock = movableClock(STORY_START)
  await act({ database, clock }, bySystem('test'), addSandboxBanks)
  const node = () => openBankPolicies({ database, clock, log: silentLog, deadlineMilliseconds: 10_000 })
  return { database, clock, node, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

const never = new AbortController().signal

function ask<T>(policy: BankPolicy, attempt: (signal: AbortSignal) => Promise<T>, change: object = {}): Promise<T> {
  return policy.run({ operation: 'accounts', repeatable: true, signal: never, requestId: 'r', ...change }, attempt)
}

async function troubleOf(asked: Promise<unknown>): Promise<BankTrouble> {
  return asked.then(
    () => assert.fail('it was answered'),
    (error: unknown) => (error instanceof BankTrouble ? error : Promise.reject(error)),
  )
}

/** A bank that counts its calls and fails, or answers. */
function openBank() {
  const bank = {
    calls: 0,
    trouble: undefined as TroubleName | undefined,
    details: {} as TroubleDetails,
    answer: async () => {
      bank.calls++
      if (bank.trouble !== undefined) throw bankTrouble(bank.trouble, bank.details)
      return 'accounts'
    },
  }
  return bank
}

test('a bank that is down for a minute under fifty callers of two servers is called a bounded number of times, and heals', async () => {
  await using world = await openWorld()
  const { clock, node, database } = world
  const nodes = [node(), node()]
  const [bank, other] = [openBank(), openBank()]
  bank.trouble = 'refused'
  const round = () =>
    Promise.all(
      Array.from({ length: 50 }, (_, caller) =>
        ask(nodes[caller % 2]!.of(BANK), bank.answer).then(
          () => 'good',
          (error: BankTrouble) => error.trouble,
        ),
      ),
    )
  for (let second = 0; second < 60; second++) {
    const outcomes = await round()
    if (second > 1) assert.ok(outcomes.includes('breaker_open'))
    assert.equal(await ask(nodes[0]!.of(OTHER), other.answer), 'accounts')
    clock.advance({ seconds: 1 })
  }
  // Fifty at once, the few retries that they may have on two servers, and a probe whenever a wait is over.
  assert.ok(bank.calls >= 50 && bank.calls <= 50 + 2 * 8 + 4, `${bank.calls} calls`)
  const open = await troubleOf(ask(nodes[1]!.of(BANK), bank.answer))
  assert.equal(open.code, 'provider_unavailable')
  assert.ok(open.retryAfterSeconds! >= 1 && open.retryAfterSeconds! <= 60)
  bank.trouble = undefined
  clock.advance({ seconds: 60 })
  const before = bank.calls
  assert.equal((await round()).filter((outcome) => outcome === 'good').length, 1, 'one probe on both servers')
  assert.equal(bank.calls, before + 1)
  for (let probe = 0; probe < 2; probe++) {
    clock.advance({ seconds: 1 })
    await round()
  }
  clock.advance({ seconds: 1 })
  assert.deepEqual(new Set(await round()), new Set(['good']))
  assert.equal((await database.read.selectFrom('bank_breaker').selectAll().execute()).length, 0)
})

test('only failures of the bank open its breaker: not what is missing, not a caller who left, not a bug', async () => {
  await using world = await openWorld()
  const policy = world.node().of(BANK)
  const bank = openBank()
  bank.trouble = 'fdx_701'
  for (let call = 0; call < 30; call++)
    assert.equal((await troubleOf(ask(policy, bank.answer))).code, 'account_not_found')
  assert.equal(bank.calls, 30)
  for (let call = 0; call < 30; call++) {
    const caller = new AbortController()
    const asked = ask(
      policy,
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut')))),
      {
        signal: caller.signal,
      },
    )
    setImmediate(() => caller.abort(new Error('the caller left')))
    assert.equal((await troubleOf(asked)).trouble, 'left')
    await assert.rejects(
      ask(policy, () => Promise.reject(new TypeError('a bug'))),
      TypeError,
    )
  }
  assert.equal(await ask(policy, async () => 'still'), 'still')
  const late = new AbortController()
  late.abort(new Problem('provider_unavailable', 'late'))
  for (let call = 0; call < 10; call++) {
    const asked = ask(policy, (signal) => (signal.aborted ? Promise.reject(new Error('cut')) : Promise.resolve(1)), {
      signal: late.signal,
      operation: 'transactions',
    })
    assert.equal((await troubleOf(asked)).trouble, 'deadline')
  }
  assert.equal((await troubleOf(ask(policy, bank.answer, { operation: 'transactions' }))).trouble, 'breaker_open')
})

test('a call that is cut off before it was sent is told from one that may have reached the bank', async () => {
  await using world = await openWorld()
  const policy = world.node().of(BANK)
  const signal = AbortSignal.abort(new Problem('provider_unavailable', 'The bank did not answer in time.'))
  for (const isSent of [true, false]) {
    const attempt = () => Promise.reject(bankTrouble('left', { isSent }))
    const error = await troubleOf(ask(policy, attempt, { signal, repeatable: false }))
    assert.deepEqual([error.trouble, error.isSent], ['deadline', isSent])
  }
  for (const deadline of [100, 10_000, 120_000]) {
    assert.ok(connectMillisecondsOf(deadline) < 0.5 * deadline, 'a connection that never comes about ends first')
  }
})

test('a call that reads is sent three times at most, one that changes something once', async () => {
  await using world = await openWorld()
  const policy = world.node().of(BANK)
  const bank = openBank()
  bank.trouble = 'reset'
  await troubleOf(ask(policy, bank.answer))
  assert.equal(bank.calls, 3)
  await troubleOf(ask(policy, bank.answer, { operation: 'token', repeatable: false }))
  assert.equal(bank.calls, 4)
  bank.trouble = 'status_503'
  const second = async () => {
    if (bank.calls >= 5) bank.trouble = undefined
    return bank.answer()
  }
  assert.equal(await ask(policy, second), 'accounts')
  assert.equal(bank.calls, 6)
})

test('where a bank says when to come back, nobody calls that operation before, and apps hear when', async () => {
  await using world = await openWorld()
  const [policy, beside] = [world.node().of(BANK), world.node().of(BANK)]
  const bank = openBank()
  bank.trouble = 'status_429'
  bank.details = { status: 429, retryAfterSeconds: 30 }
  const busy = await troubleOf(ask(policy, bank.answer))
  assert.deepEqual([busy.code, busy.retryAfterSeconds], ['provider_busy', 30])
  world.clock.advance({ seconds: 10 })
  assert.equal((await troubleOf(ask(policy, bank.answer))).retryAfterSeconds, 20)
  assert.equal((await troubleOf(ask(beside, bank.answer))).retryAfterSeconds, 20)
  assert.equal(bank.calls, 1)
  bank.trouble = undefined
  assert.equal(await ask(policy, bank.answer, { operation: 'statements' }), 'accounts')
  world.clock.advance({ seconds: 20 })
  assert.equal(await ask(policy, bank.answer), 'accounts')
})

test('the health of a bank is counted by all servers: calls, failures, latency, what went wrong last', async () => {
  await using world = await openWorld()
  const { database, clock, node } = world
  const nodes = [node(), node()]
  const bank = openBank()
  for (const each of nodes) {
    bank.trouble = undefined
    for (let call = 0; call < 9; call++) await ask(each.of(BANK), bank.answer)
    bank.trouble = 'status_500'
    bank.details = { status: 500 }
    await troubleOf(ask(each.of(BANK), bank.answer, { repeatable: false, requestId: 'its request' }))
    await each.flush()
  }
  const health = (await readBankHealth(database, clock.now()))(BANK)
  assert.equal(health.state, 'failing')
  assert.deepEqual([health.total.calls, health.total.failures], [20, 2])
  assert.deepEqual(
    health.operations.map(({ operation, calls }) => [operation, calls]),
    [['accounts', 20]],
  )
  assert.deepEqual(
    health.failures.map(({ trouble, times, status, requestId }) => [trouble, times, status, requestId]),
    [['status_500', 2, 500, 'its request']],
  )
  assert.equal((await readBankHealth(database, clock.now()))(OTHER).state, 'quiet')
  clock.advance({ hours: 3 })
  await nodes[0]!.flush()
  assert.equal((await readBankHealth(database, clock.now()))(BANK).state, 'quiet')
})
