// Metrics: an hour of requests, no more and no less.

import assert from 'node:assert/strict'
import test from 'node:test'
import { movableClock } from '../clock.ts'
import { silentLog } from '../log.ts'
import { openMetrics } from './metrics.ts'

const open = () => {
  const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:30Z'))
  const metrics = openMetrics(clock)
  return { clock, metrics, log: metrics.watch(silentLog) }
}

test('requests are counted in their minute, by what they were answered, and forgotten after an hour', () => {
  const { clock, metrics, log } = open()
  log.info('request', { status: 200, milliseconds: 3, providerId: 1000 })
  log.info('request', { status: 404, milliseconds: 3 })
  log.error('request', { status: 503, milliseconds: 3, requestId: 'r', endpoint: 'e', problem: 'provider_unavailable' })
  log.info('job', { count: 1 })
  clock.advance({ minutes: 59 })
  const [first, ...later] = metrics.minutes()
  assert.deepEqual([first?.requests, first?.refused, first?.failed], [3, 1, 1])
  assert.equal(first?.at.toString(), '2026-06-17T17:00:00Z')
  assert.ok(later.every(({ requests }) => requests === 0))
  assert.equal(metrics.ofProvider(1000).requests, 1)
  assert.deepEqual([metrics.ofEndpoints().get('e')?.failed, metrics.ofEndpoints(1000).get('e')], [1, undefined])
  assert.deepEqual(
    metrics.failures().map(({ requestId, problem }) => [requestId, problem]),
    [['r', 'provider_unavailable']],
  )
  clock.advance({ minutes: 1 })
  assert.ok(metrics.minutes().every(({ requests }) => requests === 0))
  assert.equal(metrics.ofProvider(1000).requests, 0)
  assert.equal(metrics.failures().length, 0)
})

test('the latency is the one that 19 of 20 requests stay below, to a tenth', () => {
  const { metrics, log } = open()
  for (let milliseconds = 1; milliseconds <= 100; milliseconds++) log.info('request', { status: 200, milliseconds })
  const latency = metrics.minutes().at(-1)?.latency ?? 0
  assert.ok(latency >= 95 && latency <= 105, String(latency))
  assert.equal(metrics.minutes().at(0)?.latency, undefined)
})
