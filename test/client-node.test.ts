// The client as others get it: packed, unpacked where nothing else is, run by a Node that strips no types, and type-checked.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { PortageClient } from 'portage/client'
import { dataClusters } from '../src/fdx/cluster.ts'
import { buildClient } from '../tools/build-client.ts'
import { consent, openBrowser } from './customer.ts'
import { openTestServer, REDIRECT_URI } from './server.ts'

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

/** A folder outside of the repository in which the packed client is installed. */
async function install(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-client-'))
  const modules = path.join(folder, 'node_modules')
  await mkdir(path.join(modules, 'portage'), { recursive: true })
  const built = await buildClient(path.join(folder, 'built'))
  const { stdout } = await run('npm', ['pack', built, '--pack-destination', folder, '--silent'], { cwd: folder })
  const tarball = path.join(folder, stdout.trim())
  await run('tar', ['-xzf', tarball, '-C', path.join(modules, 'portage'), '--strip-components=1'])
  for (const name of PACKAGES) await symlink(path.join(ROOT, 'node_modules', name), path.join(modules, name))
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

const program = `
import { PortageClient } from 'portage/client'
import { isPortageError } from 'portage/client/portage-error'

const { settings, refreshToken, partner } = JSON.parse(process.argv[2])
const accounts = await new PortageClient(settings).connection(refreshToken).accounts({ details: true }).toArray()
const management = new PortageClient({ ...settings, ...partner }).management('client:admin')
const providers = await management.providers()
const refused = await management.recipient('dc-nobody').catch((error) => isPortageError(error) && error.kind)
console.log(JSON.stringify({ accounts: accounts.length, providers: providers.length, refused }))
`

test('the packed client reads data and administers on a Node without type stripping', async (t) => {
  const node = await findOldNode()
  if (node === undefined) return t.skip('no Node 20 or 22 on this machine')
  await using place = await install()
  await using server = await openTestServer()
  const settings = { issuer: server.issuer, ...server.recipient, redirectUri: REDIRECT_URI }
  const portage = new PortageClient(settings)
  const departure = await portage.authorize({ providerId: 1000, scope: dataClusters })
  const answer = await consent(openBrowser(server.issuer), departure.url)
  const { refreshToken = '' } = await portage.connect(answer.searchParams, departure)
  const file = path.join(place.folder, 'first-call.js')
  await writeFile(file, program)
  const { stdout } = await run(node, [file, JSON.stringify({ settings, refreshToken, partner: server.partner })])
  assert.deepEqual(JSON.parse(stdout), { accounts: 5, providers: 2, refused: 'request-refused' })
})

test('the packed client brings its types, and nothing of the server', async () => {
  await using place = await install()
  const { folder } = place
  const code = `import { PortageClient } from 'portage/client'
import type { Connection } from 'portage/client/connection'
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
  await assert.rejects(access(path.join(folder, 'node_modules/portage/src')))
})
