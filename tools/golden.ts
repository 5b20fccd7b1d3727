// Golden files: what is written from the code and kept in git, so that a change of interface is a diff in review.

import { readFile, writeFile } from 'node:fs/promises'
import type { Database } from '../src/database/open.ts'
import { writeDataClustersPage } from '../src/fdx/clusters-page.ts'
import { writeStandardPage } from '../src/fdx/standard-page.ts'
import { migrated, openCopy } from './snapshot.ts'
import { writeBankTrouble } from './write-bank-trouble.ts'
import { writeCompatibilityPage } from './write-compatibility.ts'
import { allConnectors, allEndpoints, writeEndpoints } from './write-endpoints.ts'
import { writeOpenApiFile } from './write-openapi.ts'
import { writeOptions } from './write-options.ts'
import { PROVIDERS_PAGE, writeProviderSettings } from './write-provider-settings.ts'
import { writeSchema } from './write-schema.ts'
import { writeTables } from './write-tables.ts'
import { writeViews } from './write-views.ts'
import { writeWire } from './write-wire.ts'

type Golden = { readonly path: string; readonly write: (database: Database) => string | Promise<string> }

const GOLDEN: readonly Golden[] = [
  { path: 'src/database/tables.ts', write: writeTables },
  { path: 'src/database/schema.sql', write: writeSchema },
  { path: 'docs/endpoints.txt', write: writeEndpoints },
  { path: 'docs/openapi.json', write: writeOpenApiFile },
  { path: 'client/wire.ts', write: writeWire },
  { path: 'docs/options.md', write: writeOptions },
  { path: 'docs/bank-trouble.md', write: writeBankTrouble },
  { path: 'docs/views.md', write: writeViews },
  {
    path: PROVIDERS_PAGE,
    write: async (database) => writeProviderSettings((await allConnectors(database)).values()),
  },
  { path: 'docs/compatibility.md', write: writeCompatibilityPage },
  { path: 'docs/data-clusters.md', write: writeDataClustersPage },
  {
    path: 'docs/fdx.md',
    write: async (database) => writeStandardPage(new Set((await allEndpoints(database)).map(({ name }) => name))),
  },
]

/** The paths of those whose file is not what the code would write now; with `write`, they are written. */
export async function staleGolden(options: { write: boolean }): Promise<readonly string[]> {
  const database = await openCopy(migrated)
  try {
    const stale: string[] = []
    for (const { path, write } of GOLDEN) {
      const text = await write(database)
      if ((await readFile(path, 'utf8').catch(() => undefined)) === text) continue
      if (options.write) await writeFile(path, text)
      stale.push(path)
    }
    return stale
  } finally {
    await database.close()
  }
}

if (import.meta.main) {
  for (const path of await staleGolden({ write: true })) console.log(`${path} is written`)
}
