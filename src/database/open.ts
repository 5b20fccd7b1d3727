// The database: PGlite in a folder by default, PostgreSQL by URL; one dialect, one handle.

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
import { Problem } from '../platform/problem.ts'
import { openEmbedded } from './embedded.ts'
import { lockFolder } from './lock-folder.ts'
import { insideTransaction, pglitePool, postgresPool } from './pool.ts'
import type { Tables } from './tables.ts'

/** Reads only: what changes, changes in an Act. */
export type ReadHandle = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'selectNoFrom'>

export type Database = {
  readonly kind: 'pglite' | 'postgres'
  readonly read: ReadHandle
  /** Runs one statement by itself, prepared. For the hottest reads and for the journal's grouped writes. */
  run<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]>
  /** Everything in `body` happens, or nothing. Only an Act and a connector's own store call this. */
  transaction<T>(body: (tx: Transaction<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseLocation =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly connections: number }

/** Throws a Problem `cannot_start` that says what to do when the folder or the server cannot be used. */
export async function openDatabase(location: DatabaseLocation, onError: (error: Error) => void): Promise<Database> {
  if (location.kind === 'postgres') {
    const pool = postgresPool(location.url, location.connections, onError)
    await demandAnswer(pool)
    return databaseOf('postgres', pool, async () => {})
  }
  const folder = path.resolve(location.folder)
  const unlock = await prepareFolder(folder)
  try {
    const pglite = await openEmbedded(folder)
    return databaseOf('pglite', pglitePool(pglite), unlock)
  } catch (cause) {
    await unlock()
    const detail = `The database in ${folder} does not open. It may be damaged: restore a backup, or name another folder.`
    throw new Problem('cannot_start', detail, { cause })
  }
}

function databaseOf(kind: Database['kind'], pool: PostgresPool, closed: () => Promise<void>): Database {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind,
    read: kysely,
    async run<Row>(text: string, values: readonly unknown[]) {
      const client = await pool.connect()
      try {
        const result = await client.query<Row>(text, values)
        return result.rows
      } finally {
        client.release()
      }
    },
    transaction: (body) => kysely.transaction().execute((tx) => insideTransaction.run(true, () => body(tx))),
    async close() {
      // Kysely ends only a pool that it has used itself; `run` may have been the only one to ask.
      await pool.end()
      await closed()
    },
  }
}

async function prepareFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const detail = `The data folder ${folder} cannot be made or written. Give this user the right, or name another with DATA_FOLDER.`
    throw new Problem('cannot_start', detail, { cause })
  }
  return lockFolder(folder)
}

async function demandAnswer(pool: PostgresPool): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (cause) {
    await pool.end()
    const reason = cause instanceof Error ? cause.message : String(cause)
    const detail = `PostgreSQL at DATABASE_URL does not let us in (${reason}). Check that it runs, and the name and password.`
    throw new Problem('cannot_start', detail, { cause })
  }
}
