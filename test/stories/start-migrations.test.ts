// Migrations: they run once, whoever starts and however many at once, and never on a database of another history.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { migrate } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { freePort } from '../../tools/free-port.ts'
import { migrated } from '../../tools/snapshot.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { demandRefusal, runCommand, startServer } from '../server-process.ts'
import { until } from '../until.ts'

const alone = !onPostgres && 'an embedded database has one process at a time'

test('of several processes that start at once, one migrates and the others wait', { skip: alone }, async () => {
  await using place = await openDataPlace()
  const runs = await Promise.all([1, 2, 3].map(() => runCommand(['migrate'], place.settings)))
  assert.deepEqual(runs.map(({ code, stdout }) => `${code} ${stdout.slice(0, 13)}`).toSorted(), [
    '0 Nothing to do',
    '0 Nothing to do',
    '0 Ran 0001-port',
  ])
})

test('a migration takes as long as it takes, and who waits for one says so', { skip: alone }, async () => {
  await using place = await openDataPlace(migrated)
  const url = String(place.settings['DATABASE_URL'])
  const open = () => openDatabase({ kind: 'postgres', url, connections: 2, deadline: 500 }, () => {})
  const [working, waiting] = [await open(), await open()]
  try {
    const told: string[] = []
    const begun = Promise.withResolvers<void>()
    const long = working.transaction(
      async (tx) => {
        await sql`select pg_advisory_xact_lock(7268433)`.execute(tx)
        begun.resolve()
        // Longer than any statement may take, and than whoever asks would wait for it.
        await sql`select pg_sleep(2)`.execute(tx)
      },
      { isPatient: true },
    )
    await begun.promise
    const ran = migrate(waiting, { tell: (sentence) => told.push(sentence), tellEvery: 200 })
    await until(() => told.length > 2)
    await long
    assert.deepEqual(await ran, [])
    assert.match(told[0] ?? '', /^Another server is bringing the database up to date\. This one waits/)
  } finally {
    await working.close()
    await waiting.close()
  }
})

test('of several first starts at once one makes the keys, and all of them serve', { skip: alone }, async () => {
  await using place = await openDataPlace()
  const SECRET_KEY = randomBytes(32).toString('base64')
  await using servers = new AsyncDisposableStack()
  const started = [1, 2, 3].map(async () => {
    const port = await freePort()
    const issuer = `http://127.0.0.1:${port}`
    servers.use(await startServer('serve', { ...place.settings, SECRET_KEY, PORT: port, ISSUER: issuer }))
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: readonly { kid: string }[] }
    return keys.map(({ kid }) => kid).join()
  })
  const published = await Promise.all(started)
  assert.equal(new Set(published).size, 1)
  assert.match(published[0] ?? '', /^[^,]+$/)
  const count = `select (select count(*)::integer from signing_key) as signing, (select count(*)::integer from secret_key) as secret,
    (select count(*)::integer from journal_entry where action in ('make-signing-key', 'use-secret-key')) as entries`
  const rows = await place.inDatabase(({ run }) => run<Record<string, number>>(count, []))
  assert.deepEqual(rows, [{ signing: 1, secret: 1, entries: 2 }])
})

test('a database of another history is left as it is', async () => {
  await using place = await openDataPlace(migrated)
  assert.equal((await runCommand(['migrate'], place.settings)).stdout, 'Nothing to do: the schema is up to date.\n')
  const change = (text: string): Promise<unknown> => place.inDatabase(({ run }) => run(text, []))
  await change(`insert into migration (name, checksum) values ('9999-tomorrow.sql', 'x')`)
  await demandRefusal(
    ['migrate'],
    place.settings,
    /^The database was migrated by a newer Portage \(9999-tomorrow\.sql\)\./,
  )
  await change(`update migration set checksum = 'x' where name = '0001-portage.sql'`)
  await change(`delete from migration where name = '9999-tomorrow.sql'`)
  await demandRefusal(['migrate'], place.settings, /^The migration 0001-portage\.sql was changed after it ran here\./)
})
