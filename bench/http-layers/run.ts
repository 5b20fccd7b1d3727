// Measures the HTTP layers side by side: `node bench/http-layers/run.ts [--rounds=15] [--requests=3000] [layer ...]`.

import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { BODY_LIMIT, FORM, TOKEN } from './endpoints.ts'
import { countPackages } from './packages.ts'
import { isLayerName, layers, State, type LayerName } from './server.ts'

const CONNECTIONS = 32
const WARM_UP_REQUESTS = 20_000
const STARTS = 3
const LIMIT: LayerName = 'node:http'

type Running = { readonly process: ChildProcess; readonly atRest: State }
type Load = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly cpu: number
}
type Scene = 'get' | 'post'
type Round = Map<LayerName, Record<Scene, Load>>

const HEADERS = { authorization: `Bearer ${TOKEN}`, 'x-fapi-interaction-id': '5b1fa2b0-3e08-4d5c-9c3b-2f0a6f3f5d11' }
const GET = { path: '/api/fdx/5/accounts/7f3c2a9e51d84b06a1c2', headers: HEADERS }
const POST = {
  path: '/api/v1/token',
  method: 'POST' as const,
  headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
  body: FORM,
}

await main()

async function main(): Promise<void> {
  const options = { rounds: { type: 'string', default: '15' }, requests: { type: 'string', default: '3000' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const asked = positionals.filter(isLayerName)
  assert.equal(asked.length, positionals.length, `layers are: ${Object.keys(layers).join(' | ')}`)
  const names = asked.length > 0 ? [...new Set([LIMIT, ...asked])] : Object.keys(layers).filter(isLayerName)
  const pinned = spawnSync('taskset', ['-cp', '1', String(process.pid)]).status === 0
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model}, ${pinned ? 'server on core 0, load on core 1' : 'not pinned'}`,
  )
  console.log(
    `${values.rounds} rounds of ${values.requests} requests, ${CONNECTIONS} connections; medians, and the least CPU\n`,
  )

  const starts = new Map<LayerName, State[]>(names.map((name) => [name, []]))
  for (let index = 0; index < STARTS; index++) {
    for (const name of names) {
      const server = await start(name, pinned)
      starts.get(name)?.push(server.atRest)
      await stop(server)
    }
  }
  const servers = new Map<LayerName, Running>()
  for (const name of names) servers.set(name, await start(name, pinned))
  try {
    printLoads(names, await measure(servers, Number(values.rounds), Number(values.requests)))
    printWeight(names, starts)
  } finally {
    for (const server of servers.values()) await stop(server)
  }
}

async function start(name: LayerName, pinned: boolean): Promise<Running> {
  const [command, ...before] = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath]
  const file = fileURLToPath(new URL('server.ts', import.meta.url))
  const server = spawn(command, [...before, file, name], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  server.on('exit', (code) => assert.equal(code, null, `the server of ${name} ended by itself`))
  return { process: server, atRest: await state(server) }
}

async function stop(server: Running): Promise<void> {
  server.process.kill()
  await once(server.process, 'exit')
}

/** All servers stay up and idle but one. The turns are short, so that what else the machine does touches all alike. */
async function measure(servers: ReadonlyMap<LayerName, Running>, rounds: number, requests: number): Promise<Round[]> {
  for (const [name, server] of servers) {
    await check(name, `http://127.0.0.1:${server.atRest.port}`)
    for (const request of [GET, POST]) await load(server, request, WARM_UP_REQUESTS)
  }
  const done: Round[] = []
  for (let index = 0; index < rounds; index++) {
    const round: Round = new Map()
    for (const [name, server] of servers) {
      round.set(name, { get: await load(server, GET, requests), post: await load(server, POST, requests) })
    }
    done.push(round)
  }
  return done
}

