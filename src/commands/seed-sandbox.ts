// seed-sandbox: writes two years of invented data into the test banks, as the demo's first start does.

import { seedSandbox as openBooks } from '../connectors/sandbox/life/seed.ts'
import { migrate } from '../database/migrate.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { openConfiguredDatabase } from './configured-database.ts'

export async function seedSandbox(environment: Environment, print: (text: string) => void): Promise<void> {
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    const count = await openBooks(database, systemClock, demandOption(options.sandboxSeed, environment))
    print(count === 0 ? 'Nothing to do: the test banks have their data.\n' : `Wrote ${count} transactions.\n`)
  } finally {
    await database.close()
  }
}
