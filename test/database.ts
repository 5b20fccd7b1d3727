// Test database: a fresh, migrated database for one test file, of the kind that PORTAGE_TEST_DATABASE names.

import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { openDatabase, type Database } from '../src/database/open.ts'
import { migrated, openCopy, type Recipe } from '../tools/snapshot.ts'

/** `await using database = await openTestDatabase()`: it is gone with the block. */
export type TestDatabase = Database & AsyncDisposable

/** PGlite unless PORTAGE_TEST_DATABASE is `postgres`; then the server is the one at DATABASE_URL. */
export function openTestDatabase(recipe: Recipe = migrated): Promise<TestDatabase> {
  return process.env['PORTAGE_TEST_DATABASE'] === 'postgres' ? openOnPostgres(recipe) : openOnPglite(recipe)
}

/** A database of its own on the server at DATABASE_URL, or on another. For a test that opens it by its URL: a whole server, say. */
export async function createPostgresDatabase(
  recipe: Recipe = migrated,
  server = process.env['DATABASE_URL'],
): Promise<AsyncDisposable & { readonly url: string }> {
  if (!server) throw new Error('set DATABASE_URL to a PostgreSQL whose user may create databases, or run npm test')
  const template = await demandTemplate(server, recipe)
  const name = `portage_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`))
  return {
    url: databaseUrl(server, name),
    async [Symbol.asyncDispose]() {
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

async function openOnPglite(recipe: Recipe): Promise<TestDatabase> {
  const database = await openCopy(recipe)
  return { ...database, [Symbol.asyncDispose]: () => database.close() }
}

async function openOnPostgres(recipe: Recipe): Promise<TestDatabase> {
  const created = await createPostgresDatabase(recipe)
  const database = await openDatabase({ kind: 'postgres', url: created.url, connections: 5, deadline: 60_000 }, rethrow)
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database.close()
      await created[Symbol.asyncDispose]()
    },
  }
}

/** The name of the prepared database that the others are copied from. One process makes it while the others wait. */
function demandTemplate(server: string, recipe: Recipe): Promise<string> {
  return onServer(server, async (client) => {
    const name = `portage_template_${await recipe.version()}`
    await client.query(`select pg_advisory_lock(hashtext('${name}'))`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const unfinished = `${name}_unfinished`
      await client.query(`drop database if exists ${unfinished} with (force)`)
      await client.query(`create database ${unfinished}`)
      const database = await openDatabase(
        { kind: 'postgres', url: databaseUrl(server, unfinished), connections: 1, deadline: 60_000 },
        rethrow,
      )
      await recipe.prepare(database)
      await database.close()
      await client.query(`alter database ${unfinished} rename to ${name}`)
    }
    return name
  })
}

async function onServer<T>(server: string, body: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

function rethrow(error: Error): never {
  throw error
}
