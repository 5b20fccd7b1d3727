// Test run: the usual one, beside the code and the stories on PGlite; the long one, what takes long and every story on PostgreSQL.

import path from 'node:path'
import { run } from 'node:test'
import type { EventData } from 'node:test'
import { startPostgres } from './postgres.ts'
import { repositoryPaths } from './repository.ts'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

type Print = (line: string) => void

type Round = {
  readonly title: string
  readonly files: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

const STORIES = 'test/stories/'

/** A file that takes longer is stopped and has failed: far more than any takes, on a busy machine too. */
const LONGEST_FILE_MS = 900_000

/** What takes long: whole browsers, whole server processes, statistics, all of the books. `npm run test:long` runs it. */
const LONG =
  /(^|\/)(browser-|console-|client-|reference-page|start-|crash-|processes-|race-|timing-|fdx-books|books)[a-z-]*\.test\.ts$/

/** What was compiled before, kept for the next process: it is half of what a small test file costs. */
const COMPILED = path.resolve('node_modules/.cache/compiled')

/** Most files run the embedded database for a second or two: to optimize its code costs more than it gains. */
const QUICK_START = ['--liftoff-only']

export type Length = 'usual' | 'long'

/** Runs the tests of one length and prints a line for each story, every failure in full, and why anything is skipped. */
export async function runTests(print: Print, length: Length = 'usual'): Promise<Counts> {
  const all = (await repositoryPaths()).filter((file) => file.endsWith('.test.ts'))
  const files = all.filter((file) => LONG.test(file) === (length === 'long'))
  const rest = files.filter((file) => !isStory(file))
  const environment = { PORTAGE_TEST_DATABASE: 'pglite', PORTAGE_TEST_LENGTH: length }
  const counts = [
    await runRound({ title: 'beside the code', files: rest, environment }, print),
    await runRound({ title: 'PGlite', files: files.filter(isStory), environment }, print),
  ]
  if (length === 'long') counts.push(await runOnPostgres(all.filter(isStory), print))
  else
    print(`  ${all.length - files.length} longer files, and the stories on PostgreSQL, are left to npm run test:long`)
  return counts.reduce(add)
}

function isStory(file: string): boolean {
  return file.startsWith(STORIES)
}

async function runOnPostgres(stories: readonly string[], print: Print): Promise<Counts> {
  const server = await startPostgres()
  if (typeof server === 'string') {
    print(`  skipped on PostgreSQL: ${server}`)
    return { passed: 0, failed: 0, skipped: 0 }
  }
  await using postgres = server
  const environment = { PORTAGE_TEST_DATABASE: 'postgres', PORTAGE_TEST_LENGTH: 'long', DATABASE_URL: postgres.url }
  return await runRound({ title: 'PostgreSQL', files: stories, environment }, print)
}

async function runRound({ title, files, environment }: Round, print: Print): Promise<Counts> {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 }
  const skips = new Map<string, number>()
  const output = new Map<string, string>()
  const failing = new Set<string>()
  let total: Counts = { passed: 0, failed: 0, skipped: 0 }
  const events = run({
    files,
    concurrency: 2,
    timeout: LONGEST_FILE_MS,
    execArgv: QUICK_START,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...environment },
  })
  events.on(
    'test:stderr',
    ({ file, message }) => void output.set(shortPath(file), (output.get(shortPath(file)) ?? '') + message),
  )
  events.on('test:pass', ({ skip }) => {
    if (skip !== undefined) skips.set(String(skip), (skips.get(String(skip)) ?? 0) + 1)
  })
  events.on('test:fail', (failure) => {
    failing.add(shortPath(failure.file ?? ''))
    if (!isOnlyOfSubtests(failure)) print(writeFailure(failure, title))
  })
  events.on('test:summary', ({ file, counts, duration_ms }) => {
    const { tests, passed, skipped, todo } = counts
    const result = { passed, failed: tests - passed - skipped - todo, skipped }
    if (file === undefined) total = result
    else if (result.failed > 0 || shortPath(file).startsWith(STORIES)) {
      print(writeOutcome(shortPath(file), title, result, duration_ms))
    }
  })
  events.resume()
  await new Promise((resolve, reject) => events.once('end', resolve).once('error', reject))
  for (const [reason, count] of skips) print(`  ${count} skipped (${title}): ${reason}`)
  for (const file of failing) if (output.has(file)) print(`  what ${file} wrote:\n${output.get(file)}`)
  return total
}

function writeOutcome(file: string, title: string, { passed, failed }: Counts, milliseconds: number): string {
  const outcome = failed > 0 ? 'FAILED' : 'ok    '
  return `  ${outcome}  ${passed} passed, ${failed} failed, ${seconds(milliseconds)}  ${file} (${title})`
}

function writeFailure({ name, file = '', line, details }: EventData.TestFail, title: string): string {
  const { cause, message } = details.error
  const reason = cause instanceof Error ? (cause.stack ?? cause.message) : message
  return `\n  FAILED  ${name} (${title})\n  ${shortPath(file)}${line === undefined ? '' : `:${line}`}\n${indent(reason)}\n`
}

/** Says nothing new: the subtest that failed is printed already. */
function isOnlyOfSubtests({ details }: EventData.TestFail): boolean {
  return 'failureType' in details.error && details.error.failureType === 'subtestsFailed'
}

function shortPath(file: string): string {
  return file.replace(`${process.cwd()}/`, '')
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  }
}

if (import.meta.main) {
  const { passed, failed } = await runTests(console.log, process.argv.includes('--long') ? 'long' : 'usual')
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
