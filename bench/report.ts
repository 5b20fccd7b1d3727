// Report: what was measured, as the Markdown that is printed and kept in docs/benchmarks.md.

import { readFile, writeFile } from 'node:fs/promises'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import type { Start } from './first-start.ts'
import type { Turn } from './load.ts'
import type { Measured } from './rounds.ts'

const PAGE = new URL('../docs/benchmarks.md', import.meta.url)
const BEGIN = '<!-- measured: begin -->'
const END = '<!-- measured: end -->'

export function describeMachine(day: Temporal.PlainDate, pinned: boolean, command: string): string {
  const cores = pinned ? 'servers on core 0, load and PostgreSQL on core 1' : 'not pinned to cores'
  return [
    `Measured on ${day.toString()} by \`${command}\`.`,
    '',
    `- ${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${gigabytes(totalmem())} GB, ${platform()} ${arch()}; ${cores}`,
    `- Node ${process.version}`,
    `- load average when it began: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  ].join('\n')
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(0)
}

export function describeStarts(starts: readonly Start[]): string {
  const of = (value: (start: Start) => number, digits: number): string => middle(starts.map(value)).toFixed(digits)
  const rows = [
    ['first start on an empty folder, until ready', '12', `${of(({ first }) => first, 1)} s`],
    ['later start, until ready', '2', `${of(({ later }) => later, 1)} s`],
    ['first start, then `examples/connect.sh`', '90', `${of(({ first, trip }) => first + trip, 1)} s`],
    ['memory at rest, the server with PGlite', '200', `${of(({ memory }) => memory, 0)} MB`],
    ['memory at rest, the demo app beside it', '', `${of(({ demoAppMemory }) => demoAppMemory, 0)} MB`],
  ]
  return table(['`npm start`', 'at most', `median of ${starts.length}`], rows)
}

/**
 * Every ratio is taken within one round; the lowest and the highest round say how quiet the machine was. What a neighbour
 * takes from the caches only ever adds to the CPU time: the least of all rounds is the steadiest figure.
 */
export function describeRounds(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ scene, rounds }) => {
    const ours = rounds.map(({ portage }) => portage)
    const limits = rounds.map(({ limit }) => limit)
    const share = (value: (turn: Turn) => number): readonly number[] =>
      rounds.map(({ portage, limit }) => value(portage) / value(limit))
    const least = (leastCpu(ours) / leastCpu(limits)).toFixed(2)
    return [
      [`**${scene}**`, ...describeTurns(ours)],
      ['the limit', ...describeTurns(limits)],
      ['ratio', spread(share(({ perSecond }) => perSecond)), '', '', spread(share(({ cpu }) => cpu)), least],
    ]
  })
  return table(['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU us of the server', 'least CPU us'], rows)
}

function describeTurns(turns: readonly Turn[]): readonly string[] {
  const of = (value: (turn: Turn) => number, digits: number): string => middle(turns.map(value)).toFixed(digits)
  return [
    of(({ perSecond }) => perSecond, 0),
    of(({ p50 }) => p50, 1),
    of(({ p99 }) => p99, 1),
    of(({ cpu }) => cpu, 0),
    leastCpu(turns).toFixed(0),
  ]
}

function leastCpu(turns: readonly Turn[]): number {
  return Math.min(...turns.map(({ cpu }) => cpu))
}

function spread(ratios: readonly number[]): string {
  const [lowest, highest] = [Math.min(...ratios), Math.max(...ratios)]
  return `**${middle(ratios).toFixed(2)}** (${lowest.toFixed(2)} to ${highest.toFixed(2)})`
}

function middle(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Only what stands between the two marks is written anew; the rest of the page is written by hand. */
export async function writeReport(report: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8')
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`docs/benchmarks.md has lost its marks, ${BEGIN} and ${END}`)
  await writeFile(PAGE, `${page.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${page.slice(end)}`)
}
