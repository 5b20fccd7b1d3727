// Overload: many more reads at once than a server can do: what the served wait, what the refused wait, what the server weighs.

import { mkdtemp } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { accessToken } from './rounds.ts'
import { memoryOf, startServer } from './server-process.ts'
import { makeWorld } from './world.ts'

const MAIN = fileURLToPath(new URL('../src/portage.js', import.meta.url))

export type Overload = {
  readonly served: number
  /** With 503, and told when to come back. */
  readonly refused: number
  /** Whatever else happened. */
  readonly astray: number
  /** Milliseconds of half of the served, of 99 in 100, and likewise of the refused; NaN where there is none. */
  readonly servedWait: readonly [p50: number, p99: number]
  readonly refusedWait: readonly [p50: number, p99: number]
  /** Served in a second. */
  readonly perSecond: number
  /** Megabytes before, and the most meanwhile. */
  readonly memory: readonly [before: number, most: number]
  /** Whether /health/live was answered in the middle of it. */
  readonly watched: boolean
}

type Answer = { readonly status: number; readonly retryAfter: string | undefined; readonly milliseconds: number }

/**
 * Each of so many callers asks for a page of 100 transactions, and as soon as it is answered for the next, so many times.
 * @param settings of the server, beside its database
 */
export async function measureOverload(
  scratch: string,
  { callers, times }: { readonly callers: number; readonly times: number },
  settings: NodeJS.ProcessEnv = {},
): Promise<Overload> {
  const folder = await mkdtemp(path.join(scratch, 'overload-'))
  const { secretKey, apps } = await makeWorld({ kind: 'pglite', folder }, 1)
  const environment = { ...settings, SECRET_KEY: secretKey, DATA_FOLDER: folder, DATABASE_URL: '' }
  await using server = await startServer([MAIN, 'serve'], environment, path.join(scratch, 'overload.log'), false)
  const [app] = apps
  if (!app) throw new Error('a world without an app')
  const address = new URL(`/api/fdx/5/accounts/${app.accountHandle}/transactions`, server.origin)
  const authorization = `Bearer ${await accessToken(server.origin, app)}`
  const agent = new http.Agent({ keepAlive: true, maxSockets: callers })
  // Once it is warm, and its memory that of a server that has worked.
  for (let time = 0; time < 200; time++) await ask(address, authorization, agent)
  const before = memoryOf(server.pid)
  let most = before
  const watch = setInterval(() => (most = Math.max(most, memoryOf(server.pid))), 50)
  const begin = performance.now()
  const asking = Promise.all(Array.from({ length: callers }, () => askAgain(address, authorization, agent, times)))
  const health = await fetch(`${server.origin}/health/live`)
  const answers = (await asking).flat()
  const seconds = (performance.now() - begin) / 1000
  clearInterval(watch)
  agent.destroy()
  const served = answers.filter(({ status }) => status === 200)
  const refused = answers.filter(({ status, retryAfter }) => status === 503 && retryAfter !== undefined)
  return {
    served: served.length,
    refused: refused.length,
    astray: answers.length - served.length - refused.length,
    servedWait: waits(served),
    refusedWait: waits(refused),
    perSecond: served.length / seconds,
    memory: [before, most],
    watched: health.ok,
  }
}

async function askAgain(address: URL, authorization: string, agent: http.Agent, times: number): Promise<Answer[]> {
  const answers: Answer[] = []
  while (answers.length < times) answers.push(await ask(address, authorization, agent))
  return answers
}

/** Status 0 where the connection ended without an answer. */
function ask(address: URL, authorization: string, agent: http.Agent): Promise<Answer> {
  const begin = performance.now()
  return new Promise((resolve) => {
    const told = (status: number, retryAfter?: string): void =>
      resolve({ status, retryAfter, milliseconds: performance.now() - begin })
    http
      .get(address, { agent, headers: { authorization } }, (response) => {
        const { statusCode = 0, headers } = response
        response.resume().once('end', () => told(statusCode, headers['retry-after']))
        response.once('error', () => told(0))
      })
      .once('error', () => told(0))
  })
}

function waits(answers: readonly Answer[]): readonly [number, number] {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((left, right) => left - right)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN
  return [at(0.5), at(0.99)]
}
