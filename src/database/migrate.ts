// Migrations: plain .sql files, run in the order of their names in one transaction, and never edited once they have run.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { CompiledQuery, sql, type Transaction } from 'kysely'
import { Problem } from '../platform/problem.ts'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'
import { sqlState } from './unavailable.ts'

const FOLDER = new URL('./migrations/', import.meta.url)

export type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Milliseconds between two sentences of a server that waits. */
const TELL_EVERY = 10_000

const WAITS = 'Another server is bringing the database up to date. This one waits until it is done.'

type MigrateOptions = {
  /** Is told, while another server migrates, that this one waits. */
  readonly tell?: (sentence: string) => void
  /** Milliseconds. */
  readonly tellEvery?: number
  readonly migrations?: readonly Migration[]
}

/**
 * Brings the schema up to date, however long it takes, and returns the names of the migrations that ran: all of them, or
 * none where one fails. Several nodes may call it at once: one works while the others wait. Throws a Problem `cannot_start`
 * if a file was changed after it ran, or if the database was migrated by a newer version.
 */
export async function migrate(
  database: Database,
  { tell = () => {}, tellEvery = TELL_EVERY, migrations }: MigrateOptions = {},
): Promise<readonly string[]> {
  const all = migrations ?? (await readMigrations())
  const work = async (tx: Transaction<Tables>): Promise<readonly string[]> => {
    const telling = setInterval(() => tell(WAITS), tellEvery)
    await sql`select pg_advisory_xact_lock(7268433)`.execute(tx).finally(() => clearInterval(telling))
    const due = await findDue(tx, all)
    for (const migration of due) await run(tx, migration)
    return due.map(({ name }) => name)
  }
  return database.transaction(work, { isPatient: true }).catch((error: unknown) => {
    throw isDamage(error) ? damaged(error) : error
  })
}

async function findDue(tx: Transaction<Tables>, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  await sql`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now()
  )`.execute(tx)
  const { rows } = await sql<{ name: string; checksum: string }>`select name, checksum from migration`.execute(tx)
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  if (applied.size === 0) await demandEmpty(tx)
  demandSameHistory(migrations, applied)
  return migrations.filter(({ name }) => !applied.has(name))
}

/** The file is sent whole, and the database finds its statements. Throws an error that names the file and the line. */
async function run(tx: Transaction<Tables>, { name, text, checksum }: Migration): Promise<void> {
  try {
    await tx.executeQuery(CompiledQuery.raw(text))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Problem || isDamage(error)) throw error
    throw new Error(`The migration ${name} fails${lineOf(error, text)}: ${error.message}`, { cause: error })
  }
  await sql`insert into migration (name, checksum) values (${name}, ${checksum})`.execute(tx)
}

/** For instance ` in line 7`; empty where the database names no position (a character, counted from 1). */
function lineOf(error: Error, text: string): string {
  const position = Number('position' in error ? error.position : undefined)
  return position > 0 ? ` in line ${text.slice(0, position - 1).split('\n').length}` : ''
}

/** A page that fails its checksum, or makes no sense (XX001, XX002). */
function isDamage(error: unknown): boolean {
  return /^XX00[12]$/.test(sqlState(error) ?? '')
}

function damaged(cause: unknown): Problem {
  const how = cause instanceof Error ? cause.message : String(cause)
  return new Problem('cannot_start', `The database is damaged (${how}). Restore a backup.`, { cause })
}

/** Throws if the schema exists without a list of migrations: the list was lost. */
async function demandEmpty(tx: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('journal_entry')::text as found`.execute(tx)
  if (rows[0]?.found === null) return
  throw new Problem(
    'cannot_start',
    'The database has lost which migrations it has been through, and is damaged. Nothing was changed. Restore a backup.',
  )
}

function demandSameHistory(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new Problem(
        'cannot_start',
        `The migration ${name} was changed after it ran here. Restore the file as it was.`,
      )
    }
  }
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    const detail = `The database was migrated by a newer Portage (${unknown.join(', ')}). Start that version, or restore a backup.`
    throw new Problem('cannot_start', detail)
  }
}
