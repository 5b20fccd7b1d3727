// The operator's first minutes: one command starts everything, ends cleanly, and the next start goes on where it ended.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile, stat, unlink, writeFile } from 'node:fs/promises'
import net from 'node:net'
import test from 'node:test'
import { promisify } from 'node:util'
import { freePort } from '../../tools/free-port.ts'
import { consent, openBrowser } from '../customer.ts'
import { openDataPlace, onPostgres, type DataPlace } from '../data-place.ts'
import { openPlainApp, type PlainApp } from '../plain-app.ts'
import { seeded } from '../seeded.ts'
import { answers, demandRefusal, startServer, type ServerProcess, type Settings } from '../server-process.ts'
import { until } from '../until.ts'

const run = promisify(execFile)

type Client = { client_id: string; client_secret: string; redirect_uri: string; scope: string }
type DemoJson = {
  issuer: string
  demoApp: string
  recipient: Client
  partner: Client
  organization: Record<string, string>
  operator: { username: string; password: string; totp_secret: string }
  users: { provider_id: number; username: string; password: string; says: string }[]
}

test('one command starts everything, and the next start goes on where it ended', async (t) => {
  await using place = await openDataPlace(onPostgres ? seeded : undefined)
  const settings = { ...place.settings, PORT: await freePort(), DEMO_APP_PORT: await freePort() }
  await using first = await startServer('demo', settings)
  const made = await readDemoJson(place)

  await t.test('data/demo.json is for its owner alone and holds all that was printed', () =>
    demandSameAsPrinted(place, made, first.printed()),
  )

  await t.test(
    'each printed curl line, and each line of the guides, works when it is pasted into a shell',
    async () => {
      await demandWorkingLines(first.printed(), made.issuer)
      await demandWorkingGuides(place)
    },
  )

  await t.test('examples/connect.sh makes the whole trip', () => demandWholeTrip(place.folder.path))

  await t.test('examples/share.sh shares an account with a partner, and every way in which it ends', () =>
    demandSharing(place.folder.path),
  )

  await t.test('a frame that names no organization shows the banks of the demo', () => demandOwnFrame(made.issuer))

  const app = appOf(made)
  const refreshToken = await connect(app)

  await t.test('a second server beside it is refused in one sentence', () => demandOneAlone(settings))

  await t.test('Ctrl-C answers what has begun, waits for nobody silent, and leaves nothing running', () =>
    demandCleanEnd(first, made),
  )

  await using second = await startServer('demo', settings)

  await t.test('the next start keeps ids, secrets, keys, consents and refresh tokens', async () => {
    assert.deepEqual(await readDemoJson(place), made)
    assert.equal((await app.refresh(refreshToken)).status, 200)
  })

  await t.test('killed without a warning, the server takes its demo app with it', async () => {
    await second.end('SIGKILL')
    await until(async () => !(await answers(made.demoApp)))
  })

  await unlink(place.folder.file('demo.json'))
  const moved = { ...settings, PORT: await freePort(), DEMO_APP_PORT: await freePort() }
  await using third = await startServer('demo', moved)

  await t.test('without data/demo.json and on other ports, the same clients get new secrets and work', async () => {
    const now = await readDemoJson(place)
    assert.equal(now.recipient.client_id, made.recipient.client_id)
    assert.notEqual(now.recipient.client_secret, made.recipient.client_secret)
    assert.equal(now.recipient.redirect_uri, `http://127.0.0.1:${moved.DEMO_APP_PORT}/callback`)
    assert.equal((await appOf({ ...now, recipient: made.recipient }).refresh(refreshToken)).status, 400)
    assert.equal((await appOf(now).refresh(refreshToken)).status, 200)
    await connect(appOf(now))
    const { code, stderr } = await third.end('SIGTERM')
    assert.deepEqual([code, stderr], [0, ''])
  })

  await t.test('with the secret key of other data, and for real, the data of the demo are not opened', () =>
    demandItsOwnKey(place, moved),
  )
})

async function demandSameAsPrinted(place: DataPlace, made: DemoJson, printed: string): Promise<void> {
  assert.equal((await stat(place.folder.file('demo.json'))).mode & 0o777, 0o600)
  assert.deepEqual(Object.keys(made), [
    'issuer',
    'demoApp',
    'recipient',
    'partner',
    'organization',
    'operator',
    'users',
  ])
  assert.deepEqual(Object.keys(made.recipient), ['client_id', 'client_secret', 'redirect_uri', 'scope'])
  assert.deepEqual(Object.keys(made.partner), ['client_id', 'client_secret'])
  assert.deepEqual(Object.keys(made.organization), ['customerId', 'apiSecret', 'secretKey', 'xApiKey'])
  assert.equal(made.organization['customerId'], '43387ca6-0391-4c82-857d-70d95f087ecb')
  assert.equal(made.recipient.redirect_uri, `${made.demoApp}/callback`)
  assert.equal(made.users[0]?.username, 'greatday_nomfa')
  const secrets = [made.recipient, made.partner].flatMap((client) => [client.client_id, client.client_secret])
  const operator = Object.values(made.operator)
  const users = made.users.flatMap(({ username, password, says }) => [username, password, says])
  for (const text of [made.issuer, made.demoApp, made.recipient.redirect_uri, ...secrets, ...operator, ...users]) {
    assert.ok(printed.includes(text), `${text} is not printed`)
  }
}

