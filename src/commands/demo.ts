// demo: runs the server with test banks, a demo app and known users. `npm start` runs it.

import path from 'node:path'
import { TRY_RETURN } from '../api/reference/document.ts'
import { sandboxPeople } from '../connectors/sandbox/bank/people.ts'
import { extendSandbox, seedSandbox } from '../connectors/sandbox/life/seed.ts'
import { migrate } from '../database/migrate.ts'
import { openStoredVault } from '../domain/secret-keys/open-stored-vault.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { demandOption, readOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import type { ShownOption } from '../platform/shown-option.ts'
import { lacksEmbedded, openConfiguredDatabase } from './configured-database.ts'
import { keepConnectAddresses } from './demo/connect-addresses.ts'
import { startDemoApp } from './demo/demo-app.ts'
import { readDemoFile, writeDemoFile, type DemoFile } from './demo/demo-file.ts'
import { greeting } from './demo/greeting.ts'
import { openLogFile } from './demo/log-file.ts'
import { keepSecretKey } from './demo/secret-key-file.ts'
import { ALMANAC_SCOPE, refuseRealData, seedDemo, type DemoSecrets } from './demo/seed-demo.ts'
import { demandFreePort } from './listen.ts'
import { runInOwnProcess } from './own-process.ts'
import { loadApp, readServerSettings, runServer, untilAskedToEnd, type ServerSettings } from './run-server.ts'

export async function demo(environment: Environment, print: (text: string) => void): Promise<void> {
  const folder = path.resolve(demandOption(options.dataFolder, environment))
  // An app that is tried against the demo runs on the same machine.
  const settings = readServerSettings({
    [options.allowLoopbackRedirects.name]: 'yes',
    [options.allowLoopbackCallbacks.name]: 'yes',
    [options.allowLoopbackBanks.name]: 'yes',
    ...environment,
  })
  const appPort = demandOption(options.demoAppPort, environment)
  const seed = demandOption(options.sandboxSeed, environment)
  const issuer = readOption(options.issuer, environment) ?? `http://127.0.0.1:${settings.port}`
  const demoApp = `http://127.0.0.1:${appPort}`
  await demandFreePorts(settings, appPort)
  print('Starting Portage with its demo (the first start takes a few seconds).\n')
  const clock = systemClock
  const { write, close: closeLog } = openLogFile(folder)
  const log = openLog(clock, write)
  const secretKey = await keepSecretKey(folder)
  if (lacksEmbedded(environment)) await Promise.all([runInOwnProcess('seed-sandbox', environment), loadApp()])
  const database = await openConfiguredDatabase(environment, log)
  try {
    const stage = { database, clock }
    await migrate(database)
    await refuseRealData(database)
    const vault = await openStoredVault(stage, [secretKey])
    const known = await readDemoFile(folder)
    const redirectUris = [`${demoApp}/callback`, `${issuer}${TRY_RETURN}`]
    const secrets = await seedDemo(stage, vault, { appUri: demoApp, redirectUris, known: knownSecrets(known) })
    await keepConnectAddresses(stage, secrets.organization.customerId, demoApp)
    await seedSandbox(database, clock, seed)
    await extendSandbox(database, clock)
    const file = describe(issuer, demoApp, secrets)
    await writeDemoFile(folder, file)
    const shownOptions = shownInDemo(settings.shownOptions, issuer, environment)
    const [server, app] = await Promise.all([
      runServer({ ...settings, shownOptions }, { stage, log, vault, issuer }),
      startDemoApp(file),
    ])
    print(greeting(file, path.join(demandOption(options.dataFolder, environment), 'demo.json')))
    await untilAskedToEnd()
    await app.stop()
    await server.stop()
  } finally {
    await database.close()
    closeLog()
  }
  print('Portage has ended. The data stays.\n')
}

/** Replaces the values that the demo chose or made itself, if the environment does not set them. */
function shownInDemo(shown: readonly ShownOption[], issuer: string, environment: Environment): ShownOption[] {
  const chosen: Readonly<Record<string, Partial<ShownOption>>> = {
    [options.issuer.name]: { value: issuer },
    [options.secretKeys.name]: {},
    [options.allowLoopbackRedirects.name]: {},
    [options.allowLoopbackCallbacks.name]: {},
    [options.allowLoopbackBanks.name]: {},
  }
  return shown.map((option) => {
    const ours = environment[option.name] ? undefined : chosen[option.name]
    return ours ? { ...option, ...ours, from: 'demo' } : option
  })
}

async function demandFreePorts({ host, port }: ServerSettings, appPort: number): Promise<void> {
  if (port === appPort) {
    throw new Problem('cannot_start', `PORT and DEMO_APP_PORT are both ${port}. Choose another for one of them.`)
  }
  await demandFreePort('PORT', host, port)
  await demandFreePort('DEMO_APP_PORT', '127.0.0.1', appPort)
}

function knownSecrets(known: DemoFile | undefined): Partial<DemoSecrets> {
  if (!known) return {}
  const { recipient, partner, organization, operator } = known
  return {
    organization,
    operator: { userName: operator.username, password: operator.password, totpSecret: operator.totp_secret },
    recipient: { clientId: recipient.client_id, clientSecret: recipient.client_secret },
    partner: { clientId: partner.client_id, clientSecret: partner.client_secret },
  }
}

function describe(issuer: string, demoApp: string, secrets: DemoSecrets): DemoFile {
  const { recipient, partner, organization, operator } = secrets
  return {
    issuer,
    demoApp,
    recipient: {
      client_id: recipient.clientId,
      client_secret: recipient.clientSecret,
      redirect_uri: `${demoApp}/callback`,
      scope: ALMANAC_SCOPE.join(' '),
    },
    partner: { client_id: partner.clientId, client_secret: partner.clientSecret },
    organization,
    operator: { username: operator.userName, password: operator.password, totp_secret: operator.totpSecret },
    users: sandboxPeople.map(({ providerId, username, password, says }) => ({
      provider_id: providerId,
      username,
      password,
      says: says.en,
    })),
  }
}
