// serve: runs the server, with the operator's keys, on a database that was not made by the demo.

import { bySystem } from '../domain/journal/act.ts'
import { makeFirstSigningKey } from '../domain/keys/make-first-signing-key.ts'
import { openStoredVault } from '../domain/secret-keys/open-stored-vault.ts'
import { migrate } from '../database/migrate.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { refuseDemoData } from './demo/seed-demo.ts'
import { demandFreePort } from './listen.ts'
import { runInOwnProcess } from './own-process.ts'
import { lacksEmbedded, openConfiguredDatabase } from './configured-database.ts'
import { readServerSettings, runServer, untilAskedToEnd } from './run-server.ts'

export async function serve(environment: Environment, print: (text: string) => void): Promise<void> {
  const issuer = demandOption(options.issuer, environment)
  const secretKeys = demandOption(options.secretKeys, environment)
  const settings = readServerSettings(environment)
  await demandFreePort('PORT', settings.host, settings.port)
  if (lacksEmbedded(environment)) await runInOwnProcess('migrate', environment)
  const clock = systemClock
  const log = openLog(clock, print)
  const database = await openConfiguredDatabase(environment, log)
  try {
    const stage = { database, clock }
    await migrate(database, { tell: (sentence) => log.info(sentence) })
    await refuseDemoData(database)
    const vault = await openStoredVault(stage, secretKeys)
    await makeFirstSigningKey(stage, bySystem('serve'), vault)
    const server = await runServer(settings, { stage, log, vault, issuer })
    log.info('ready', { address: issuer })
    await untilAskedToEnd()
    await server.stop()
  } finally {
    await database.close()
  }
  log.info('ended')
}
