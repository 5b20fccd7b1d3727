// Pooler: a PgBouncer of the test's own in front of a PostgreSQL, in transaction mode, with fewer sessions than its clients need.

import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../tools/free-port.ts'
import net from 'node:net'
import { until } from './until.ts'

const PLACES = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer']

export type Pooler = AsyncDisposable & {
  /** The URL of the same database through PgBouncer. */
  readonly url: string
}

/** Returns `undefined` if PgBouncer is not installed. */
export async function openPooler(url: string): Promise<Pooler | undefined> {
  const program = PLACES.find((place) => existsSync(place))
  if (!program) return undefined
  const target = new URL(url)
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-pooler-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const file = path.join(folder, 'pooler.ini')
  await writeFile(
    file,
    `[databases]
* = host=${target.hostname} port=${target.port} user=${target.username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
server_round_robin = 1
`,
  )
  // It refuses to run as root.
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child = spawn(program, ['-q', ...asNobody, file], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  await until(() => {
    assert.equal(child.exitCode, null, 'PgBouncer has ended')
    return listens(port)
  })
  target.port = String(port)
  return {
    url: target.href,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}
