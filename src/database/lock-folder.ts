// The lock on a data folder: two servers writing one embedded database would destroy it.

import { createHash } from 'node:crypto'
import { access, constants, realpath, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Problem } from '../platform/problem.ts'

/**
 * Holds the lock until the returned function is called or the process ends. The lock is a listening socket, which the
 * system closes however the process ends; a file with a process id would survive a crash and could name another process.
 * Throws a Problem `cannot_start`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const detail = `The data folder ${folder} is not writable. Give this user the right, or name another with DATA_FOLDER.`
    throw new Problem('cannot_start', detail, { cause })
  }
  const address = addressOf(await realpath(folder))
  if (address.endsWith('.lock')) await removeUnlessAnswered(address, folder)
  const server = net.createServer((socket) => socket.end())
  await listen(server, address, folder)
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/**
 * A hash, because the path of a socket has at most about 100 characters. On Linux it is a name without a file (an abstract
 * socket), so that nothing is left behind and two processes that start at once cannot both hold it.
 */
function addressOf(folder: string): string {
  const name = `portage-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.lock`)
}

/** A crash leaves the socket behind if it is a file. */
async function removeUnlessAnswered(address: string, folder: string): Promise<void> {
  if (await answers(address)) throw locked(folder)
  await rm(address, { force: true })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function listen(server: net.Server, address: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(locked(folder)))
    server.listen(address, () => resolve())
  })
}

function locked(folder: string): Problem {
  const detail = `The data folder ${folder} is in use by another Portage. Stop that one, or name another folder with DATA_FOLDER.`
  return new Problem('cannot_start', detail)
}
