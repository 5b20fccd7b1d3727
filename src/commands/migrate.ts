// migrate: brings the database's schema up to date and prints the migrations that ran.

import { migrate as bringUpToDate } from '../database/migrate.ts'
import { silentLog } from '../platform/log.ts'
import type { Environment } from '../platform/option.ts'
import { openConfiguredDatabase } from './configured-database.ts'

export async function migrate(environment: Environment, print: (text: string) => void): Promise<void> {
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    const names = await bringUpToDate(database, { tell: (sentence) => void process.stderr.write(`${sentence}\n`) })
    print(names.length === 0 ? 'Nothing to do: the schema is up to date.\n' : `Ran ${names.join(', ')}.\n`)
  } finally {
    await database.close()
  }
}
