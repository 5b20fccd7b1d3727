// Free port: a port of this machine on which nobody listens, and which no other test is given at the same time.

import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that systems give to whoever asks for any port: between being named and being used it would be taken. */
const FIRST = 20_000

/** Each process chooses from ports of its own, so that files which are tested side by side never choose the same. */
const PROCESSES = 400
const OF_ONE_PROCESS = 30

let chosen = 0

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < OF_ONE_PROCESS; tries++) {
    const port = FIRST + (process.pid % PROCESSES) * OF_ONE_PROCESS + (chosen++ % OF_ONE_PROCESS)
    if (await isFree(port)) return port
  }
  throw new Error(`no port is free of the ${OF_ONE_PROCESS} that this process chooses from`)
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch {
    return false
  }
  probe.close()
  await once(probe, 'close')
  return true
}
