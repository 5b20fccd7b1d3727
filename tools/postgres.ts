// PostgreSQL for tests, benchmarks and the example: a server made from the binaries of this machine, thrown away or kept.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type PostgresServer = AsyncDisposable & { readonly url: string }

/** One that a test may end and begin as it likes. */
export type OwnPostgres = PostgresServer & {
  /** Its main process, as long as it runs. */
  readonly pid: () => number | undefined
  /** Stops the server like `pg_ctl stop -m immediate`: like a crash, after which the next start recovers. Resolves when it is gone. */
  crash(): Promise<void>
  /** Resolves when it answers again. */
  start(): Promise<void>
}

/**
 * The server at DATABASE_URL, or one of our own. A text says why there is none.
 * @param durable waits for the disk as a server does that keeps real data; for tests there is nothing to keep.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer | string> {
  const given = process.env['DATABASE_URL']
  if (given) return { url: given, [Symbol.asyncDispose]: async () => {} }
  return startOwnPostgres({ durable })
}

/**
 * One of our own, whatever DATABASE_URL says. A text says why there is none.
 * @param folder keeps the data for the next start; without it there is a temporary one.
 */
export async function startOwnPostgres({
  durable = false,
  folder,
}: { durable?: boolean; folder?: string } = {}): Promise<OwnPostgres | string> {
  const binaries = await findBinaries()
  if (!binaries) return 'no PostgreSQL server is installed (initdb and postgres) and DATABASE_URL is not set'
  const user = await unprivilegedUser()
  if (typeof user === 'string') return user
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  const place = folder ?? (await mkdtemp(path.join(tmpdir(), 'portage-postgres-')))
  return startIn({ folder: place, isKept: folder !== undefined }, { binaries, user, durable })
}

/** Who runs it: PostgreSQL refuses to run as root. Undefined: whoever we are. */
type User = { readonly uid: number; readonly gid: number } | undefined

async function unprivilegedUser(): Promise<User | string> {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
      )
      if (uid && gid) return { uid, gid }
    } catch {
      // There is no such user here; the next one may be.
    }
  }
  return 'PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody'
}

type Place = { readonly folder: string; readonly isKept: boolean }

type HowToStart = { readonly binaries: string; readonly user: User; readonly durable: boolean }

async function startIn(place: Place, { binaries, user, durable }: HowToStart): Promise<OwnPostgres | string> {
  const { folder, isKept } = place
  let server: ChildProcess | undefined
  const stopNow = (): void => {
    server?.kill(endOf(place))
    if (!isKept) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
  process.once('exit', stopNow)
  // Whoever keeps the data ends the server by itself.
  if (!isKept) for (const signal of SIGNALS) process.once(signal, leave)
  const stop = async (): Promise<void> => {
    process.off('exit', stopNow)
    for (const signal of SIGNALS) process.off(signal, leave)
    await stopProcess(server, endOf(place))
    stopNow()
  }
  try {
    if (user) await chown(folder, user.uid, user.gid)
    const data = path.join(folder, 'data')
    const port = await freePort()
    const initdb = ['-D', data, '-U', 'portage', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    if (isKept) await endFormer(data)
    if (!existsSync(path.join(data, 'PG_VERSION'))) {
      await run(path.join(binaries, 'initdb'), initdb, { cwd: folder, ...user })
    }
    const sockets = isKept ? '' : folder
    const own = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${sockets}`]
    const quick = durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
    const settings = [...own, 'max_connections=200', ...quick]
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    const url = `postgres://portage@127.0.0.1:${port}/postgres`
    const start = async (): Promise<void> => {
      server = spawn(path.join(binaries, 'postgres'), args, { cwd: folder, stdio: 'ignore', ...user })
      await untilItAnswers(url, server)
    }
    await start()
    return { url, pid: () => server?.pid, crash: () => stopProcess(server), start, [Symbol.asyncDispose]: stop }
  } catch (cause) {
    await stop()
    return `PostgreSQL does not start: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

/** A signal by itself would end us without the `exit` that ends the server. */
function leave(): never {
  process.exit(1)
}

/** The folder that holds both initdb and postgres. */
async function findBinaries(): Promise<string | undefined> {
  const named = await run('pg_config', ['--bindir']).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  )
  const packaged = await readdir('/usr/lib/postgresql').catch(() => [])
  const newestFirst = packaged.toSorted((a, b) => Number(b) - Number(a))
  const folders = [
    ...named,
    ...newestFirst.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ]
  for (const folder of folders) {
    const found = await Promise.all(
      ['initdb', 'postgres'].map((name) => stat(path.join(folder, name)).catch(() => undefined)),
    )
    if (found.every((file) => file?.isFile())) return folder
  }
  return undefined
}

/** Throws when the server ends instead, or lets nobody in within 30 s. It listens before it is ready. */
async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt++) {
    if (await answers(url)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(server.exitCode === null ? 'it does not answer within 30 s' : `it ends with code ${server.exitCode}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Where nothing is kept, at once; otherwise as quickly as nothing is lost. */
function endOf({ isKept }: Place): NodeJS.Signals {
  return isKept ? 'SIGINT' : 'SIGQUIT'
}

async function stopProcess(server: ChildProcess | undefined, signal: NodeJS.Signals = 'SIGQUIT'): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill(signal)
  await ended
}

/** Ends the server of a start that was killed, which outlives who started it. */
async function endFormer(data: string): Promise<void> {
  const [pid, folder] = (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (!pid || folder !== data) return
  for (let attempt = 0; attempt < 100 && isRunning(Number(pid)); attempt++) {
    if (attempt === 0) process.kill(Number(pid), 'SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
