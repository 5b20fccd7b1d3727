// Test run: the usual one, beside the code and the stories on PGlite; the long one, what takes long and every story on PostgreSQL.

import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from './postgres.ts'
import { repositoryPaths } from './repository.ts'
import { add, NOTHING, runRound, seconds, STORIES, type Counts, type Print } from './test-round.ts'

/** Code bases that others wrote, sent to a whole server. */
const COMPATIBILITY = 'test/compatibility/'

/** Banks of a test's own that misbehave for a long time. Neither run holds them: `npm run test:banks` does. */
const BANKS = 'test/banks/'

/** What takes long: whole browsers and server processes, statistics, every customer's books, whoever hangs. `npm run test:long` runs it. */
const LONG_FIRST_WORDS = 'browser client console crash fuzz processes race start timing'.split(' ')
const LONG_FILES: ReadonlySet<string> = new Set([
  'account-changes',
  'agree',
  'bank-return',
  'banking-balances',
  'books',
  'embedded-statements',
  'every-get',
  'fdx-books',
  'fdx-clusters',
  'fdx-consented',
  'fdx-hubs',
  'fdx-updates-kinds',
  'fdx6-tax',
  'grant-tokens',
  'hanging-bank',
  'inventory',
  'jobs',
  'notifications-delivery',
  'notifications-feed',
  'notifications-hanging',
  'providers',
  'reference-page',
  'safe-fetch-peers',
  'secret-key',
  'try-bank',
  'webhooks',
])

/** Stories of what a browser does with a page, whichever database is behind it: they run on PGlite alone. */
const BROWSER_ALONE: ReadonlySet<string> = new Set(['browser-connect', 'browser-habits'])

function isLong(file: string): boolean {
  if (file.startsWith(COMPATIBILITY)) return true
  const name = path.basename(file, '.test.ts')
  return LONG_FILES.has(name) || LONG_FIRST_WORDS.some((word) => name.startsWith(`${word}-`))
}

export type Length = 'usual' | 'long'

/**
 * Runs the tests of one length.
 * @param pieces of paths: only the files that hold one of them are run, whichever length they are of.
 */
export async function runTests(
  print: Print,
  length: Length = 'usual',
  pieces: readonly string[] = [],
): Promise<Counts> {
  const all = await testFiles(pieces)
  const files = pieces.length > 0 ? all : all.filter((file) => !isOfBanks(file) && isLong(file) === (length === 'long'))
  const environment = { PORTAGE_TEST_DATABASE: 'pglite', PORTAGE_TEST_LENGTH: length }
  const again = length === 'long'
  const rest = files.filter((file) => !isStory(file))
  const counts = [
    await runRound({ title: 'beside the code', files: rest, environment, again }, print),
    await runRound({ title: 'PGlite', files: files.filter(isStory), environment, again }, print),
  ]
  if (length === 'long') counts.push(await runOnPostgres(all.filter(isOnPostgres), print))
  else if (files.length < all.length)
    print(`  ${all.length - files.length} longer files, and the stories on PostgreSQL, are left to npm run test:long`)
  return counts.reduce(add, NOTHING)
}

/** Runs the files again and again, whenever one of them or what it imports has changed, until it is ended. */
async function watchTests(print: Print, pieces: readonly string[]): Promise<never> {
  const files = await testFiles(pieces)
  const environment = { PORTAGE_TEST_DATABASE: 'pglite', PORTAGE_TEST_LENGTH: 'usual' }
  await runRound({ title: 'watched', files, environment, watch: true }, print)
  throw new Error('The watch has ended.')
}

/** Throws when a piece is of no file. */
async function testFiles(pieces: readonly string[]): Promise<readonly string[]> {
  const all = (await repositoryPaths()).filter((file) => file.endsWith('.test.ts'))
  const lost = pieces.find((piece) => !all.some((file) => file.includes(piece)))
  if (lost !== undefined) throw new Error(`No test file has ${lost} in its path. Look at: git ls-files '*.test.ts'`)
  return pieces.length === 0 ? all : all.filter((file) => pieces.some((piece) => file.includes(piece)))
}

function isOnPostgres(file: string): boolean {
  return isStory(file) && !BROWSER_ALONE.has(path.basename(file, '.test.ts'))
}

function isOfBanks(file: string): boolean {
  return file.startsWith(BANKS)
}

function isStory(file: string): boolean {
  return file.startsWith(STORIES) || file.startsWith(COMPATIBILITY)
}

async function runOnPostgres(stories: readonly string[], print: Print): Promise<Counts> {
  if (stories.length === 0) return NOTHING
  const server = await startPostgres()
  if (typeof server === 'string') {
    print(`  skipped on PostgreSQL: ${server}`)
    return NOTHING
  }
  await using postgres = server
  const environment = { PORTAGE_TEST_DATABASE: 'postgres', PORTAGE_TEST_LENGTH: 'long', DATABASE_URL: postgres.url }
  return await runRound({ title: 'PostgreSQL', files: stories, environment, again: true }, print)
}

/** The end of a command that counts: how long it took and the closing line. What was typed wrong is one sentence. */
export async function closeWith(body: () => Promise<Pick<Counts, 'passed' | 'failed'>>): Promise<void> {
  const start = performance.now()
  try {
    const { passed, failed } = await body()
    console.log(`\n${seconds(performance.now() - start)}`)
    console.log(`${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 ? 1 : 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

if (import.meta.main) {
  await closeWith(() => {
    const flag = { type: 'boolean', default: false } as const
    const { values, positionals } = parseArgs({ options: { long: flag, watch: flag }, allowPositionals: true })
    if (values.watch) return watchTests(console.log, positionals)
    return runTests(console.log, values.long ? 'long' : 'usual', positionals)
  })
}
