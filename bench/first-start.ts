// First start: how long `npm start` takes on an empty folder and on a full one, what it weighs at rest, and the whole trip.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../tools/free-port.ts'
import { memoryOf } from './server-process.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TRIP = fileURLToPath(new URL('../examples/connect.sh', import.meta.url))

export type Start = {
  /** Seconds until the demo says that it is ready. */
  readonly first: number
  readonly later: number
  /** Megabytes of the server five seconds after a later start, and of the demo app beside it. */
  readonly memory: number
  readonly demoAppMemory: number
  /** Seconds of examples/connect.sh: authorize, sign-in, consent, token, accounts, transactions. */
  readonly trip: number
}

export async function measureStart(scratch: string): Promise<Start> {
  const folder = await mkdtemp(path.join(scratch, 'demo-'))
  const first = await startDemo(folder)
  const begin = performance.now()
  await promisify(execFile)('sh', [TRIP, folder])
  const trip = (performance.now() - begin) / 1000
  await stop(first.process)
  const later = await startDemo(folder)
  await wait(5000)
  const { pid = 0 } = later.process
  const memory = memoryOf(pid)
  const demoAppMemory = memoryOf(await childOf(pid))
  await stop(later.process)
  return { first: first.seconds, later: later.seconds, memory, demoAppMemory, trip }
}

async function startDemo(folder: string): Promise<{ process: ChildProcess; seconds: number }> {
  const [port, appPort] = [await freePort(), await freePort()]
  const env = { ...process.env, DATA_FOLDER: folder, DATABASE_URL: '', PORT: `${port}`, DEMO_APP_PORT: `${appPort}` }
  const begin = performance.now()
  const demo = spawn(process.execPath, await startArguments(), { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
  if (!(await says(demo.stdout.setEncoding('utf8'), 'Portage is ready'))) throw new Error('the demo does not start')
  demo.stdout.resume()
  return { process: demo, seconds: (performance.now() - begin) / 1000 }
}

/** What `npm start` gives to Node, flags and all. */
async function startArguments(): Promise<readonly string[]> {
  const { scripts } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').slice(1)
}

/** False when the stream ends without it. */
async function says(stream: Readable, words: string): Promise<boolean> {
  let said = ''
  for await (const text of stream.iterator({ destroyOnReturn: false })) {
    said += String(text)
    if (said.includes(words)) return true
  }
  return false
}

async function stop(demo: ChildProcess): Promise<void> {
  const ended = once(demo, 'exit')
  demo.kill('SIGTERM')
  await ended
}

/** The demo app is the server's only child. 0 where `ps` does not tell. */
async function childOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']).catch(() => ({ stdout: '' }))
  const line = stdout.split('\n').find((line) => line.trim().split(/\s+/)[1] === String(pid))
  return Number(line?.trim().split(/\s+/)[0] ?? 0)
}
