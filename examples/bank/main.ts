// npm run example:bank: Portage in front of two banks that are not the sandbox, each started here and ended with it.

import { mkdir, writeFile } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import type { JWKS } from 'oidc-provider'
import { admitDemoApp, registerAt } from './admit.ts'
import { openBooks, type Books } from './books/books.ts'
import { greeting, PROVIDERS } from './greeting.ts'
import { readKept, writeKept, type FdxClient, type Kept } from './kept.ts'
import { runCommand, startPortage, type Portage } from './portage.ts'
import { readSettings, type Settings } from './settings.ts'
import { openMembers } from './sign-in/members.ts'
import { openOneTimeCodes } from './sign-in/one-time-code.ts'
import { openProvider } from './sign-in/provider.ts'
import { startSignIn } from './sign-in/server.ts'
import { BANK } from './sign-in/texts.ts'

const BANKS_FILE = new URL('banks.yaml', import.meta.url).pathname

/** Every member's password: it is an example, and the greeting prints it. */
const PASSWORD = 'lighthouse'

const ADVICE = 'End what uses it, or choose another port: docs/connect-a-bank.md names the settings.'

type Stoppable = { stop(): Promise<void> }

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  await demandFreePorts(settings)
  await mkdir(settings.folder, { recursive: true })
  const running: Stoppable[] = []
  const asked = untilAskedToEnd()
  try {
    await Promise.race([start(settings, running), asked])
    await asked
  } finally {
    for (const each of running.toReversed()) await each.stop()
  }
  print(`\nThe example has ended. Its data stays in ${settings.folder}\n`)
}

async function start(settings: Settings, running: Stoppable[]): Promise<void> {
  const { ports, folder } = settings
  const started = async <T extends Stoppable>(what: Promise<T>): Promise<T> => {
    const each = await what
    running.push(each)
    return each
  }
  print(
    'Starting two banks, and Portage in front of them. The first start fills a database and takes up to a minute.\n',
  )
  const kept = await readKept(folder)
  const [books, bank, portage] = await Promise.all([
    started(openBooks({ ...booksOf(settings), readerPassword: kept.readerPassword })),
    started(startPortage(path.join(folder, 'fdx-bank'), ports.fdxBank, ports.fdxBankApp)),
    started(startPortage(path.join(folder, 'portage'), ports.portage, ports.demoApp)),
  ])
  await started(startCreditUnion(settings, kept, books))
  const fdxClient = await keepClient(settings, kept, bank)
  const variables = {
    TERN_BAY_ISSUER: `http://127.0.0.1:${ports.bank}`,
    TERN_BAY_CLIENT_SECRET: kept.clientSecret,
    TERN_BAY_DATABASE: books.readerUrl,
    FDX_BANK_ISSUER: bank.demo.issuer,
    FDX_BANK_API_6: `${bank.demo.issuer}/api/fdx/6`,
    FDX_BANK_API_5: `${bank.demo.issuer}/api/fdx/5`,
    FDX_BANK_CLIENT_ID: fdxClient.clientId,
    FDX_BANK_CLIENT_SECRET: fdxClient.clientSecret,
  }
  await runCommand(portage.folder, ['providers', 'apply', BANKS_FILE], variables)
  const shown = { ...variables, ISSUER: portage.demo.issuer, DATA_FOLDER: portage.folder }
  await writeFile(path.join(folder, 'settings.sh'), exportLines(shown), { mode: 0o600 })
  await admitDemoApp(portage, Object.values(PROVIDERS))
  print(greeting({ settings, books, portage, bank, password: PASSWORD }))
}

function booksOf({ folder, ports, members, isEmbedded, databaseUrl }: Settings) {
  const today = Temporal.Now.plainDateISO()
  return { folder, port: ports.bankDatabase, members, isEmbedded, databaseUrl, today }
}

async function startCreditUnion({ ports }: Settings, kept: Kept, books: Books): Promise<Stoppable> {
  const members = openMembers(books.members)
  const provider = openProvider({
    issuer: `http://127.0.0.1:${ports.bank}`,
    client: {
      clientId: 'portage',
      clientSecret: kept.clientSecret,
      name: 'Portage',
      redirectUri: returnAddress(ports.portage, PROVIDERS.creditUnion),
      signedOutUri: `http://127.0.0.1:${ports.portage}/my-data/banks/${PROVIDERS.creditUnion}`,
    },
    members,
    keys: { keys: [kept.signingKey] } as unknown as JWKS,
    cookieKey: kept.cookieKey,
  })
  const codes = openOneTimeCodes(kept.totpSeed, BANK.en, () => Temporal.Now.instant())
  const isPassword = (typed: string): boolean => typed === PASSWORD
  return startSignIn({ provider, members, codes, isPassword, showsPhone: true }, ports.bank)
}

/** Registered once, and again if Portage has moved to another port. */
async function keepClient({ folder, ports }: Settings, kept: Kept, bank: Portage): Promise<FdxClient> {
  const redirectUris = [PROVIDERS.fdx6, PROVIDERS.fdx5].map((id) => returnAddress(ports.portage, id))
  if (kept.fdxClient?.redirectUri === redirectUris.join(' ')) return kept.fdxClient
  const fdxClient = await registerAt(bank, redirectUris)
  await writeKept(folder, { ...kept, fdxClient })
  return fdxClient
}

/** For a shell in which the commands of the guide are typed. */
function exportLines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value}'\n`)
    .join('')
}

function returnAddress(port: number, providerId: number): string {
  return `http://127.0.0.1:${port}/banks/${providerId}/return`
}

async function demandFreePorts({ ports }: Settings): Promise<void> {
  for (const port of Object.values(ports)) {
    const server = net.createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', () => reject(new Error(`Port ${port} is in use. ${ADVICE}`)))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
    })
  }
}

/** A second signal ends at once. */
function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

function print(text: string): void {
  process.stdout.write(text)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
