// A busy server: what it cannot do it says at once and cheaply, whoever watches it is answered, and who held it is named.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import test from 'node:test'
import { json } from '../../src/platform/http/answer.ts'
import type { HeadAccess } from '../../src/platform/http/endpoint.ts'
import { openHoldWatch, type Hold } from '../../src/platform/http/hold-watch.ts'
import { mounted, own } from '../mounted.ts'
import { connectRaw } from '../raw-connection.ts'
import { until } from '../until.ts'

const done = () => json(200, {})

test('more than it can do is refused with 503 and when to come back, before anybody is asked who they are', async () => {
  const work = Promise.withResolvers<void>()
  let asked = 0
  const access: HeadAccess<undefined> = { name: 'counted', authenticate: () => void asked++ }
  const slow = own('slow', () => after(work.promise), { access })
  const health = own('health', done, { evenWhenBusy: true })
  await using server = await mounted([slow, health], { requestsAtOnce: 2, requestQueue: 3 })
  const asks = () => fetch(`${server.issuer}/slow`)

  const first = [asks(), asks()]
  await until(() => asked === 2)
  const crowd = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const reply = await Promise.race([asks(), work.promise])
      if (reply && server.log.length === 17) work.resolve()
      return reply
    }),
  )
  const refused = crowd.filter((reply) => reply?.status === 503)
  assert.equal(refused.length, 17)
  assert.equal(server.log.filter(({ problem }) => problem === 'temporarily_unavailable').length, 17)
  for (const reply of refused) {
    assert.match(reply!.headers.get('retry-after') ?? '', /^[2-6]$/)
    assert.equal(((await reply!.json()) as { error: string }).error, 'temporarily_unavailable')
  }
  assert.equal((await fetch(`${server.issuer}/health`)).status, 200)
  for (const reply of await Promise.all(first)) assert.equal(reply.status, 200)
  await until(() => server.log.filter(({ endpoint, status }) => endpoint === 'slow' && status === 200).length === 5)
  assert.equal(asked, 5)
})

// Every 127.x.x.x is an address of this machine on Linux alone.
test(
  'one address that fills all places and the queue leaves another its turn',
  { skip: process.platform !== 'linux' },
  async () => {
    const work = Promise.withResolvers<void>()
    await using server = await mounted([own('slow', () => after(work.promise))], { requestsAtOnce: 2, requestQueue: 3 })
    const statuses: number[] = []
    const greedy = Array.from({ length: 6 }, async () => statuses.push(await statusFrom('127.0.0.1', server.issuer)))
    await until(() => statuses.length === 1)
    const other = statusFrom('127.0.0.2', server.issuer)
    await until(() => statuses.length === 2)
    assert.deepEqual(statuses, [503, 503])
    work.resolve()
    assert.equal(await other, 200)
    await Promise.all(greedy)
    assert.deepEqual(statuses, [503, 503, 200, 200, 200, 200])
  },
)

test('whoever watches the server is answered while everybody else is sent away', async () => {
  const work = Promise.withResolvers<void>()
  let begun = false
  const slow = own('slow', () => {
    begun = true
    return after(work.promise)
  })
  const health = own('health', done, { evenWhenBusy: true })
  await using server = await mounted([slow, health], { requestsAtOnce: 1, requestQueue: 0 })
  const waiting = fetch(`${server.issuer}/slow`)
  await until(() => begun)
  assert.equal((await fetch(`${server.issuer}/slow`)).status, 503)
  assert.equal((await fetch(`${server.issuer}/health`)).status, 200)
  work.resolve()
  assert.equal((await waiting).status, 200)
})

test('whoever sends a body slowly keeps nobody out', async () => {
  const form = own('form', done, { method: 'POST' })
  const quick = own('quick', done)
  await using server = await mounted([form, quick], { requestsAtOnce: 1, requestQueue: 0 })
  const senders = await Promise.all(Array.from({ length: 10 }, () => connectRaw(server.issuer)))
  for (const sender of senders) {
    sender.write('POST /form HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n')
    sender.write('content-length: 3\r\n\r\na=')
  }
  assert.equal((await fetch(`${server.issuer}/quick`)).status, 200)
  for (const sender of senders) {
    sender.write('1')
    assert.equal((await sender.answer()).status, 200)
    sender[Symbol.dispose]()
  }
})

test('a request that kept all others waiting is named in the log and counted; one that itself waits is not', async () => {
  const holds: Hold[] = []
  const idle = own('idle', () => new Promise((resolve) => setTimeout(() => resolve(done()), 150)))
  const heavy = own('heavy', () => {
    holdFor(150)
    return done()
  })
  const late = own('late', async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    holdFor(150)
    return done()
  })
  const watch = (log: Parameters<typeof openHoldWatch>[0]) => openHoldWatch(log, (hold) => holds.push(hold))
  await using server = await mounted([idle, heavy, late], {}, watch)
  const ask = async (name: string) => assert.equal((await fetch(`${server.issuer}/${name}`)).status, 200)
  await Promise.all([ask('idle'), ask('heavy')])
  await until(() => holds.some(({ endpoint }) => endpoint === 'heavy'))
  await Promise.all([ask('idle'), ask('late')])
  await until(() => holds.some(({ endpoint }) => endpoint === 'late'))
  assert.ok(holds.every(({ endpoint }) => endpoint !== 'idle'))
  const hold = holds.find(({ endpoint }) => endpoint === 'heavy')
  assert.ok(hold && hold.milliseconds > 50 && hold.cpuMilliseconds > 0)
  const lines = server.log.filter(({ message }) => message === 'one request kept all others waiting')
  assert.equal(lines.length, 1, 'one line in five seconds')
  assert.deepEqual([lines[0]?.level, lines[0]?.endpoint, lines[0]?.count], ['warn', 'heavy', 1])
})

function statusFrom(localAddress: string, issuer: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const asked = request(`${issuer}/slow`, { localAddress, agent: false }, (response) => {
    response.resume().once('end', () => resolve(response.statusCode ?? 0))
  })
  asked.once('error', reject).end()
  return promise
}

async function after(work: Promise<void>) {
  await work
  return done()
}

function holdFor(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}
