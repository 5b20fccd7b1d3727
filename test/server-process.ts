// Server process: `src/portage.js` run for real, as an operator runs it, on ports and in a folder of its own.

import { strict as assert } from 'node:assert'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const MAIN = new URL('../src/portage.js', import.meta.url).pathname

/** Milliseconds until a server is ready or a command has ended; the first start on a busy machine takes many. */
const PATIENCE = 120_000

export type Settings = Readonly<Record<string, string | number>>

export type Ended = {
  /** `undefined` if a signal ended it. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

export type ServerProcess = AsyncDisposable & {
  readonly pid: number
  isAlive(): boolean
  /** Everything printed so far. */
  printed(): string
  /** Resolves when the process has ended. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<Ended>
}

/** Runs a command that is expected to end by itself. */
export async function runCommand(command: readonly string[], settings: Settings = {}): Promise<Ended> {
  const run = start(command, settings)
  return await untilEnded(run)
}

/** Runs a command that waits for something: what it has printed on standard error so far, and its end. */
export function watchCommand(command: readonly string[], settings: Settings = {}) {
  const run = start(command, settings)
  return { warned: () => run.stderr, ended: untilEnded(run) }
}

/** The command must end with 1 and say why in one sentence or two, on one line: not how, and no secret. */
export async function demandRefusal(command: readonly string[], settings: Settings, why: RegExp): Promise<void> {
  const { code, stderr } = await runCommand(command, settings)
  assert.match(stderr, why)
  assert.match(stderr, /^[^\n]+\n$/)
  assert.doesNotMatch(stderr, /because of a bug|Error:|\bat \S+:\d+|secret-word/)
  assert.equal(code, 1)
}

/** Resolves when the server says that it is ready. */
export async function startServer(command: 'demo' | 'serve', settings: Settings): Promise<ServerProcess> {
  const run = start([command], settings)
  const { child } = run
  const ready = command === 'demo' ? 'Portage is ready.' : '"message":"ready"'
  while (!run.stdout.includes(ready)) {
    assert.ok(isAlive(child), `${command} ended: ${run.stderr}`)
    await Promise.race([once(child.stdout!, 'data'), once(child, 'close')])
  }
  clearTimeout(run.patience)
  assert.ok(child.pid)
  return {
    pid: child.pid,
    isAlive: () => isAlive(child),
    printed: () => run.stdout,
    end(signal) {
      child.kill(signal)
      return untilEnded(run)
    },
    async [Symbol.asyncDispose]() {
      if (isAlive(child)) child.kill('SIGKILL')
      await untilEnded(run)
    },
  }
}

type Run = {
  readonly child: ChildProcess
  stdout: string
  stderr: string
  readonly exited: Promise<unknown>
  readonly closed: Promise<unknown>
  readonly patience: NodeJS.Timeout
}

/** The environment holds what the test sets, and what it takes to find programs, the home folder and compiled code. */
function start(command: readonly string[], settings: Settings): Run {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  const own = Object.entries(settings).map(([name, value]): [string, string] => [name, String(value)])
  const child = spawn(process.execPath, [MAIN, ...command], {
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...Object.fromEntries(own) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  child.once('exit', () => clearTimeout(patience))
  const [exited, closed] = [once(child, 'exit'), once(child, 'close')]
  const run: Run = { child, stdout: '', stderr: '', exited, closed, patience }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text))
  return run
}

/** Does not wait for the output of a process that was left behind, so that the test can report it. */
async function untilEnded(run: Run): Promise<Ended> {
  const { child, exited, closed } = run
  await exited
  await Promise.race([closed, delay(1000, undefined, { ref: false })])
  child.stdout?.destroy()
  child.stderr?.destroy()
  const { stdout, stderr } = run
  return { code: child.exitCode ?? undefined, stdout, stderr }
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

export type Folder = AsyncDisposable & {
  readonly path: string
  file(name: string): string
  read(name: string): Promise<string>
}

export async function temporaryFolder(): Promise<Folder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-test-'))
  const file = (name: string): string => path.join(folder, name)
  return {
    path: folder,
    file,
    read: (name) => readFile(file(name), 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Returns true if anything answers at this address. */
export function answers(address: string): Promise<boolean> {
  return fetch(address, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )
}
