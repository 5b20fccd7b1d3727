// Check: everything that must hold before a change is accepted, in one list, the same on a laptop and in CI.

import { execFile } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { nearestName } from '../src/platform/nearest-name.ts'
import { checkComparisons } from './comparisons.ts'
import { writeFinding, type Finding } from './finding.ts'
import { checkFloors } from './floors.ts'
import { staleGolden } from './golden.ts'
import { readRepository } from './repository.ts'
import { closeWith, runTests } from './test.ts'
import { seconds } from './test-round.ts'
import { checkTidy } from './tidy.ts'

type Step = {
  readonly name: string
  /** Returns what is wrong, in full; an empty text if nothing is. */
  readonly run: (write: boolean) => Promise<string>
}

const CODE = ['src', 'client', 'demo', 'test', 'bench', 'tools']

/** Two at a time: the machine that counts has two cores. */
const STEPS: readonly Step[] = [
  { name: 'types', run: () => runTool('tsc', ['--noEmit', '-p', 'tsconfig.json']) },
  { name: 'lint', run: () => runTool('oxlint', ['--type-aware', '--deny-warnings', ...CODE]) },
  { name: 'format', run: (write) => runTool('oxfmt', [write ? '--write' : '--check', ...CODE]) },
  { name: 'tidy', run: async () => writeFindings(checkTidy(await readRepository())) },
  { name: 'floors', run: async () => writeFindings(checkFloors(await readSources())) },
  { name: 'comparisons', run: async () => writeFindings(checkComparisons()) },
  { name: 'golden', run: checkGolden },
]

const NAMES = [...STEPS.map(({ name }) => name), 'tests']

/** Every step but the tests, then the tests; those named in `only`, or all. Gives how many failed and passed. */
async function check(only: readonly string[], write: boolean): Promise<{ passed: number; failed: number }> {
  const isAsked = (name: string): boolean => only.length === 0 || only.includes(name)
  const waiting = STEPS.filter(({ name }) => isAsked(name))
  let failed = 0
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) if (!(await runStep(step, write))) failed++
  }
  await Promise.all([work(), work()])
  if (!isAsked('tests')) return { passed: 0, failed }
  const counts = await runTests(console.log)
  return { passed: counts.passed, failed: failed + counts.failed }
}

/** Throws for a name that no step has: it would check nothing and call that success. */
function readNames(text = ''): readonly string[] {
  const names = text.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !NAMES.includes(name))
  if (unknown === undefined) return names
  const meant = nearestName(unknown, NAMES)
  throw new Error(
    `There is no check ${unknown}.${meant === undefined ? '' : ` Did you mean ${meant}?`} There are ${NAMES.join(', ')}.`,
  )
}

async function runStep({ name, run }: Step, write: boolean): Promise<boolean> {
  const start = performance.now()
  const wrong = await run(write).catch((error: unknown) =>
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  )
  const outcome = wrong === '' ? 'ok    ' : 'FAILED'
  console.log(`${outcome}  ${name}, ${seconds(performance.now() - start)}`)
  if (wrong !== '') console.log(`${wrong}\n`)
  return wrong === ''
}

/** What the tool wrote when it ended with an error; empty when it did not. */
function runTool(name: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(path.resolve('node_modules/.bin', name), args, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}`.trim() || error.message : '')
    })
  })
}

async function checkGolden(write: boolean): Promise<string> {
  const stale = await staleGolden({ write })
  if (stale.length === 0 || write) return ''
  return `${stale.join(', ')}: not what the code would write now. Run npm run check -- --write, and read the difference.`
}

async function readSources(): Promise<Record<string, string>> {
  const files = (await readRepository()).filter((file) => file.path.endsWith('.ts'))
  return Object.fromEntries(files.map(({ path: name, text }) => [name, text]))
}

function writeFindings(findings: readonly Finding[]): string {
  return findings.map(writeFinding).join('\n')
}

if (import.meta.main) {
  await closeWith(async () => {
    const options = { only: { type: 'string' }, write: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const names = readNames(values.only)
    return positionals.length > 0 ? runTests(console.log, 'usual', positionals) : check(names, values.write)
  })
}
