// Snapshot: an embedded database as the migrations leave it, made once and kept, because a first boot takes seconds.

import { createHash, randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { migrate, readMigrations } from '../src/database/migrate.ts'
import { openDatabase, type Database } from '../src/database/open.ts'

/** Names one state of the schema: another migration, another name. */
export async function schemaVersion(): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** How a database comes to the state that many tests begin with. */
export type Recipe = {
  /** Changes whenever what `prepare` leaves behind would change. */
  version(): Promise<string>
  prepare(database: Database): Promise<unknown>
}

export const migrated: Recipe = { version: schemaVersion, prepare: migrate }

/** What `openDatabase` takes as a snapshot. Several processes may ask at once: each gets a whole one. */
export async function snapshotOf(recipe: Recipe): Promise<Blob> {
  const file = path.join(tmpdir(), `portage-snapshot-${userInfo().username}-${await recipe.version()}.tar`)
  const kept = await readFile(file).catch(() => undefined)
  if (kept) return new Blob([kept])
  const made = await makeSnapshot(recipe)
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, made, { mode: 0o600 })
  await rename(unfinished, file)
  return new Blob([made])
}

async function makeSnapshot(recipe: Recipe): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-snapshot-'))
  try {
    const database = await openDatabase({ kind: 'pglite', folder }, rethrow)
    await recipe.prepare(database)
    await database.close()
    // A snapshot is of a running database, so each copy begins with a recovery, whose progress timer would never end.
    await appendFile(path.join(folder, 'database', 'postgresql.conf'), '\nlog_startup_progress_interval = 0\n')
    const pglite = await PGlite.create({ dataDir: path.join(folder, 'database') })
    await forgetLog(pglite, path.join(folder, 'database', 'pg_wal'))
    const dump = await pglite.dumpDataDir('none')
    await pglite.close()
    return new Uint8Array(await dump.arrayBuffer())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The log kept for later is half of the bytes, and every copy would carry it; a copy makes its own. */
async function forgetLog(pglite: PGlite, folder: string): Promise<void> {
  await pglite.exec('checkpoint')
  const { rows } = await pglite.query<{ present: string }>('select pg_walfile_name(pg_current_wal_lsn()) as present')
  for (const file of await readdir(folder)) {
    if (/^[0-9A-F]{24}$/.test(file) && file !== rows[0]?.present) await rm(path.join(folder, file))
  }
}

function rethrow(error: Error): never {
  throw error
}
