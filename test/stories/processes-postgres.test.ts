// PostgreSQL as operators have it: with defaults of their own, several hosts, a pooler in front. The server brings what it needs.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { freePort } from '../../tools/free-port.ts'
import { startOwnPostgres } from '../../tools/postgres.ts'
import { migrated } from '../../tools/snapshot.ts'
import { onPostgres, openDataPlace, type DataPlace } from '../data-place.ts'
import { createPostgresDatabase } from '../database.ts'
import { openPlainApp } from '../plain-app.ts'
import { openPooler } from '../pooler.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { demandRefusal, runCommand, startServer } from '../server-process.ts'
import { connectOnce } from '../troubled-world.ts'

const skip = !onPostgres && 'it is about PostgreSQL'

const urlOf = (place: DataPlace): string => String(place.settings['DATABASE_URL'])

/** Two servers serve two customers on the database as `url` leads to it: forty refreshes and reads at once, all answered. */
async function demandService(place: DataPlace, url: string): Promise<void> {
  const { recipient, settings } = await place.inDatabase(makeProcessWorld)
  const ports = [await freePort(), await freePort()]
  const [issuer, other] = ports.map((port) => `http://127.0.0.1:${port}`)
  assert.ok(issuer && other)
  await using servers = new AsyncDisposableStack()
  for (const port of ports) {
    const own = { ...place.settings, ...settings, DATABASE_URL: url, PORT: port, ISSUER: issuer }
    servers.use(await startServer('serve', own))
  }
  const registered = { ...recipient, redirectUri: REDIRECT_URI, scope: dataClusters.join(' ') }
  const apps = [issuer, other].map((address) => openPlainApp(address, registered))
  const [app] = apps
  assert.ok(app)
  const connections = [await connectOnce(app, 'greatday_nomfa'), await connectOnce(app, 'every_account')]
  const asked = Array.from({ length: 10 }).flatMap(() =>
    connections.flatMap(({ refreshToken, accessToken }) =>
      apps.flatMap((app) => [app.refresh(refreshToken), app.read('/api/fdx/5/accounts', accessToken)]),
    ),
  )
  const statuses = (await Promise.all(asked)).map(({ status, body }) => (status === 200 ? '200' : JSON.stringify(body)))
  assert.deepEqual([...new Set(statuses)], ['200'])
  for (const address of [issuer, other]) assert.equal((await fetch(`${address}/health/ready`)).status, 200)
  const count = `select count(*)::integer as entries from journal_entry where kind = 'read'`
  const rows = await place.inDatabase(({ run }) => run<{ entries: number }>(count, []))
  assert.ok((rows[0]?.entries ?? 0) >= asked.length / 2)
}

for (const isolation of ['serializable', 'repeatable read']) {
  test(`the defaults of the database change nothing: other dates, another zone, ${isolation}`, { skip }, async () => {
    await using place = await openDataPlace(seeded)
    const name = new URL(urlOf(place)).pathname.slice(1)
    const defaults = [
      `datestyle = 'SQL, DMY'`,
      `timezone = 'Asia/Kolkata'`,
      `default_transaction_isolation = '${isolation}'`,
      `standard_conforming_strings = off`,
    ]
    await place.inDatabase(async ({ run }) => {
      for (const one of defaults) await run(`alter database ${name} set ${one}`, [])
    })
    await demandService(place, urlOf(place))
  })
}

test('a database that cannot hold every name is refused at the start', { skip }, async () => {
  await using place = await openDataPlace()
  const url = new URL(urlOf(place))
  const name = `portage_latin_${crypto.randomUUID().replaceAll('-', '')}`
  await place.inDatabase(({ run }) =>
    run(`create database ${name} encoding 'LATIN1' locale 'C' template template0`, []),
  )
  url.pathname = `/${name}`
  await demandRefusal(
    ['migrate'],
    { ...place.settings, DATABASE_URL: url.href },
    /has the encoding LATIN1, which cannot/,
  )
  await place.inDatabase(({ run }) => run(`drop database ${name}`, []))
})

test('of several hosts the one that takes changes is found, whichever are down or only read', { skip }, async (t) => {
  await using place = await openDataPlace(migrated)
  const reader = await startOwnPostgres()
  if (typeof reader === 'string') return t.skip(reader)
  await using _reader = reader
  await using standby = await createPostgresDatabase(migrated, reader.url)
  const url = new URL(urlOf(place))
  const other = new URL(standby.url)
  // The databases bear one name, as those of a primary and its standbys do.
  const own = { name: url.pathname.slice(1), user: url.username }
  await onOther(reader.url, `alter database ${other.pathname.slice(1)} rename to ${own.name}`)
  await onOther(reader.url, `alter database ${own.name} set default_transaction_read_only = on`)
  const down = await freePort()
  const hosts = [`127.0.0.1:${down}`, `127.0.0.1:${other.port}`, `${url.hostname}:${url.port}`].join(',')
  const several = `postgres://${own.user}@${hosts}/${own.name}`
  for (const asked of ['', '?target_session_attrs=read-write', '?target_session_attrs=primary']) {
    const { code, stdout, stderr } = await runCommand(['migrate'], { ...place.settings, DATABASE_URL: several + asked })
    assert.deepEqual([code, stdout, stderr], [0, 'Nothing to do: the schema is up to date.\n', ''])
  }
  const onlyReads = `postgres://${own.user}@127.0.0.1:${other.port},127.0.0.1:${down}/${own.name}`
  await demandRefusal(['migrate'], { ...place.settings, DATABASE_URL: onlyReads }, /accepts no writes/)
  await demandRefusal(
    ['migrate'],
    { ...place.settings, DATABASE_URL: `${several}?target_session_attrs=standby` },
    /^DATABASE_URL says target_session_attrs with a value that does not lead to a server that takes changes\./,
  )
})

async function onOther(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

test('behind a pooler that gives each transaction another session, everything is as without', { skip }, async (t) => {
  await using place = await openDataPlace(seeded)
  const name = new URL(urlOf(place)).pathname.slice(1)
  await place.inDatabase(({ run }) => run(`alter database ${name} set datestyle = 'SQL, DMY'`, []))
  const pooler = await openPooler(urlOf(place))
  if (!pooler) return t.skip('PgBouncer is not installed')
  await using _pooler = pooler
  await demandService(place, pooler.url)
})

test('a first start behind a pooler migrates', { skip }, async (t) => {
  await using place = await openDataPlace()
  const pooler = await openPooler(urlOf(place))
  if (!pooler) return t.skip('PgBouncer is not installed')
  await using _pooler = pooler
  const { code, stdout } = await runCommand(['migrate'], { ...place.settings, DATABASE_URL: pooler.url })
  assert.deepEqual([code, stdout.slice(0, 19)], [0, 'Ran 0001-portage.sq'])
})
