// Troubled world: a server process on a PostgreSQL of the test's own, which it reaches through a network that a test troubles.

import { strict as assert } from 'node:assert'
import { Client } from 'pg'
import { openDatabase } from '../src/database/open.ts'
import { dataClusters } from '../src/fdx/cluster.ts'
import { freePort } from '../tools/free-port.ts'
import { startOwnPostgres, type OwnPostgres } from '../tools/postgres.ts'
import { consent, openBrowser } from './customer.ts'
import { createPostgresDatabase } from './database.ts'
import { openPlainApp, type PlainApp, type Reply } from './plain-app.ts'
import { makeProcessWorld } from './process-world.ts'
import { seeded } from './seeded.ts'
import { REDIRECT_URI } from './server.ts'
import { startServer, temporaryFolder, type ServerProcess, type Settings } from './server-process.ts'
import { openTroubledNetwork, type TroubledNetwork } from './troubled-network.ts'
import { until } from './until.ts'

export type TroubledWorld = AsyncDisposable & {
  readonly issuer: string
  readonly server: ServerProcess
  readonly postgres: OwnPostgres
  readonly network: TroubledNetwork
  readonly app: PlainApp
  /** The server's database, its name among them, as its owner sees it: not through the network. */
  ask(text: string): Promise<readonly Record<string, unknown>[]>
  /** What `/health/ready` says now. */
  ready(): Promise<Reply>
}

/** The server's own user: limits of connections do not count for a superuser. */
const USER = 'portage_server'

/** A text says why there is no PostgreSQL. */
export async function openTroubledWorld(settings: Settings = {}): Promise<TroubledWorld | string> {
  const postgres = await startOwnPostgres({ durable: true })
  if (typeof postgres === 'string') return postgres
  await using stack = new AsyncDisposableStack()
  stack.use(postgres)
  const { url } = await createPostgresDatabase(seeded, postgres.url)
  const ask = (text: string) => onServer(url, text)
  await ask(`create role ${USER} login; grant all on schema public to ${USER};
    grant all on all tables in schema public to ${USER}; grant all on all sequences in schema public to ${USER}`)
  const network = stack.use(await openTroubledNetwork({ host: '127.0.0.1', port: Number(new URL(url).port) }))
  const through = new URL(url)
  through.port = String(network.port)
  through.username = USER
  const { recipient, ...world } = await prepare(url)
  const folder = stack.use(await temporaryFolder())
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const place = { DATA_FOLDER: folder.path, DATABASE_URL: through.href, PORT: port, ISSUER: issuer }
  const server = stack.use(await startServer('serve', { ...place, ...world.settings, ...settings }))
  const scope = dataClusters.join(' ')
  const app = openPlainApp(issuer, { ...recipient, redirectUri: REDIRECT_URI, scope })
  const ready = async (): Promise<Reply> => {
    const response = await fetch(`${issuer}/health/ready`)
    return { status: response.status, headers: response.headers, body: (await response.json()) as Reply['body'] }
  }
  const all = stack.move()
  return { issuer, server, postgres, network, app, ask, ready, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

async function prepare(url: string) {
  const location = { kind: 'postgres', url, connections: 2, deadline: 60_000 } as const
  const database = await openDatabase(location, () => {})
  try {
    return await makeProcessWorld(database)
  } finally {
    await database.close()
  }
}

async function onServer(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

export type Connection = { readonly refreshToken: string; readonly accessToken: string }

/** A customer connects on the pages, and the app redeems its code. */
export async function connectOnce(app: PlainApp, username: string): Promise<Connection> {
  const url = app.authorizeUrl()
  const answer = await consent(openBrowser(url.origin), url, { username, password: 'Everyday' })
  const { status, body } = await app.redeem(answer.searchParams.get('code') ?? '')
  assert.equal(status, 200)
  return { refreshToken: String(body['refresh_token']), accessToken: String(body['access_token']) }
}

export type Load = {
  /** Answers of each kind: what was done, and what was put off. */
  readonly told: { refreshes: number; reads: number; pages: number; putOff: number }
  /** Waits until every one of those who ask has been answered well once more. */
  untilAllAreServed(): Promise<void>
  /** Rejects with the first answer that was neither. */
  stop(): Promise<void>
}

/** Each of them asks again and again: for a token, for accounts, for a page. */
export function putUnderLoad({ app, issuer }: TroubledWorld, connections: readonly Connection[]): Load {
  const told = { refreshes: 0, reads: 0, pages: 0, putOff: 0 }
  const served = new Map<Connection, number>()
  const over = new AbortController()
  const check = (kind: 'refreshes' | 'reads' | 'pages', { status, headers, body }: Reply): boolean => {
    if (status === 503) {
      assert.match(headers.get('retry-after') ?? '', /^\d+$/, `503 of ${kind} says when to come back`)
      told.putOff += 1
      return false
    }
    assert.ok(status === 200, `${kind} were answered ${status}: ${JSON.stringify(body)}`)
    told[kind] += 1
    return true
  }
  const use = async (connection: Connection): Promise<void> => {
    // An access token lives five minutes.
    let { accessToken } = connection
    while (!over.signal.aborted) {
      const refreshed = await app.refresh(connection.refreshToken)
      if (refreshed.status === 200) accessToken = String(refreshed.body['access_token'])
      const all = [
        check('refreshes', refreshed),
        check('reads', await app.read('/api/fdx/5/accounts', accessToken)),
        check('pages', await openPage(`${issuer}/my-data`)),
      ]
      if (all.every((well) => well)) served.set(connection, (served.get(connection) ?? 0) + 1)
    }
  }
  const using = Promise.all(connections.map(use))
  // Whoever stops the load hears of it.
  using.catch(() => {})
  return {
    told,
    async untilAllAreServed() {
      const before = new Map(served)
      const isServed = (connection: Connection): boolean =>
        (served.get(connection) ?? 0) > (before.get(connection) ?? 0)
      await Promise.race([until(() => connections.every(isServed)), using])
    },
    async stop() {
      over.abort()
      await using
    },
  }
}

async function openPage(address: string): Promise<Reply> {
  const { status, headers } = await fetch(address, { headers: { accept: 'text/html' } })
  return { status, headers, body: {} }
}
