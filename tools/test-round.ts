// Test round: some test files on one database, with a line for each story, every failure in full, and why anything is skipped.

import path from 'node:path'
import { run } from 'node:test'
import type { EventData } from 'node:test'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

export type Print = (line: string) => void

export type Round = {
  readonly title: string
  readonly files: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** A file that fails is run once more, alone: what passes then depends on chance, load or the day, and is named. */
  readonly again?: boolean
  /** Never ends: what depends on a file that changes is run again. */
  readonly watch?: boolean
}

export const STORIES = 'test/stories/'

/** A file that takes longer is stopped and has failed: far more than any takes, on a busy machine too. */
const LONGEST_FILE_MS = 900_000

/** A file beside the code that takes longer is told, as stories are. */
const WORTH_A_LINE_MS = 3000

/** What was compiled before, kept for the next process: it is half of what a small test file costs. */
const COMPILED = path.resolve('node_modules/.cache/compiled')

/** Most files run the embedded database for a second or two: to optimize its code costs more than it gains. */
const QUICK_START = ['--liftoff-only']

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 }

export async function runRound(round: Round, print: Print): Promise<Counts> {
  if (round.files.length === 0) return NOTHING
  const { counts, failing } = await runFiles(round, print)
  if (!round.again) return [...counts.values()].reduce(add, NOTHING)
  for (const file of failing) {
    print(`  again, alone: ${file} (${round.title})`)
    const alone = await runFiles({ ...round, files: [file] }, print)
    if (alone.failing.size > 0) continue
    print(`  flaky: ${file}`)
    for (const [name, count] of alone.counts) counts.set(name, count)
  }
  return [...counts.values()].reduce(add, NOTHING)
}

type Outcome = {
  /** Results by file. */
  readonly counts: Map<string, Counts>
  readonly failing: ReadonlySet<string>
}

async function runFiles({ title, files, environment, watch = false }: Round, print: Print): Promise<Outcome> {
  const skips = new Map<string, number>()
  const output = new Map<string, string>()
  const failing = new Set<string>()
  const counts = new Map<string, Counts>()
  const events = run({
    files,
    watch,
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
  events.on('test:summary', ({ file, counts: { tests, passed, skipped, todo }, duration_ms }) => {
    if (file === undefined) return
    const result = { passed, failed: tests - passed - skipped - todo, skipped }
    counts.set(shortPath(file), result)
    if (result.failed > 0 || watch || duration_ms > WORTH_A_LINE_MS || shortPath(file).startsWith(STORIES)) {
      print(writeOutcome(shortPath(file), title, result, duration_ms))
    }
  })
  events.resume()
  await new Promise((resolve, reject) => events.once('end', resolve).once('error', reject))
  for (const [reason, count] of skips) print(`  ${count} skipped (${title}): ${reason}`)
  for (const file of failing) {
    const counted = counts.get(file) ?? NOTHING
    // It may have died before or after its tests, or without any.
    if (counted.failed === 0) counts.set(file, { ...counted, failed: 1 })
  }
  for (const file of failing) if (output.has(file)) print(`  what ${file} wrote:\n${output.get(file)}`)
  return { counts, failing }
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

export function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  }
}