async function demandWorkingLines(printed: string, issuer: string): Promise<void> {
  const lines = [...printed.matchAll(/^ +(curl .*)$/gm)].map(([, line = '']) => line)
  assert.equal(lines.length, 5)
  const [metadata = '', token = '', authorize = '', banks = '', secret = ''] = await Promise.all(lines.map(paste))
  assert.equal((JSON.parse(metadata) as { issuer: string }).issuer, issuer)
  assert.equal((JSON.parse(token) as { token_type: string }).token_type, 'Bearer')
  assert.ok(authorize.startsWith(`${issuer}/`), authorize)
  assert.equal((JSON.parse(banks) as { Count: number }).Count, 2)
  assert.match((JSON.parse(secret) as { AuthSecret: string }).AuthSecret, /^[0-9a-f-]{36}$/)
}

async function demandOwnFrame(issuer: string): Promise<void> {
  const page = await fetch(`${issuer}/v2/?demo=true`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Maple Test Bank/)
}

async function demandWholeTrip(folder: string): Promise<void> {
  const { stdout } = await run('sh', ['examples/connect.sh', folder])
  const [, accounts = '', transactions = ''] = /6\. .*\n(.*)\n7\. .*\n(.*)/.exec(stdout) ?? []
  assert.equal((JSON.parse(accounts) as { accounts: unknown[] }).accounts.length, 5)
  assert.equal((JSON.parse(transactions) as { transactions: unknown[] }).transactions.length, 3)
}

async function demandSharing(folder: string): Promise<void> {
  const { stdout } = await run('sh', ['examples/share.sh', folder])
  const statuses = [...stdout.matchAll(/HTTP (\d+)/g)].map(([, status]) => status)
  assert.deepEqual(statuses, ['200', '401', '200', '400'], stdout)
}

/** After examples/connect.sh, with what it prints to go on with; the code is used up by then. */
async function demandWorkingGuides({ folder }: DataPlace): Promise<void> {
  for (const guide of ['connect', 'consents', 'notifications', 'data-sharing']) {
    const trip = await run('sh', ['examples/connect.sh', folder.path])
    const text = await readFile(`docs/${guide}.md`, 'utf8')
    const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines = '']) => lines)
    const lines = [
      'curl() { command curl --fail-with-body "$@"; }',
      '. examples/settings.sh',
      ...[...trip.stdout.matchAll(/^ +([A-Z_]+=\S+)$/gm)].map(([, assignment = '']) => assignment),
      ...blocks.filter((block) => !/\$CODE|connect\.sh/.test(block)),
    ]
    assert.ok(lines.length > 5, guide)
    await run('sh', ['-eu', '-c', lines.join('\n')], { env: { ...process.env, DATA_FOLDER: folder.path } })
  }
}

async function demandOneAlone(settings: Settings): Promise<void> {
  await demandRefusal(['demo'], settings, /^Port \d+ is in use\. .* with PORT\.\n/)
  const elsewhere = { ...settings, PORT: await freePort() }
  await demandRefusal(['demo'], elsewhere, /^Port \d+ is in use\. .* with DEMO_APP_PORT\.\n/)
  if (!onPostgres) await demandRefusal(['migrate'], settings, /^The data folder .* is in use by another Portage\./)
}

/** A browser holds a connection on which it has asked nothing; an app is in the middle of sending a request. */
async function demandCleanEnd(server: ServerProcess, { issuer, demoApp }: DemoJson): Promise<void> {
  const port = Number(new URL(issuer).port)
  const silent = net.connect(port, '127.0.0.1').on('error', () => {})
  const asking = await beginRequest(port)
  const began = performance.now()
  const ended = server.end('SIGINT')
  await until(async () => !(await takesConnections(port)))
  assert.match(await asking.finish(), /^HTTP\/1\.1 100 [^]*^HTTP\/1\.1 400 .*"error":"invalid_client"/ms)
  const { code, stdout, stderr } = await ended
  assert.ok(performance.now() - began < 30_000, 'it waited for the silent one until that was cut off')
  assert.deepEqual([code, stderr], [0, ''])
  assert.match(stdout, /Portage has ended\. The data stays\.\n$/)
  assert.equal(await answers(demoApp), false)
  silent.destroy()
}

async function readDemoJson({ folder }: DataPlace): Promise<DemoJson> {
  return JSON.parse(await folder.read('demo.json')) as DemoJson
}

function appOf({ issuer, recipient }: DemoJson): PlainApp {
  const { client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, scope } = recipient
  return openPlainApp(issuer, { clientId, clientSecret, redirectUri, scope })
}

/** A customer agrees on the pages. Gives the refresh token. */
async function connect(app: PlainApp): Promise<string> {
  const url = app.authorizeUrl()
  const answer = await consent(openBrowser(url.origin), url)
  const { status, body } = await app.redeem(answer.searchParams.get('code') ?? '')
  assert.equal(status, 200)
  return String(body['refresh_token'])
}

async function paste(line: string): Promise<string> {
  return (await run('sh', ['-c', line])).stdout
}

async function demandItsOwnKey(place: DataPlace, settings: Settings): Promise<void> {
  const key = randomBytes(32).toString('base64')
  await writeFile(place.folder.file('secret.key'), key)
  await demandRefusal(['demo'], settings, /^The stored data does not open with this secret key\./)
  const forReal = { ...settings, ISSUER: 'http://127.0.0.1', SECRET_KEY: key }
  await demandRefusal(['serve'], forReal, /^This database was made by the demo, whose secrets are public\./)
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** A request whose body is still on its way: its head was read, and the server said so (RFC 9110 10.1.1). */
async function beginRequest(port: number): Promise<{ finish(): Promise<string> }> {
  const body = 'grant_type=client_credentials'
  const socket = net.connect(port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text: string) => (answer += text))
  await once(socket, 'connect')
  const head = `POST /api/v1/token HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/x-www-form-urlencoded`
  socket.write(`${head}\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`)
  await until(() => answer.includes('100 Continue'))
  return {
    async finish() {
      socket.write(body.slice(10))
      await once(socket, 'close')
      return answer
    },
  }
}
