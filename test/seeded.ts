// Seeded: a database with the sandbox's banks as they are at the moment at which every story begins.

import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { seedSandbox } from '../src/connectors/sandbox/life/seed.ts'
import { migrate } from '../src/database/migrate.ts'
import { movableClock } from '../src/platform/clock.ts'
import { schemaVersion, type Recipe } from '../tools/snapshot.ts'

/** A Wednesday afternoon in Toronto, in summer. */
export const STORY_START = Temporal.Instant.from('2026-06-17T17:00:00Z')

const SANDBOX = new URL('../src/connectors/sandbox/', import.meta.url).pathname

export const seeded: Recipe = {
  async version() {
    const hash = createHash('sha256').update(`${await schemaVersion()} ${STORY_START.toString()}`)
    const files = await Array.fromAsync(glob('**/*.ts', { cwd: SANDBOX }))
    for (const file of files.toSorted()) hash.update(await readFile(`${SANDBOX}${file}`))
    return hash.digest('hex').slice(0, 16)
  },
  async prepare(database) {
    await migrate(database)
    await seedSandbox(database, movableClock(STORY_START))
  },
}
