// The client as others get it: packed, installed where nothing else is, compiled against, and run by a Node that strips no types.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { PortageClient } from 'portage-client'
import type { ClientSettings } from 'portage-client/settings'
import { dataClusters } from '../src/fdx/cluster.ts'
import { buildClient } from '../tools/build-client.ts'
import { consent, openBrowser } from './customer.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from './server.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const run = promisify(execFile)

/** What `openid-client` brings along. No registry is asked. */
const PACKAGES = ['openid-client', 'oauth4webapi', 'jose']

/** Without the types stripped: 20 and 22 are in use for years to come. */
async function findOldNode(): Promise<string | undefined> {
  const places = [process.env['OTHER_NODE'], '/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node']
  for (const place of places.filter((known) => known !== undefined)) {
    const version = await run(place, ['--version']).then(
      ({ stdout }) => Number(/^v(\d+)\./.exec(stdout)?.[1]),
      () => 0,
    )
    if (version === 20 || version === 22) return place
  }
  return undefined
}

type Place = AsyncDisposable & { readonly folder: string }

/** A folder outside of the repository, with the packed client beside nothing else. */
async function pack(): Promise<Place & { readonly tarball: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-client-'))
  const built = await buildClient(path.join(folder, 'built'))
  const { stdout } = await run('npm', ['pack', built, '--pack-destination', folder, '--silent'], { cwd: folder })
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  const tarball = path.join(folder, stdout.trim())
  return { folder, tarball, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

/** The packed client, unpacked. */
async function install(): Promise<Place> {
  const place = await pack()
  const modules = path.join(place.folder, 'node_modules')
  await mkdir(path.join(modules, 'portage-client'), { recursive: true })
  await run('tar', ['-xzf', place.tarball, '-C', path.join(modules, 'portage-client'), '--strip-components=1'])
  for (const name of PACKAGES) await symlink(path.join(ROOT, 'node_modules', name), path.join(modules, name))
  return place
}

const program = `
import { PortageClient } from 'portage-client'
import { isPortageError } from 'portage-client/portage-error'

const { settings, refreshToken, partner } = JSON.parse(process.argv[2])
const accounts = await new PortageClient(settings).connection(refreshToken).accounts({ details: true }).toArray()
const management = new PortageClient({ ...settings, ...partner }).management('client:admin')
const providers = await management.providers()
const refused = await management.recipient('dc-nobody').catch((error) => isPortageError(error) && error.kind)
console.log(JSON.stringify({ accounts: accounts.length, providers: providers.length, refused }))
`

/** What a program needs to read a customer's data. */
async function connectOnce(
  server: TestServer,
): Promise<{ readonly settings: ClientSettings; readonly refreshToken: string }> {
  const settings = { issuer: server.issuer, ...server.recipient, redirectUri: REDIRECT_URI }
  const portage = new PortageClient(settings)
  const departure = await portage.authorize({ providerId: 1000, scope: dataClusters })
  const answer = await consent(openBrowser(server.issuer), departure.url)
  const { refreshToken = '' } = await portage.connect(answer.searchParams, departure)
  return { settings, refreshToken }
}

test('the packed client reads data and administers on a Node without type stripping', async (t) => {
  const node = await findOldNode()
  if (node === undefined) return t.skip('no Node 20 or 22 on this machine')
  await using place = await install()
  await using server = await openTestServer()
  const given = await connectOnce(server)
  const file = path.join(place.folder, 'first-call.js')
  await writeFile(file, program)
  const { stdout } = await run(node, [file, JSON.stringify({ ...given, partner: server.partner })])
  assert.deepEqual(JSON.parse(stdout), { accounts: 5, providers: 2, refused: 'request-refused' })
})

test('the packed client brings its types, and nothing of the server', async () => {
  await using place = await install()
  const { folder } = place
  const code = `import { PortageClient } from 'portage-client'
import type { Connection } from 'portage-client/connection'
export async function first(client: PortageClient, connection: Connection): Promise<string | undefined> {
  await client.management().providers()
  for await (const account of connection.accounts()) return account.accountId
  return undefined
}
`
  const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, lib: ['es2023', 'dom'] }
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }))
  const check = async (text: string): Promise<string> => {
    await writeFile(path.join(folder, 'app.ts'), text)
    const tsc = path.join(ROOT, 'node_modules/.bin/tsc')
    return run(tsc, ['-p', folder]).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    )
  }
  assert.equal(await check(code), '')
  assert.match(await check(`${code}\nnew PortageClient({ issuer: 1 })\n`), /TS2\d+/)
  await assert.rejects(access(path.join(folder, 'node_modules/portage-client/src')))
})

const written = `
import { PortageClient } from 'portage-client'
import type { Account } from 'portage-client/connection'
import { isPortageError, type PortageError } from 'portage-client/portage-error'

declare const process: { readonly argv: readonly [string, string, string] }

const { settings, refreshToken } = JSON.parse(process.argv[2])
const connection = new PortageClient(settings).connection(refreshToken)
const accounts: readonly Account[] = await connection.accounts({ details: true }).toArray()
const chequing = accounts.find((account) => account.accountType === 'CHECKING')!
const balance: string = 'currentBalance' in chequing ? String(chequing.currentBalance?.text) : ''
const statements = await connection.statements(chequing.accountId).toArray()
const file: Uint8Array = await connection.statementFile(chequing.accountId, statements[0]!.statementId)
const changes = connection.changes(chequing.accountId)
for await (const change of changes) if (change.kind === 'changed') String(change.transaction.amount.text)
const refused: PortageError['kind'] | undefined = await connection.account('nobody').then(
  () => undefined,
  (error: unknown) => (isPortageError(error) ? error.kind : undefined),
)
console.log(JSON.stringify({ balance, file: file.length > 0, mark: changes.nextUpdateId !== undefined, refused }))
`

/** What npm says where nothing answers. */
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/

test('installed by npm in an empty folder, the client is compiled against by TypeScript 5.4 and reads data', async (t) => {
  await using place = await pack()
  const { folder, tarball } = place
  const wanted = ['install', '--no-audit', '--no-fund', tarball, 'typescript@5.4']
  const failure = await run('npm', wanted, { cwd: folder }).then(
    () => '',
    (error: Error) => ('stderr' in error ? String(error.stderr) : error.message),
  )
  if (OFFLINE.test(failure)) return t.skip('no package registry can be reached for TypeScript 5.4')
  assert.equal(failure, '')
  // Every declaration is checked, and nothing of Node is known.
  const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, skipLibCheck: false, types: [] }
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }))
  await writeFile(path.join(folder, 'app.ts'), written)
  const compiled = await run(path.join(folder, 'node_modules/.bin/tsc'), ['-p', folder]).then(
    () => '',
    ({ stdout }: { readonly stdout: string }) => stdout,
  )
  assert.equal(compiled, '')
  await using server = await openTestServer()
  const node = (await findOldNode()) ?? process.execPath
  const { stdout } = await run(node, [path.join(folder, 'app.js'), JSON.stringify(await connectOnce(server))])
  const { balance, ...rest } = JSON.parse(stdout) as { readonly balance: string }
  assert.match(balance, /^-?\d+(\.\d{1,2})?$/)
  assert.deepEqual(rest, { file: true, mark: true, refused: 'data-refused' })
})
