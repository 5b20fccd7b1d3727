// Measures Portage beside the limit of the same machine: `npm run bench -- [--only start,tokens,page,banks] [--write] ...`.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../tools/postgres.ts'
import { measureBanks } from './banks/measure-banks.ts'
import { measureStart, type Start } from './first-start.ts'
import { describeMachine, describeRounds, describeStarts, writeReport } from './report.ts'
import { CONNECTIONS, measurePglite, measurePostgres, type Plan } from './rounds.ts'
import { leaveCoreToServers } from './server-process.ts'

const STARTS = 3

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'start,tokens,page,banks' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '9' },
    database: { type: 'string', default: 'postgres,pglite' },
    /** A folder for the CPU profile of Portage, as it is written at its end. */
    profile: { type: 'string' },
    /** Puts the figures into docs/benchmarks.md. */
    write: { type: 'boolean', default: false },
  },
})

const scratch = await mkdtemp(path.join(tmpdir(), 'portage-bench-'))
try {
  await main()
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const only = values.only.split(',')
  const sections: string[] = []
  const say = (section: string): void => {
    sections.push(section)
    console.log(`${section}\n`)
  }
  // Starts come first: they have both cores, and the rounds do not.
  const starts: Start[] = []
  while (only.includes('start') && starts.length < STARTS) starts.push(await measureStart(scratch))
  const pinned = leaveCoreToServers()
  say(describeMachine(Temporal.Now.plainDateISO(), pinned, ['npm run bench --', ...process.argv.slice(2)].join(' ')))
  if (starts.length > 0) say(describeStarts(starts))
  const plan: Plan = {
    only,
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    pinned,
    scratch,
    nodeArgs: values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
  }
  if (only.includes('tokens') || only.includes('page')) await measureDatabases(plan, say)
  if (only.includes('banks')) say(await measureBanks())
  if (values.write) await writeReport(sections.join('\n\n'))
}

async function measureDatabases(plan: Plan, say: (section: string) => void): Promise<void> {
  say(`${CONNECTIONS} connections, ${plan.rounds} rounds of ${plan.seconds} s each; medians, and (lowest to highest).`)
  if (values.database.includes('postgres')) {
    const server = await startPostgres({ durable: true })
    if (typeof server === 'string') say(`PostgreSQL was not measured: ${server}.`)
    else {
      await using running = server
      const { version, measured } = await measurePostgres(plan, running.url)
      say(`### PostgreSQL ${version}, durable commits\n\n${describeRounds(measured)}`)
    }
  }
  if (values.database.includes('pglite')) {
    say(`### PGlite\n\n${describeRounds(await measurePglite(plan))}`)
  }
}
