// Trouble at the start: whatever is wrong, one clear sentence says what to do, and nothing is left behind.

import assert from 'node:assert/strict'
import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { once } from 'node:events'
import test from 'node:test'
import type { Database } from '../src/database/open.ts'
import { migrated } from '../tools/snapshot.ts'
import { freePort } from '../tools/free-port.ts'
import { openDataPlace } from './data-place.ts'
import { demandRefusal, runCommand, temporaryFolder, type Settings } from './server-process.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

test('a wrong command or setting is told before anything is made', { concurrency: 2 }, async (t) => {
  await using folder = await temporaryFolder()
  const [port, appPort] = [await freePort(), await freePort()]
  const right = { DATA_FOLDER: folder.path, PORT: port, DEMO_APP_PORT: appPort }
  const unreachable = `postgres://someone:secret-word@127.0.0.1:${await freePort()}/portage`
  const cases: [string[], Settings, RegExp][] = [
    [['strat'], right, /^There is no command strat\. Try: npx node src\/portage\.js help$/m],
    [['sevre'], right, /^There is no command sevre\. Did you mean serve\? Try: npx/],
    [['demo'], { ...right, CONSENT_MONTHS: '13' }, /^CONSENT_MONTHS takes a whole number from 1 to 12; "13" is not\./],
    [['demo'], { ...right, DEMO_APP_PORT: port }, /^PORT and DEMO_APP_PORT are both \d+\. Choose another for one/],
    [
      ['demo'],
      { ...right, HOST: '203.0.113.1' },
      /^The server cannot listen on 203\.0\.113\.1, .* Check HOST and PORT\./,
    ],
    [['serve'], { ...right, SECRET_KEY: KEY }, /^ISSUER is not set\. It takes an https address such as /],
    [['serve'], { ...right, ISSUER: 'https://portage.example' }, /^SECRET_KEY is not set\. It takes 32 random bytes/],
    [['migrate'], { ...right, DATABASE_URL: 'mysql://secret-word@here/x' }, /^DATABASE_URL takes an address such as /],
    [
      ['migrate'],
      { ...right, DATABASE_URL: unreachable },
      /^PostgreSQL at DATABASE_URL refuses the connection .* Check that/,
    ],
  ]
  await Promise.all(
    cases.map(([command, settings, why]) =>
      t.test(`${command.join(' ')}: ${why.source}`, () => demandRefusal(command, settings, why)),
    ),
  )
  assert.deepEqual(await readdir(folder.path), [])
})

test('a setting whose name is misspelled is told with the name that was meant, by every command', async () => {
  await using folder = await temporaryFolder()
  const settings = { DATA_FOLDER: folder.path, PORTT: 9080, SECRET_KYE: 'secret-word', HOME: '/', HOSTNAME: 'here' }
  const told = [
    'There is no setting PORTT, and it is ignored. Did you mean PORT?',
    'There is no setting SECRET_KYE, and it is ignored. Did you mean SECRET_KEY?',
  ]
  for (const command of ['help', 'migrate']) {
    const { code, stderr } = await runCommand([command], settings)
    assert.deepEqual([code, stderr.split('\n').toSorted()], [0, ['', ...told]])
  }
})

test('a data folder that cannot be one is named', async () => {
  await using folder = await temporaryFolder()
  await writeFile(folder.file('a-file'), '')
  const ports = { PORT: await freePort(), DEMO_APP_PORT: await freePort() }
  for (const DATA_FOLDER of [folder.file('a-file'), folder.file('a-file/data')]) {
    const why = new RegExp(`^The data folder ${DATA_FOLDER} cannot be .* or name another with DATA_FOLDER\\.`)
    await demandRefusal(['demo'], { ...ports, DATA_FOLDER }, why)
    await demandRefusal(['migrate'], { DATA_FOLDER }, why)
  }
})

test('a port that another program has is told before the database is opened', async () => {
  await using folder = await temporaryFolder()
  const other = net.createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as net.AddressInfo
  const settings = { DATA_FOLDER: folder.path, ISSUER: 'https://portage.example', SECRET_KEY: KEY, PORT: String(port) }
  await demandRefusal(
    ['serve'],
    settings,
    /^Port \d+ is in use\. Stop the program that uses it, or choose another with PORT\./,
  )
  assert.deepEqual(await readdir(folder.path), [])
  other.close()
})

test('half a secret key is not taken for one', async () => {
  await using folder = await temporaryFolder()
  await writeFile(folder.file('secret.key'), KEY.slice(0, 20))
  const settings = { DATA_FOLDER: folder.path, PORT: await freePort(), DEMO_APP_PORT: await freePort() }
  await demandRefusal(['demo'], settings, /secret\.key is damaged\. Restore it, or remove the whole folder/)
})

test('a damaged database is told from a bug', async () => {
  await using place = await openDataPlace(migrated)
  await truncate(place.folder.file('database/global/pg_control'), 100)
  await demandRefusal(['migrate'], place.settings, /^The database in .* does not open\. It may be damaged: restore/)
})

test('a database that has lost a file is not replaced with a new one', async () => {
  for (const name of ['PG_VERSION', 'global/pg_control']) {
    await using place = await openDataPlace(migrated)
    await rm(place.folder.file(`database/${name}`))
    const files = async () => (await readdir(place.folder.file('database'), { recursive: true })).toSorted()
    const before = await files()
    const why = new RegExp(
      `^The database in .* is damaged: ${name} is missing\\. Nothing was changed\\. Restore a backup`,
    )
    await demandRefusal(['migrate'], place.settings, why)
    await demandRefusal(['serve'], { ...place.settings, ...(await own()) }, why)
    assert.deepEqual(await files(), before)
  }
})

test('a database whose pages are lost or damaged is not replaced with a new one', async () => {
  const catalogs = { pg_class: 'base/5/1259', pg_attribute: 'base/5/1249' }
  for (const [table, name] of [...Object.entries(catalogs), ['migration', '']] as const) {
    for (const byte of [0, 0xa5]) {
      await using place = await openDataPlace(migrated)
      const file = place.folder.file(`database/${name || (await place.inDatabase(fileOf))}`)
      const { size } = await stat(file)
      await writeFile(file, Buffer.alloc(size, byte))
      const { code, stderr, stdout } = await runCommand(['migrate'], place.settings)
      assert.deepEqual([code, stdout], [1, ''], `${table}, ${byte}: ${stderr}`)
      assert.match(stderr, /^The database .*damaged[^\n]*[Rr]estore a backup[^\n]*\n$/, `${table}, ${byte}`)
    }
  }
})

/** Where the list of migrations is kept. */
async function fileOf({ run }: Database): Promise<string> {
  const [row] = await run<{ file: string }>(`select pg_relation_filepath('migration') as file`, [])
  return row?.file ?? ''
}

async function own(): Promise<Settings> {
  return { ISSUER: 'https://portage.example', SECRET_KEY: KEY, PORT: await freePort() }
}

test('a first start that is broken off leaves no half a database', async () => {
  await using place = await openDataPlace()
  const unfinished = place.folder.file('database.unfinished')
  await writeFile(unfinished, 'what a broken start left')
  const { code, stdout } = await runCommand(['migrate'], place.settings)
  assert.equal(code, 0)
  assert.match(stdout, /^Ran 0001-portage\.sql/)
  assert.deepEqual(await readdir(place.folder.path), ['database'])
})
