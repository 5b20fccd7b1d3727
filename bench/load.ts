// Load: one turn of requests as fast as they are answered, and what it cost the server.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import autocannon, { type Request } from 'autocannon'
import { cpuOf, type ServerProcess } from './server-process.ts'

export type Turn = {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Microseconds of the server's processor time for one request. */
  readonly cpu: number
}

/** @param requests one for each connection; every answer must be a 200. */
export async function load(server: ServerProcess, requests: readonly Request[], seconds: number): Promise<Turn> {
  const waiting = [...requests]
  const cpuBefore = cpuOf(server.pid)
  const running = autocannon(
    {
      url: server.origin,
      connections: requests.length,
      duration: seconds,
      setupClient: (client) => client.setRequests(waiting.splice(0, 1)),
    },
    () => {},
  )
  const latencies: number[] = []
  const begin = performance.now()
  let end = begin
  running.on('response', (_client, status, _bytes, milliseconds) => {
    assert.equal(status, 200)
    latencies.push(milliseconds)
    end = performance.now()
  })
  await once(running, 'done')
  const cpu = (cpuOf(server.pid) - cpuBefore) / latencies.length
  latencies.sort((left, right) => left - right)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? NaN
  return { perSecond: (latencies.length * 1000) / (end - begin), p50: at(0.5), p99: at(0.99), cpu }
}
