// PostgreSQL for tests and benchmarks: a throw-away server made from the binaries that this machine has.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { chown, mkdtemp, readdir, stat } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type PostgresServer = AsyncDisposable & { readonly url: string }

/** The server at DATABASE_URL, or one of our own. A text says why there is none. */
export async function startPostgres(): Promise<PostgresServer | string> {
  const given = process.env['DATABASE_URL']
  if (given) return { url: given, [Symbol.asyncDispose]: async () => {} }
  const binaries = await findBinaries()
  if (!binaries) return 'no PostgreSQL server is installed (initdb and postgres) and DATABASE_URL is not set'
  const user = await unprivilegedUser()
  if (typeof user === 'string') return user
  return startIn(await mkdtemp(path.join(tmpdir(), 'portage-postgres-')), binaries, user)
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

async function startIn(folder: string, binaries: string, user: User): Promise<PostgresServer | string> {
  let server: ChildProcess | undefined
  const stopNow = (): void => {
    server?.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
  process.once('exit', stopNow)
  for (const signal of SIGNALS) process.once(signal, leave)
  const stop = async (): Promise<void> => {
    process.off('exit', stopNow)
    for (const signal of SIGNALS) process.off(signal, leave)
    await stopProcess(server)
    stopNow()
  }
  try {
    if (user) await chown(folder, user.uid, user.gid)
    const data = path.join(folder, 'data')
    const port = await freePort()
    const initdb = ['-D', data, '-U', 'portage', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    await run(path.join(binaries, 'initdb'), initdb, { cwd: folder, ...user })
    const quick = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200']
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...quick]
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    server = spawn(path.join(binaries, 'postgres'), args, { cwd: folder, stdio: 'ignore', ...user })
    await untilItListens(port, server)
    return { url: `postgres://portage@127.0.0.1:${port}/postgres`, [Symbol.asyncDispose]: stop }
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

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Throws when the server ends instead, or does not listen within 30 s. */
async function untilItListens(port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt++) {
    if (await listens(port)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(server.exitCode === null ? 'it does not listen within 30 s' : `it ends with code ${server.exitCode}`)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** An immediate end: there is nothing in it to keep. */
async function stopProcess(server: ChildProcess | undefined): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGQUIT')
  await ended
}
