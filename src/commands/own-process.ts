// Runs a command in a process of its own, for work whose memory this process would otherwise keep.

import { strict as assert } from 'node:assert'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { text } from 'node:stream/consumers'
import { Problem } from '../platform/problem.ts'
import type { Environment } from '../platform/option.ts'

const MAIN = new URL('../main.ts', import.meta.url)

/** Throws a Problem `cannot_start` with the command's error message. */
export async function runInOwnProcess(command: string, environment: Environment): Promise<void> {
  // Without this process's flags, which trade time for memory: the memory of the child is freed anyway.
  const env = { ...environment, NODE_COMPILE_CACHE: getCompileCacheDir() }
  const child = fork(MAIN, [command], { env, silent: true, execArgv: [] })
  assert.ok(child.stdout && child.stderr)
  child.stdout.resume()
  const [sentence] = await Promise.all([text(child.stderr), once(child, 'exit')])
  if (child.exitCode !== 0)
    throw new Problem('cannot_start', sentence.trim() || `The command ${command} was ended from outside.`)
}
