// Opens the database: PGlite in a folder by default, PostgreSQL by URL. Both have one dialect and one interface.

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import { Problem } from '../platform/problem.ts'
import type { Pool } from './connection.ts'
import { kyselyOn } from './driver.ts'
import { embeddedPool } from './embedded-pool.ts'
import { openEmbedded } from './embedded.ts'
import { insideTransaction } from './inside-transaction.ts'
import { lockFolder } from './lock-folder.ts'
import { postgresPool } from './postgres-pool.ts'
import type { Tables } from './tables.ts'
import { retried, Unavailable } from './unavailable.ts'

/** For reads only; changes are made in an Act. */
export type ReadHandle = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'selectNoFrom'>

/** Every call throws a Problem `temporarily_unavailable` if the database cannot serve it at the moment. */
export type Database = {
  readonly kind: 'pglite' | 'postgres'
  readonly read: ReadHandle
  /** Runs one statement, prepared, outside of transactions: for the hottest reads and the journal's grouped writes. */
  run<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]>
  /**
   * Commits everything in `body`, or nothing. Only an Act and a connector's own store call this. If the transaction collided
   * with another, or lost its connection before the commit, the whole body runs again: it must change nothing except through `tx`.
   */
  transaction<T>(body: (tx: Transaction<Tables>) => Promise<T>, patience?: Patience): Promise<T>
  close(): Promise<void>
}

/** A patient transaction has no deadline: for migrations. */
export type Patience = { readonly isPatient: boolean }

export type DatabaseLocation =
  | { readonly kind: 'pglite'; readonly folder: string }
  | {
      readonly kind: 'postgres'
      readonly url: string
      readonly connections: number
      /** Milliseconds that one statement may take. */
      readonly deadline: number
    }

/** Throws a Problem `cannot_start` that says what to do if the folder or the server cannot be used. */
export async function openDatabase(location: DatabaseLocation, onError: (error: Error) => void): Promise<Database> {
  if (location.kind === 'postgres') {
    const pool = postgresPool(location.url, { ...location, onError })
    await demandAnswer(pool)
    return databaseOf('postgres', pool, async () => {})
  }
  const folder = path.resolve(location.folder)
  const unlock = await prepareFolder(folder)
  try {
    const pglite = await openEmbedded(folder)
    return databaseOf('pglite', embeddedPool(pglite), unlock)
  } catch (cause) {
    await unlock()
    if (cause instanceof Problem) throw cause
    const detail = `The database in ${folder} does not open. It may be damaged: restore a backup, or name another folder.`
    throw new Problem('cannot_start', detail, { cause })
  }
}

function databaseOf(kind: Database['kind'], pool: Pool, closed: () => Promise<void>): Database {
  const usual = kyselyOn(pool)
  const patient = kyselyOn(pool, { isPatient: true })
  return {
    kind,
    read: usual,
    run: <Row>(text: string, values: readonly unknown[]) =>
      retried(async () => {
        const connection = await pool.connect()
        try {
          const { rows } = await connection.query(text, values)
          return rows as readonly Row[]
        } finally {
          connection.release()
        }
      }),
    transaction: (body, { isPatient } = { isPatient: false }) =>
      retried(() =>
        (isPatient ? patient : usual).transaction().execute((tx) => insideTransaction.run(true, () => body(tx))),
      ),
    async close() {
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

async function demandAnswer(pool: Pool): Promise<void> {
  try {
    const connection = await pool.connect()
    connection.release()
  } catch (error) {
    await pool.end()
    if (!(error instanceof Unavailable)) throw error
    const { cause } = error
    const reason = cause instanceof Error ? cause.message : String(cause)
    const detail = `PostgreSQL at DATABASE_URL refuses the connection (${reason}). Check that it runs, and the name and password.`
    throw new Problem('cannot_start', detail, { cause })
  }
}
