// demo: everything in one go, with test banks, a demo app and known users. What `npm start` runs.

import path from 'node:path'
import { sandboxPeople } from '../connectors/sandbox/people.ts'
import { extendSandbox, seedSandbox } from '../connectors/sandbox/seed.ts'
import { migrate } from '../database/migrate.ts'
import { dataClusters } from '../fdx/cluster.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { demandOption, readOption, type Environment } from '../platform/option.ts'
import { openVault } from '../platform/secret.ts'
import { startDemoApp } from './demo/demo-app.ts'
import { readDemoFile, writeDemoFile, type DemoFile } from './demo/demo-file.ts'
import { greeting } from './demo/greeting.ts'
import { openLogFile } from './demo/log-file.ts'
import { keepSecretKey } from './demo/secret-key-file.ts'
import { seedDemo, type DemoClients } from './demo/seed-demo.ts'
import { demandFreePort } from './listen.ts'
import { openConfiguredDatabase, runServer, untilAskedToEnd } from './run-server.ts'

export async function demo(environment: Environment, print: (text: string) => void): Promise<void> {
  const folder = path.resolve(demandOption(options.dataFolder, environment))
  const port = demandOption(options.port, environment)
  const appPort = demandOption(options.demoAppPort, environment)
  const host = demandOption(options.host, environment)
  await demandFreePort('PORT', host, port)
  await demandFreePort('DEMO_APP_PORT', '127.0.0.1', appPort)
  print('Starting Portage with its demo (the first start takes a few seconds).\n')
  const clock = systemClock
  const { write, close: closeLog } = openLogFile(folder)
  const log = openLog(clock, write)
  const database = await openConfiguredDatabase(environment, log)
  const stage = { database, clock }
  const vault = openVault(await keepSecretKey(folder))
  await migrate(database)
  const issuer = readOption(options.issuer, environment) ?? `http://127.0.0.1:${port}`
  const demoApp = `http://127.0.0.1:${appPort}`
  const known = await readDemoFile(folder)
  const clients = await seedDemo(stage, vault, `${demoApp}/callback`, demoApp, knownClients(known))
  await seedSandbox(database, clock, demandOption(options.sandboxSeed, environment))
  await extendSandbox(database, clock)
  const file = describe(issuer, demoApp, clients)
  await writeDemoFile(folder, file)
  const server = await runServer(environment, { stage, log, vault, issuer })
  const app = await startDemoApp(file)
  print(greeting(file, path.join(demandOption(options.dataFolder, environment), 'demo.json')))
  await untilAskedToEnd()
  app.kill('SIGTERM')
  await server.stop()
  closeLog()
  print('Portage has ended. The data stays.\n')
}

function knownClients(known: DemoFile | undefined): Partial<DemoClients> {
  if (!known) return {}
  const { recipient, partner } = known
  return {
    recipient: { clientId: recipient.client_id, clientSecret: recipient.client_secret },
    partner: { clientId: partner.client_id, clientSecret: partner.client_secret },
  }
}

function describe(issuer: string, demoApp: string, { recipient, partner }: DemoClients): DemoFile {
  return {
    issuer,
    demoApp,
    recipient: {
      client_id: recipient.clientId,
      client_secret: recipient.clientSecret,
      redirect_uri: `${demoApp}/callback`,
      scope: dataClusters.join(' '),
    },
    partner: { client_id: partner.clientId, client_secret: partner.clientSecret },
    users: sandboxPeople.map(({ providerId, username, password, says }) => ({
      provider_id: providerId,
      username,
      password,
      says: says.en,
    })),
  }
}
