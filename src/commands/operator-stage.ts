// The stage of the commands about operators: the database and the vault, where no server runs that could be asked.

import { migrate } from '../database/migrate.ts'
import type { Stage } from '../domain/journal/act.ts'
import { openKeyRing } from '../domain/keys/key-ring.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { openVault, type Vault } from '../platform/secret.ts'
import { refuseDemoData } from './demo/seed-demo.ts'
import { openConfiguredDatabase } from './configured-database.ts'

/** Throws a Problem `cannot_start`. */
export async function onOperatorStage<T>(
  environment: Environment,
  work: (stage: Stage, vault: Vault) => Promise<T>,
): Promise<T> {
  const vault = openVault(demandOption(options.secretKey, environment))
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    await refuseDemoData(database)
    // A wrong SECRET_KEY is said here and not found out later.
    await openKeyRing(database, vault, systemClock)
    return await work({ database, clock: systemClock }, vault)
  } finally {
    await database.close()
  }
}
