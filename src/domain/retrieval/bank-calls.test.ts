// Calls to banks: a bank that hangs keeps back what asks it, and nothing else.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../../platform/problem.ts'
import { openBankCalls } from './bank-calls.ts'

const LIMITS = { deadlineMilliseconds: 60_000, mostAtOnce: 2 }

async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => assert.fail('it was answered'),
    (error: unknown) => (error instanceof Problem ? error.code : assert.fail(String(error))),
  )
}

test('beyond so many requests at one bank the next are sent away, another bank is asked all the same', async () => {
  const calls = openBankCalls(LIMITS)
  const bank = Promise.withResolvers<string>()
  const asked = ['a', 'b', 'c', 'd'].map((request) => calls.ask(1, request, () => bank.promise))
  assert.equal(await codeOf(calls.ask(1, 'e', () => bank.promise)), 'temporarily_unavailable')
  assert.equal(await calls.ask(2, 'f', async () => 'another bank'), 'another bank')
  bank.resolve('late')
  assert.deepEqual(await Promise.all(asked), ['late', 'late', 'late', 'late'])
  assert.equal(await calls.ask(1, 'g', async () => 'room again'), 'room again')
})

test('whoever waits for a bank that hangs is sent away soon', async () => {
  const calls = openBankCalls({ ...LIMITS, mostAtOnce: 1 })
  const bank = Promise.withResolvers<string>()
  const first = calls.ask(1, 'a', () => bank.promise)
  assert.equal(await codeOf(calls.ask(1, 'b', () => bank.promise)), 'temporarily_unavailable')
  bank.resolve('late')
  assert.equal(await first, 'late')
})

test('a call that is given up is told so, and one that is answered in time never', async () => {
  const calls = openBankCalls({ deadlineMilliseconds: 5, mostAtOnce: 1 })
  const cancelled = Promise.withResolvers<string>()
  const hanging = calls.ask(1, 'a', ({ signal, requestId }) => {
    signal.addEventListener('abort', () => cancelled.resolve(requestId))
    return new Promise(() => {})
  })
  assert.equal(await codeOf(hanging), 'provider_unavailable')
  assert.equal(await cancelled.promise, 'a')
  const { signal } = await calls.ask(1, 'b', async (call) => call)
  assert.equal(signal.aborted, false)
})

test('one request that asks for many accounts at once has one place', async () => {
  const calls = openBankCalls({ ...LIMITS, mostAtOnce: 1 })
  const accounts = Array.from({ length: 20 }, (_, account) => account)
  assert.deepEqual(await Promise.all(accounts.map((account) => calls.ask(1, 'a', async () => account))), accounts)
  assert.equal(await calls.ask(1, 'b', async () => 'next'), 'next')
})

test('a call that is given up, that fails or that throws at once gives its place free', async () => {
  const calls = openBankCalls({ deadlineMilliseconds: 5, mostAtOnce: 1 })
  assert.equal(await codeOf(calls.ask(1, 'a', () => new Promise(() => {}))), 'provider_unavailable')
  await assert.rejects(
    calls.ask(1, 'b', () => {
      throw new RangeError('at once')
    }),
    RangeError,
  )
  await assert.rejects(
    calls.ask(1, 'c', () => Promise.reject(new TypeError('a bug'))),
    TypeError,
  )
  assert.equal(await calls.ask(1, 'd', async () => 'in'), 'in')
})

test('a bank with a limit of its own keeps to it, and another one to what holds for all', async () => {
  const calls = openBankCalls(LIMITS)
  calls.limit(1, 1)
  const bank = Promise.withResolvers<string>()
  const asked = ['a', 'b'].map((request) => calls.ask(1, request, () => bank.promise))
  assert.equal(await codeOf(calls.ask(1, 'c', () => bank.promise)), 'temporarily_unavailable')
  const others = ['d', 'e', 'f', 'g'].map((request) => calls.ask(2, request, () => bank.promise))
  calls.limit(1, undefined)
  bank.resolve('late')
  assert.deepEqual(
    await Promise.all([...asked, ...others]),
    Array.from({ length: 6 }, () => 'late'),
  )
})
