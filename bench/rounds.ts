// Rounds: Portage and the limit on one database, in short turns one after the other, so that what else the machine does touches both.

import { cp, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Request } from 'autocannon'
import { Client } from 'pg'
import { load, type Turn } from './load.ts'
import { startServer, type ServerProcess } from './server-process.ts'
import { makeWorld, type BenchApp } from './world.ts'

export const CONNECTIONS = 32

const MAIN = fileURLToPath(new URL('../src/portage.js', import.meta.url))
const LIMIT = fileURLToPath(new URL('limit.ts', import.meta.url))

export type Round = { readonly portage: Turn; readonly limit: Turn }
export type Measured = { readonly scene: string; readonly rounds: readonly Round[] }

export type Plan = {
  readonly only: readonly string[]
  readonly seconds: number
  readonly rounds: number
  readonly pinned: boolean
  /** For the databases and the servers' logs; the caller removes it. */
  readonly scratch: string
  /** Node's own switches for Portage, for a profile. */
  readonly nodeArgs: readonly string[]
}

/** What is asked of one server for one app. */
type Scene = {
  readonly name: string
  readonly partOf: 'tokens' | 'page'
  portage(origin: string, app: BenchApp): Promise<Request>
  limit(app: BenchApp): Request
}

const scenes: readonly Scene[] = [
  {
    name: 'client_credentials',
    partOf: 'tokens',
    portage: async (_origin, app) => tokenRequest('/api/v1/token', app, { grant_type: 'client_credentials' }),
    limit: (app) => tokenRequest('/client', app, { grant_type: 'client_credentials' }),
  },
  {
    name: 'refresh_token',
    partOf: 'tokens',
    portage: async (_origin, app) => tokenRequest('/api/v1/token', app, refreshGrant(app)),
    limit: (app) => tokenRequest('/refresh', app, refreshGrant(app)),
  },
  {
    name: 'page of 100 transactions',
    partOf: 'page',
    portage: async (origin, app) => ({
      method: 'GET',
      path: `/api/fdx/5/accounts/${app.accountHandle}/transactions`,
      headers: { authorization: `Bearer ${await accessToken(origin, app)}` },
    }),
    limit: () => ({ method: 'GET', path: '/page' }),
  },
]

/** Embedded: each server has a database of its own, copied from one, because a folder has one user. */
export async function measurePglite(plan: Plan): Promise<readonly Measured[]> {
  const [ours, theirs] = [path.join(plan.scratch, 'pglite'), path.join(plan.scratch, 'pglite-limit')]
  await mkdir(ours)
  const { secretKey, apps } = await makeWorld({ kind: 'pglite', folder: ours }, CONNECTIONS)
  await cp(ours, theirs, { recursive: true })
  const environment = { SECRET_KEY: secretKey, DATA_FOLDER: ours, DATABASE_URL: '' }
  return measure(plan, apps, environment, { DATA_FOLDER: theirs, DATABASE_URL: '' })
}

/** In a database of its own on that server, which is gone afterwards. */
export async function measurePostgres(
  plan: Plan,
  server: string,
): Promise<{ readonly version: string; readonly measured: readonly Measured[] }> {
  const client = new Client({ connectionString: server })
  await client.connect()
  const name = `portage_bench_${process.pid}`
  await client.query(`create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  const { href } = url
  try {
    const { secretKey, apps } = await makeWorld(
      { kind: 'postgres', url: href, connections: 2, deadline: 60_000 },
      CONNECTIONS,
    )
    const ours = { SECRET_KEY: secretKey, DATABASE_URL: href }
    const measured = await measure(plan, apps, ours, { DATABASE_URL: href })
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return { version: rows[0]?.server_version ?? '', measured }
  } finally {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
}

async function measure(
  plan: Plan,
  apps: readonly BenchApp[],
  portageEnvironment: NodeJS.ProcessEnv,
  limitEnvironment: NodeJS.ProcessEnv,
): Promise<readonly Measured[]> {
  const { pinned, scratch } = plan
  const args = [...plan.nodeArgs, MAIN, 'serve']
  await using portage = await startServer(args, portageEnvironment, path.join(scratch, 'portage.log'), pinned)
  await using limit = await startServer([LIMIT], limitEnvironment, path.join(scratch, 'limit.log'), pinned)
  const measured: Measured[] = []
  for (const scene of scenes.filter(({ partOf }) => plan.only.includes(partOf))) {
    // The first round only warms both: it is thrown away.
    const rounds: Round[] = []
    for (let index = 0; index <= plan.rounds; index++)
      rounds.push(await takeTurns(scene, plan, apps, { portage, limit }))
    measured.push({ scene: scene.name, rounds: rounds.slice(1) })
  }
  return measured
}

async function takeTurns(
  scene: Scene,
  { seconds }: Plan,
  apps: readonly BenchApp[],
  { portage, limit }: { readonly portage: ServerProcess; readonly limit: ServerProcess },
): Promise<Round> {
  const ours = await Promise.all(apps.map((app) => scene.portage(portage.origin, app)))
  return {
    portage: await load(portage, ours, seconds),
    limit: await load(limit, apps.map(scene.limit), seconds),
  }
}

function tokenRequest(address: string, { clientId, clientSecret }: BenchApp, form: Record<string, string>): Request {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  return {
    method: 'POST',
    path: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${credentials}` },
    body: new URLSearchParams(form).toString(),
  }
}

const refreshGrant = ({ refreshToken }: BenchApp) => ({ grant_type: 'refresh_token', refresh_token: refreshToken })

/** A fresh one for each turn: it lives for five minutes. */
export async function accessToken(origin: string, app: BenchApp): Promise<string> {
  const { path: address, ...init } = tokenRequest('/api/v1/token', app, refreshGrant(app))
  const response = await fetch(`${origin}${address}`, init as RequestInit)
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}
