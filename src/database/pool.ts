// Pools of connections: PostgreSQL's, and PGlite shown as a pool of one, both with every statement prepared.

import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { strict as assert } from 'node:assert'
import type { PGlite } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Pool, type PoolClient } from 'pg'
import { embeddedStatements } from './embedded-statements.ts'
import { pgTypes, toParameter } from './values.ts'

/** Set while the body of a transaction runs: asking for a second connection there would wait for itself on PGlite. */
export const insideTransaction = new AsyncLocalStorage<true>()

function assertOutsideTransaction(): void {
  assert.ok(!insideTransaction.getStore(), 'inside a transaction, read through its own handle')
}

/** The one connection is handed from one user to the next, in the order they asked. */
export function pglitePool(pglite: PGlite): PostgresPool {
  let last: Promise<void> = Promise.resolve()
  const run = embeddedStatements(pglite)
  const client = {
    query: (text: string, values: readonly unknown[]) => run(text, values.map(toParameter)),
  }
  return {
    async connect() {
      assertOutsideTransaction()
      const before = last
      const turn = Promise.withResolvers<void>()
      last = turn.promise
      await before
      return { ...client, release: turn.resolve } as unknown as PostgresPoolClient
    },
    end: () => pglite.close(),
  }
}

/** @param connections the most that are opened at once. */
export function postgresPool(url: string, connections: number, onError: (error: Error) => void): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    types: pgTypes,
    options: '-c timezone=UTC -c idle_in_transaction_session_timeout=30s -c statement_timeout=60s',
    connectionTimeoutMillis: 5_000,
    application_name: 'portage',
  })
  pool.on('error', onError)
  const open = new Set<PoolClient>()
  pool.on('connect', (client) => {
    open.add(client)
    client.once('end', () => open.delete(client))
  })
  const names = new Map<string, string>()
  return {
    async connect() {
      assertOutsideTransaction()
      const client = await pool.connect()
      return {
        query: (text: string, values: readonly unknown[]) =>
          client.query({ text, values: values.map(toParameter), ...nameOf(names, text, values) }),
        release: () => client.release(),
      } as unknown as PostgresPoolClient
    },
    async end() {
      // The pool itself says that it has ended while its connections still close.
      const closed = [...open].map((client) => once(client, 'end'))
      await pool.end()
      await Promise.all(closed)
    },
  }
}

/** The program has a bounded number of statements; each is prepared once per connection. The bound guards memory. */
const MOST_PREPARED_STATEMENTS = 500

function nameOf(names: Map<string, string>, text: string, values: readonly unknown[]): { name?: string } {
  if (values.length === 0) return {}
  let name = names.get(text)
  if (name === undefined && names.size < MOST_PREPARED_STATEMENTS) names.set(text, (name = `p${names.size}`))
  return name === undefined ? {} : { name }
}
