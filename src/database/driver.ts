// Kysely's driver: its queries and transactions on our connections.

import { strict as assert } from 'node:assert'
import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Connection, Pool } from './connection.ts'
import type { Tables } from './tables.ts'

/** @param isPatient transactions have no deadline. */
export function kyselyOn(pool: Pool, { isPatient = false } = {}): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => driverOf(pool, isPatient),
    },
  })
}

function driverOf(pool: Pool, isPatient: boolean): Driver {
  return {
    init: async () => {},
    acquireConnection: async () => new Leased(await pool.connect()),
    beginTransaction: (leased) => connectionOf(leased).begin(isPatient),
    commitTransaction: (leased) => connectionOf(leased).commit(),
    rollbackTransaction: (leased) => connectionOf(leased).rollback(),
    releaseConnection: async (leased) => connectionOf(leased).release(),
    // The pool is closed by the code that opened it.
    destroy: async () => {},
  }
}

function connectionOf(leased: DatabaseConnection): Connection {
  assert.ok(leased instanceof Leased)
  return leased.connection
}

class Leased implements DatabaseConnection {
  readonly connection: Connection

  constructor(connection: Connection) {
    this.connection = connection
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.connection.query(sql, parameters)
    const isChange = /^(INSERT|UPDATE|DELETE|MERGE)$/.test(command)
    return { rows: rows as R[], ...(isChange && { numAffectedRows: BigInt(rowCount ?? 0) }) }
  }

  streamQuery(): never {
    throw new Error('rows are not streamed')
  }
}
