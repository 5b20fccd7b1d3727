// Snapshot: an embedded database that is made once and copied for each test, because a first boot takes seconds.

import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, statfs } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { lockFolder } from '../src/database/lock-folder.ts'
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

/** Bytes: of some ten copies, each of fewer than a hundred million. */
const PLENTY = 1e9

/** A database of its own in this state: it is gone when it is closed, or with the process. */
export async function openCopy(recipe: Recipe): Promise<Database> {
  const folder = await mkdtemp(path.join(await quickFolder(), 'portage-copy-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  await copyInto(folder, recipe)
  const database = await openDatabase({ kind: 'pglite', folder }, rethrow)
  return {
    ...database,
    async close() {
      await database.close()
      process.off('exit', remove)
      remove()
    },
  }
}

/** What keeps files in memory, where there is plenty of it: on a disk a copy costs ten times as much. */
async function quickFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  return memory && memory.bavail * memory.bsize > PLENTY ? '/dev/shm' : tmpdir()
}

/** Afterwards the data folder holds a database in this state. */
export async function copyInto(folder: string, recipe: Recipe): Promise<void> {
  await cp(await snapshotOf(recipe), folder, { recursive: true })
}

/** The data folder that copies are made of. Of several processes that ask at once, one makes it and the others wait. */
async function snapshotOf(recipe: Recipe): Promise<string> {
  const kept = path.join(tmpdir(), `portage-snapshot-${userInfo().username}-${await recipe.version()}`)
  const making = `${kept}.making`
  while (!existsSync(kept)) {
    await mkdir(making, { recursive: true, mode: 0o700 })
    const unlock = await lockFolder(making).catch(() => undefined)
    if (unlock && !existsSync(kept)) {
      const folder = path.join(making, 'data')
      await makeSnapshot(folder, recipe)
      await rename(folder, kept)
    }
    await (unlock ? unlock() : delay(100))
  }
  return kept
}

async function makeSnapshot(folder: string, recipe: Recipe): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const database = await openDatabase({ kind: 'pglite', folder }, rethrow)
  await recipe.prepare(database)
  await forgetLog(database, path.join(folder, 'database', 'pg_wal'))
  await database.close()
}

/** The log kept for later is half of the bytes, and every copy would carry it; a copy makes its own. */
async function forgetLog(database: Database, folder: string): Promise<void> {
  await database.run('checkpoint', [])
  const [row] = await database.run<{ present: string }>('select pg_walfile_name(pg_current_wal_lsn()) as present', [])
  for (const file of await readdir(folder)) {
    if (/^[0-9A-F]{24}$/.test(file) && file !== row?.present) await rm(path.join(folder, file))
  }
}

function rethrow(error: Error): never {
  throw error
}
