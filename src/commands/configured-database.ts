// Opens the database of the settings: the embedded one in the data folder, or PostgreSQL.

import { hasEmbedded } from '../database/embedded.ts'
import { openDatabase, type Database } from '../database/open.ts'
import { options } from '../options.ts'
import type { Log } from '../platform/log.ts'
import { demandOption, readOption, type Environment } from '../platform/option.ts'

export function openConfiguredDatabase(environment: Environment, log: Log): Promise<Database> {
  const url = readOption(options.databaseUrl, environment)
  const location =
    url === undefined
      ? ({ kind: 'pglite', folder: demandOption(options.dataFolder, environment) } as const)
      : ({
          kind: 'postgres',
          url,
          connections: demandOption(options.databaseConnections, environment),
          deadline: demandOption(options.databaseDeadline, environment),
        } as const)
  return openDatabase(location, (error) => log.error('a database connection failed', { error: error.message }))
}

/** Returns whether the embedded database is used and does not exist yet. */
export function lacksEmbedded(environment: Environment): boolean {
  return (
    readOption(options.databaseUrl, environment) === undefined &&
    !hasEmbedded(demandOption(options.dataFolder, environment))
  )
}
