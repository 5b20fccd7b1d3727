// Tests of the queue for password hashes: nobody can fill it for others.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../../platform/problem.ts'
import { openPasswordQueue, type Lane } from './password-queue.ts'

const stranger = (name: string): Lane => ({ name, isKnown: false })
const known = (name: string): Lane => ({ name, isKnown: true })

const isBusy = (error: unknown): boolean => error instanceof Problem && error.code === 'temporarily_unavailable'

test('turns go round the networks, and a known browser has the next one', async () => {
  const queue = openPasswordQueue()
  const order: string[] = []
  const enter = async (lane: Lane): Promise<void> => {
    using slot = queue.enter(lane)
    await slot.inTurn(async () => void order.push(lane.name))
  }
  const crowd = ['a', 'a', 'a', 'a', 'b', 'b', 'c'].map((name) => enter(stranger(name)))
  await Promise.all([...crowd, enter(known('ada'))])
  assert.deepEqual(order, ['a', 'ada', 'a', 'b', 'c', 'a', 'b', 'a'])
})

test('one network has a share of the queue and no more, and strangers altogether leave room for who is known', async () => {
  const queue = openPasswordQueue()
  const slots = Array.from({ length: 4 }, () => queue.enter(stranger('a')))
  assert.throws(() => queue.enter(stranger('a')), isBusy)
  for (let number = 0; number < 36; number++) slots.push(queue.enter(stranger(`network ${number}`)))
  assert.throws(() => queue.enter(stranger('another')), isBusy)
  queue.enter(known('ada'))[Symbol.dispose]()
  for (const slot of slots) slot[Symbol.dispose]()
  queue.enter(stranger('a'))[Symbol.dispose]()
})

test('work that fails holds nobody up', async () => {
  const queue = openPasswordQueue()
  using slot = queue.enter(stranger('a'))
  using other = queue.enter(stranger('b'))
  const failed = slot.inTurn(() => Promise.reject(new Error('no memory')))
  assert.equal(await other.inTurn(async () => 'done'), 'done')
  await assert.rejects(failed, /no memory/)
})
