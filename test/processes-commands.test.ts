// Commands while the server runs on the embedded database, and while it does not: the same words, the same end.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import test from 'node:test'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { createOrganization } from '../src/domain/organizations/create-organization.ts'
import { systemClock } from '../src/platform/clock.ts'
import { freePort } from '../tools/free-port.ts'
import { onPostgres, openDataPlace, type DataPlace } from './data-place.ts'
import { migrated } from '../tools/snapshot.ts'
import { demandRefusal, runCommand, startServer, type Settings } from './server-process.ts'

const ADA = 'ada@example.com'

async function link(settings: Settings, userName: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['create-operator', userName, 'operator', 'Ada'], settings)
  assert.deepEqual([code, stderr], [0, ''])
  const found = /^http\S+\/console\/welcome\/\S+$/m.exec(stdout)?.[0]
  assert.ok(found, stdout)
  return found
}

async function token(settings: Settings): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['create-operator-token', ADA, 'viewer', '1', 'a test'], settings)
  assert.deepEqual([code, stderr], [0, ''])
  return stdout.trim()
}

const overview = (issuer: string, bearer: string): Promise<Response> =>
  fetch(`${issuer}/api/v1/operator/overview`, { headers: { authorization: `Bearer ${bearer}` } })

test('an operator is invited, given a token and unlocked while the server runs, by whoever may read its folder', async () => {
  await using place = await openDataPlace()
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const settings = { ...place.settings, PORT: port, ISSUER: issuer, SECRET_KEY: randomBytes(32).toString('base64') }
  const before = await link(settings, ADA)
  await using server = await startServer('serve', settings)
  assert.equal((await fetch(before)).status, 200)
  const during = await link(settings, ADA)
  assert.deepEqual([(await fetch(before)).status, (await fetch(during)).status], [404, 200])
  assert.equal((await overview(issuer, await token(settings))).status, 200)
  const { stdout } = await runCommand(['unlock-operator', ADA], settings)
  assert.equal(stdout, 'There was nothing to unlock.\n')
  await demandRefusal(['unlock-operator', 'nobody@example.com'], settings, /There is no operator with this user name/)
  await demandRefusal(['create-operator', 'ada', 'viewer'], settings, /looks like an e-mail address/)

  if (!onPostgres) {
    const file = place.folder.file('server.json')
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    const left = await readFile(file, 'utf8')
    assert.equal((await server.end('SIGTERM')).code, 0)
    await assert.rejects(stat(file))
    // As a crash would leave it.
    await writeFile(file, left)
  } else {
    assert.equal((await server.end('SIGTERM')).code, 0)
  }
  assert.match(await token(settings), /^portage_operator_/)
})

test('Connect is opened and set by a command, whether the server runs or not', async () => {
  await using place = await openDataPlace(migrated)
  const { settings, customerId } = await prepareOrganization(place)
  const set = (...words: string[]) => runCommand(['set-connect', customerId, ...words], settings)
  const connect = () =>
    place.inDatabase((database) =>
      database.read
        .selectFrom('organization')
        .select(['connect_client_id', 'connect_redirect_urls', 'connect_origins'])
        .executeTakeFirstOrThrow(),
    )
  const demandRefusals = async () => {
    await demandRefusal(['set-connect'], settings, /^Usage: set-connect CUSTOMER_ID/)
    await demandRefusal(['set-connect', customerId, 'sight=x'], settings, /^sight=x is not understood/)
    await demandRefusal(['set-connect', customerId, 'theme=blue'], settings, /^theme=blue is not understood/)
    await demandRefusal(['set-connect', customerId, 'accent=#ffcc00'], settings, /contrast of 1\.\d\d:1/)
    await demandRefusal(
      ['set-connect', customerId, 'origin=https://a.example/'],
      settings,
      /^The origin https:\/\/a\.example\/ /,
    )
    await demandRefusal(
      ['set-connect', 'nobody', 'site=https://a.example/'],
      settings,
      /no organization with the customerId nobody/,
    )
  }
  await demandRefusals()
  await demandRefusal(['set-connect', customerId], settings, /^The site of the organization /)
  const opened = await set('site=https://app.example/', 'redirect=https://app.example/connected')
  assert.deepEqual([opened.code, opened.stderr], [0, ''])
  assert.match(
    opened.stdout,
    /^Connect is open\.[^]*\nRedirect URLs: https:\/\/app\.example\/connected\nOrigins: none\n$/,
  )
  const before = await connect()
  assert.deepEqual([before.connect_redirect_urls, before.connect_origins], [['https://app.example/connected'], []])

  await using server = await startServer('serve', settings)
  await demandRefusals()
  const changed = await set('origin=https://app.example', 'origin=https://other.example')
  assert.match(changed.stdout, /\nRedirect URLs: none\nOrigins: https:\/\/app\.example, https:\/\/other\.example\n$/)
  assert.equal((await server.end('SIGTERM')).code, 0)
  const after = await connect()
  assert.equal(after.connect_client_id, before.connect_client_id)
  assert.deepEqual(
    [after.connect_redirect_urls, after.connect_origins],
    [[], ['https://app.example', 'https://other.example']],
  )
})

test('set-integration says the level and its risk, whether or not a server runs on the data', async () => {
  await using place = await openDataPlace(migrated)
  const { settings, customerId } = await prepareOrganization(place)
  const set = (...words: string[]) => runCommand(['set-integration', ...words], settings)
  const opened = await set(customerId, 'open_authorize')
  assert.deepEqual([opened.code, opened.stderr], [0, ''])
  assert.match(opened.stdout, /^The integration level is open_authorize\. Whoever knows .* without any credential\.\n$/)
  for (const wrong of [[], [customerId], [customerId, 'weak'], [customerId, 'strict', 'more']]) {
    await demandRefusal(['set-integration', ...wrong], settings, /^Usage: set-integration CUSTOMER_ID LEVEL/)
  }
  {
    await using server = await startServer('serve', settings)
    assert.match((await set(customerId.toUpperCase(), 'open-reads')).stdout, /^The integration level is open_reads\./)
    await demandRefusal(['set-integration', 'nobody', 'strict'], settings, /no organization with the customerId nobody/)
    assert.equal((await server.end('SIGTERM')).code, 0)
  }
  const level = await place.inDatabase((database) =>
    database.read.selectFrom('organization').select('integration').executeTakeFirstOrThrow(),
  )
  assert.equal(level.integration, 'open_reads')
})

/** A server's settings, and an organization on its data. */
async function prepareOrganization(place: DataPlace) {
  const port = await freePort()
  const settings = {
    ...place.settings,
    PORT: port,
    ISSUER: `http://127.0.0.1:${port}`,
    SECRET_KEY: randomBytes(32).toString('base64'),
  }
  const customerId = await place.inDatabase(async (database) => {
    const stage = { database, clock: systemClock }
    await act(stage, bySystem('test'), (act) => createOrganization(act, 'Story Apps'))
    return (await database.read.selectFrom('organization').select('guid').executeTakeFirstOrThrow()).guid
  })
  return { settings, customerId }
}
