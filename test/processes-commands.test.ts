// Commands about operators while the server runs on the embedded database, and while it does not: the same words, the same end.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import test from 'node:test'
import { freePort } from '../tools/free-port.ts'
import { onPostgres, openDataPlace } from './data-place.ts'
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
  await demandRefusal(['unlock-operator', 'nobody@example.com'], settings, /There is no operator of that user name/)
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
