// Data place: where a server process keeps its data, of the kind that PORTAGE_TEST_DATABASE names, and empty or prepared.

import { openDatabase, type Database } from '../src/database/open.ts'
import { copyInto, type Recipe } from '../tools/snapshot.ts'
import { createPostgresDatabase } from './database.ts'
import { temporaryFolder, type Folder, type Settings } from './server-process.ts'

export type DataPlace = AsyncDisposable & {
  readonly folder: Folder
  /** The settings of a server process that keeps its data here. */
  readonly settings: Settings
  /** Opens the database, which no server has open, for the duration of `body`. */
  inDatabase<T>(body: (database: Database) => Promise<T>): Promise<T>
}

export const onPostgres = process.env['PORTAGE_TEST_DATABASE'] === 'postgres'

const empty: Recipe = { version: async () => 'empty', prepare: async () => {} }

/** @param recipe prepares the database. Without one it is empty, and an embedded one does not exist yet. */
export async function openDataPlace(recipe?: Recipe): Promise<DataPlace> {
  const folder = await temporaryFolder()
  if (onPostgres) {
    const created = await createPostgresDatabase(recipe ?? empty)
    return {
      folder,
      settings: { DATA_FOLDER: folder.path, DATABASE_URL: created.url },
      inDatabase: (body) => within({ kind: 'postgres', url: created.url, connections: 2, deadline: 60_000 }, body),
      async [Symbol.asyncDispose]() {
        await created[Symbol.asyncDispose]()
        await folder[Symbol.asyncDispose]()
      },
    }
  }
  if (recipe) await copyInto(folder.path, recipe)
  return {
    folder,
    settings: { DATA_FOLDER: folder.path },
    inDatabase: (body) => within({ kind: 'pglite', folder: folder.path }, body),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

async function within<T>(
  location: Parameters<typeof openDatabase>[0],
  body: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(location, (error) => {
    throw error
  })
  try {
    return await body(database)
  } finally {
    await database.close()
  }
}
