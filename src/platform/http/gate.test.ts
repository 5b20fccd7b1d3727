// The gate: what is beyond its bounds is turned away at once, what is within them is done in the order it came.

import assert from 'node:assert/strict'
import test from 'node:test'
import { openGate } from './gate.ts'
import { Problem } from '../problem.ts'

const PATIENT = { requestsAtOnce: 2, requestQueue: 3, patienceMilliseconds: 60_000 }

function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, resolve }
}

async function refusal(passing: Promise<unknown>): Promise<Problem> {
  return passing.then(
    () => assert.fail('it passed'),
    (error: unknown) => (error instanceof Problem ? error : assert.fail(String(error))),
  )
}

test('so many are in work, so many wait, and the next is told at once to come back', async () => {
  const gate = openGate(PATIENT)
  const works = Array.from({ length: 5 }, held)
  const begun: number[] = []
  const passing = works.map(({ promise }, index) =>
    gate.pass(async () => {
      begun.push(index)
      await promise
    }),
  )
  assert.deepEqual(begun, [0, 1])
  const { code, retryAfterSeconds } = await refusal(gate.pass(async () => assert.fail('beyond the bound')))
  assert.equal(code, 'temporarily_unavailable')
  assert.ok(retryAfterSeconds! >= 2 && retryAfterSeconds! <= 6)
  for (const { resolve } of works) resolve()
  await Promise.all(passing)
  assert.deepEqual(begun, [0, 1, 2, 3, 4])
  assert.equal(await gate.pass(async () => 'room again'), 'room again')
})

test('whoever has waited too long is told to come back, and the others keep their places', async () => {
  const gate = openGate({ ...PATIENT, requestsAtOnce: 1, patienceMilliseconds: 5 })
  const work = held()
  const passing = gate.pass(() => work.promise)
  const waits = await Promise.all([1, 2, 3].map(() => refusal(gate.pass(async () => {}))))
  assert.deepEqual(
    waits.map(({ code }) => code),
    ['temporarily_unavailable', 'temporarily_unavailable', 'temporarily_unavailable'],
  )
  assert.equal(new Set(waits.map(({ retryAfterSeconds }) => retryAfterSeconds)).size, 3)
  work.resolve()
  await passing
  assert.equal(await gate.pass(async () => 'in'), 'in')
})

test('work that fails gives its place free like any other', async () => {
  const gate = openGate({ ...PATIENT, requestsAtOnce: 1 })
  for (let time = 0; time < 3; time++) {
    await assert.rejects(
      gate.pass(async () => {
        throw new Error('a bug')
      }),
      /a bug/,
    )
  }
  assert.equal(await gate.pass(async () => 'in'), 'in')
})

test('one who fills all places and the queue makes room for others, and has the next place after them', async () => {
  const gate = openGate(PATIENT)
  const greedy = Array.from({ length: 5 }, held)
  const begun: string[] = []
  const passing = greedy.map(({ promise }, index) =>
    gate
      .pass(async () => {
        begun.push(`greedy ${index}`)
        await promise
      }, 'greedy')
      .catch((error: unknown) => (error instanceof Problem ? 'sent away' : assert.fail(String(error)))),
  )
  const other = gate.pass(async () => void begun.push('other'), 'other')
  assert.equal(await passing[4], 'sent away', 'what came last')
  greedy[0]?.resolve()
  await other
  for (const { resolve } of greedy) resolve()
  await Promise.all(passing)
  assert.deepEqual(begun, ['greedy 0', 'greedy 1', 'other', 'greedy 2', 'greedy 3'])
})
