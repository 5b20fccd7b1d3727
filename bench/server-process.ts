// Server process: a server of its own process, held to one core where the machine lets us, and what it has used.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { freePort } from '../tools/free-port.ts'

export type ServerProcess = AsyncDisposable & { readonly origin: string; readonly pid: number }

/** Servers run on core 0; the load, and the database where it is a process, on the others. False: it cannot be had. */
export function leaveCoreToServers(): boolean {
  return spawnSync('taskset', ['-cp', '1', String(process.pid)]).status === 0
}

/** Resolves when it answers HTTP. @param output the file that it writes to. */
export async function startServer(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: string,
  pinned: boolean,
): Promise<ServerProcess> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const [command, ...before] = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath]
  const file = openSync(output, 'a')
  const env = { ...process.env, PORT: String(port), ISSUER: origin, ...environment }
  const server = spawn(command, [...before, ...args], { stdio: ['ignore', file, file], env })
  closeSync(file)
  if (!(await answers(origin, server))) {
    server.kill('SIGKILL')
    throw new Error(`the server at ${origin} does not answer. It says:\n${readFileSync(output, 'utf8').slice(-2000)}`)
  }
  return {
    origin,
    pid: server.pid ?? 0,
    async [Symbol.asyncDispose]() {
      if (server.exitCode !== null) return
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}

/** False when it ends instead, or does not answer within 30 s. */
async function answers(origin: string, server: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 600 && server.exitCode === null; attempt++) {
    const response = await fetch(`${origin}/health/ready`).catch(() => undefined)
    if (response) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

/** A tick of /proc is a hundredth of a second on every Linux that Node runs on. */
const MICROSECONDS_PER_TICK = 10_000

/** Processor time so far, in microseconds. NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  const fields = readProc(pid, 'stat').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK
}

/** Resident memory in megabytes. NaN where there is no /proc. */
export function memoryOf(pid: number): number {
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1]) * 1024) / 1e6
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
