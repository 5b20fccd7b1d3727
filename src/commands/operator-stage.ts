// The database and the vault for commands of an operator, if no server runs that could do the work.

import { migrate } from '../database/migrate.ts'
import type { Stage } from '../domain/journal/act.ts'
import { openStoredVault } from '../domain/secret-keys/open-stored-vault.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import type { Vault } from '../platform/secret.ts'
import { refuseDemoData } from './demo/seed-demo.ts'
import { openConfiguredDatabase } from './configured-database.ts'

/** Throws a Problem `cannot_start`. */
export async function onOperatorStage<T>(
  environment: Environment,
  work: (stage: Stage, vault: Vault) => Promise<T>,
): Promise<T> {
  const secretKeys = demandOption(options.secretKeys, environment)
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database, { tell: (sentence) => void process.stderr.write(`${sentence}\n`) })
    await refuseDemoData(database)
    const stage = { database, clock: systemClock }
    return await work(stage, await openStoredVault(stage, secretKeys))
  } finally {
    await database.close()
  }
}
