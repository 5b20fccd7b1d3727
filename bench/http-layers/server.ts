// One server process with one layer: says when it listens, and what it has used when asked.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { z } from 'zod'
import { benchEndpoints, type Layer } from './endpoints.ts'

/** What the process says of itself, when it listens and whenever it is asked. */
export const State = z.object({
  port: z.number(),
  startMs: z.number(),
  memoryMb: z.number(),
  cpuMicroseconds: z.number(),
})
export type State = z.infer<typeof State>

/** Loaded one at a time: a process pays only for the layer it measures. */
export const layers = {
  'node:http': async () => (await import('./layers/node-http.ts')).limit,
  'node:http, own router': async () => (await import('./layers/node-http.ts')).ownRouter,
  'Fastify, send': async () => (await import('./layers/fastify.ts')).send,
  'Fastify, raw write': async () => (await import('./layers/fastify.ts')).raw,
  'Fastify, raw write, own body': async () => (await import('./layers/fastify.ts')).rawOwnBody,
  'Fastify, raw write, compiled': async () => (await import('./layers/fastify.ts')).rawCompiled,
  'Fastify, send, its log': async () => (await import('./layers/fastify.ts')).sendLogged,
  Hono: async () => (await import('./layers/hono.ts')).hono,
  'Hono, own body': async () => (await import('./layers/hono.ts')).honoOwnBody,
} satisfies Record<string, () => Promise<Layer>>

export type LayerName = keyof typeof layers

export function isLayerName(name: string): name is LayerName {
  return Object.hasOwn(layers, name)
}

if (import.meta.main) await main(process.argv[2] ?? '')

async function main(name: string): Promise<void> {
  assert.ok(isLayerName(name), `no layer ${name}`)
  const layer = await layers[name]()
  const server = await layer(benchEndpoints())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const startMs = performance.now()
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  const tell = (): void => {
    const { user, system } = process.cpuUsage()
    const memoryMb = process.memoryUsage.rss() / 1_000_000
    process.send?.({ port: address.port, startMs, memoryMb, cpuMicroseconds: user + system } satisfies State)
  }
  process.on('message', tell)
  process.on('disconnect', () => process.exit(0))
  setTimeout(tell, 300)
}