/** A layer that answers something else is not measured. */
async function check(name: LayerName, url: string): Promise<void> {
  const expect = async (status: number, path: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(`${url}${path}`, init)
    assert.equal(answer.status, status, `${name}: ${init.method ?? 'GET'} ${path}`)
    assert.equal(answer.headers.get('cache-control'), 'no-store', name)
    return answer
  }
  const { path, ...post } = POST
  const account = await expect(200, GET.path, { headers: HEADERS })
  assert.equal(account.headers.get('x-fapi-interaction-id'), HEADERS['x-fapi-interaction-id'])
  assert.ok(Number(account.headers.get('content-length')) > 400, `${name}: the length is said`)
  assert.match(await (await expect(200, path, post)).text(), /"access_token":"c{516}"/)
  await expect(401, GET.path, { headers: { authorization: 'Bearer wrong' } })
  await expect(404, '/api/fdx/5/nothing', { headers: HEADERS })
  await expect(413, path, { ...post, body: 'x'.repeat(BODY_LIMIT + 1) })
}

type Request = typeof GET | typeof POST

async function load(server: Running, request: Request, amount: number): Promise<Load> {
  const before = await ask(server.process)
  const begin = performance.now()
  const { path, ...rest } = request
  const url = `http://127.0.0.1:${server.atRest.port}${path}`
  const running = autocannon({ url, ...rest, connections: CONNECTIONS, amount, sampleInt: 50 }, () => {})
  const latencies: number[] = []
  let end = begin
  running.on('response', (_client, status, _bytes, milliseconds) => {
    assert.equal(status, 200)
    latencies.push(milliseconds)
    end = performance.now()
  })
  await once(running, 'done')
  const { cpuMicroseconds } = await ask(server.process)
  latencies.sort((left, right) => left - right)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return {
    perSecond: (latencies.length * 1000) / (end - begin),
    p50: at(0.5),
    p99: at(0.99),
    cpu: (cpuMicroseconds - before.cpuMicroseconds) / latencies.length,
  }
}

function ask(server: ChildProcess): Promise<State> {
  server.send('state')
  return state(server)
}

async function state(server: ChildProcess): Promise<State> {
  const messages: unknown[] = await once(server, 'message')
  return State.parse(messages[0])
}

/**
 * Ratios are taken within a round. CPU time does not count the wait for a core, and what a neighbour takes from the
 * caches only ever adds to it: on a machine that others use, the least of all rounds is the steadiest figure.
 */
function printLoads(names: readonly LayerName[], rounds: readonly Round[]): void {
  for (const scene of ['get', 'post'] as const) {
    const loadOf = (round: Round, name: LayerName): Load => {
      const loads = round.get(name)
      assert.ok(loads, `${name} was not measured`)
      return loads[scene]
    }
    const of = (name: LayerName, value: (load: Load, limit: Load) => number): number =>
      median(rounds.map((round) => value(loadOf(round, name), loadOf(round, LIMIT))))
    const least = (name: LayerName): number => Math.min(...rounds.map((round) => loadOf(round, name).cpu))
    printTable(
      [
        scene.toUpperCase(),
        'requests/s',
        'ratio',
        'p50 ms',
        'p99 ms',
        'CPU us/request',
        'ratio',
        'least CPU us',
        'ratio',
      ],
      names.map((name) => [
        name,
        of(name, ({ perSecond }) => perSecond).toFixed(0),
        of(name, ({ perSecond }, limit) => perSecond / limit.perSecond).toFixed(2),
        of(name, ({ p50 }) => p50).toFixed(2),
        of(name, ({ p99 }) => p99).toFixed(2),
        of(name, ({ cpu }) => cpu).toFixed(1),
        of(name, ({ cpu }, limit) => cpu / limit.cpu).toFixed(2),
        least(name).toFixed(1),
        (least(name) / least(LIMIT)).toFixed(2),
      ]),
    )
  }
}

function printWeight(names: readonly LayerName[], starts: ReadonlyMap<LayerName, readonly State[]>): void {
  const of = (name: LayerName, value: (state: State) => number): string =>
    median((starts.get(name) ?? []).map(value)).toFixed(0)
  printTable(
    ['', 'start ms', 'memory at rest MB', 'packages'],
    names.map((name) => [
      name,
      of(name, ({ startMs }) => startMs),
      of(name, ({ memoryMb }) => memoryMb),
      String(packages(name)),
    ]),
  )
}

function packages(name: LayerName): number {
  if (name.startsWith('Fastify')) return countPackages('fastify')
  return name.startsWith('Hono') ? countPackages('hono', '@hono/node-server') : 0
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`)
  console.log()
}
