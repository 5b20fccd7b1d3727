// Migrations: plain .sql files, in order of their names, each in a transaction, never edited once they have run.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Problem } from '../platform/problem.ts'
import { CompiledQuery, sql, type Transaction } from 'kysely'
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

/** Milliseconds between two sentences of one that waits. */
const TELL_EVERY = 10_000

const WAITS = 'Another server is bringing the database up to date. This one waits until it is done.'

/**
 * Brings the schema up to date, however long it takes, and gives the names that ran. Several nodes may call it at once:
 * one works, the others wait, and tell so every now and then. Throws a Problem
 * `cannot_start` when a file was changed after it ran, or when the database is ahead of us.
 */
export async function migrate(
  database: Database,
  tell: (sentence: string) => void = () => {},
  tellEvery = TELL_EVERY,
): Promise<readonly string[]> {
  const migrations = await readMigrations()
  const work = async (tx: Transaction<Tables>): Promise<readonly string[]> => {
    const telling = setInterval(() => tell(WAITS), tellEvery)
    await sql`select pg_advisory_xact_lock(7268433)`.execute(tx).finally(() => clearInterval(telling))
    await sql`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now()
    )`.execute(tx)
    const { rows } = await sql<{ name: string; checksum: string }>`select name, checksum from migration`.execute(tx)
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
    if (applied.size === 0) await demandEmpty(tx)
    demandSameHistory(migrations, applied)
    const due = migrations.filter(({ name }) => !applied.has(name))
    for (const { name, text, checksum } of due) {
      for (const statement of splitStatements(text)) await tx.executeQuery(CompiledQuery.raw(statement))
      await sql`insert into migration (name, checksum) values (${name}, ${checksum})`.execute(tx)
    }
    return due.map(({ name }) => name)
  }
  return database.transaction(work, { isPatient: true }).catch((error: unknown) => {
    throw /^XX00[12]$/.test(sqlState(error) ?? '') ? damaged(error) : error
  })
}

/** A page that fails its checksum, or makes no sense (XX001, XX002). */
function damaged(cause: unknown): Problem {
  const how = cause instanceof Error ? cause.message : String(cause)
  return new Problem('cannot_start', `The database is damaged (${how}). Restore a backup.`, { cause })
}

/** Tables of ours that no migration is known to have made: the list of migrations is lost. */
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

/** A statement ends at a semicolon at the end of a line; the body of a function ends with `$$;`. */
export function splitStatements(text: string): readonly string[] {
  const statements: string[] = []
  let current = ''
  let quoted = false
  for (const line of text.split('\n')) {
    if (!quoted && /^\s*(--.*)?$/.test(line)) continue
    current += `${line}\n`
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) quoted = !quoted
    if (!quoted && /;\s*(--.*)?$/.test(line)) {
      statements.push(current)
      current = ''
    }
  }
  return current.trim() === '' ? statements : [...statements, current]
}
