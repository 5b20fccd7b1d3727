// Signing keys and server processes: commands reach them while they run, and each of them is told by the database.

import assert from 'node:assert/strict'
import test from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { freePort } from '../../tools/free-port.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { giveConsent } from '../oauth-client.ts'
import { openPlainApp } from '../plain-app.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { demandRefusal, runCommand, startServer } from '../server-process.ts'
import { until } from '../until.ts'

const CUSTOMER = '/api/fdx/5/customers/current'

const title =
  'a key is announced and ended by command while servers run, and what it signed is refused by every one of them'

test(title, async () => {
  await using place = await openDataPlace(seeded)
  const ports = onPostgres ? [await freePort(), await freePort()] : [await freePort()]
  const issuer = `http://127.0.0.1:${ports[0]}`
  const { code, recipient, settings } = await place.inDatabase(async (database) => {
    const { stage, vault, recipient, settings } = await makeProcessWorld(database)
    const given = { clientId: recipient.clientId, redirectUri: REDIRECT_URI }
    const { code } = await act(stage, bySystem('test'), (act) => giveConsent(act, vault, given))
    return { code, recipient, settings: { ...place.settings, ...settings, ISSUER: issuer } }
  })
  await using running = new AsyncDisposableStack()
  for (const PORT of ports) running.use(await startServer('serve', { ...settings, PORT }))
  const scope = dataClusters.join(' ')
  const apps = ports.map((port) =>
    openPlainApp(`http://127.0.0.1:${port}`, { ...recipient, redirectUri: REDIRECT_URI, scope }),
  )
  const { body } = (await apps[0]?.redeem(code)) ?? assert.fail()
  const [refreshToken, old] = [String(body['refresh_token']), String(body['access_token'])]
  for (const app of apps) assert.equal((await app.read(CUSTOMER, old)).status, 200)

  const keys = async (): Promise<readonly string[]> => {
    const set = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: { kid: string }[] }
    return set.keys.map(({ kid }) => kid)
  }
  const [kid = ''] = await keys()
  const announced = await runCommand(['rotate-keys', '48'], settings)
  assert.match(announced.stdout, /^The key \S+ is published now and signs from \S+Z\.\n$/)
  await until(async () => (await keys()).length === 2)
  await demandRefusal(['rotate-keys'], settings, /^The next key is announced already/)
  await demandRefusal(['rotate-keys', '1'], settings, /^Usage: rotate-keys/)
  await demandRefusal(['end-key', kid], settings, /^Usage: end-key/)
  await demandRefusal(['end-key', 'nothing', 'seen'], settings, /^There is no such key/)
  for (const app of apps) assert.equal((await app.read(CUSTOMER, old)).status, 200)

  const ended = await runCommand(['end-key', kid, 'a backup was stolen'], settings)
  assert.match(ended.stdout, /has ended: its tokens are refused[^]* The key \S+ signs\.\n$/)
  for (const app of apps) {
    await until(async () => (await app.read(CUSTOMER, old)).status === 401)
    const { body } = await app.refresh(refreshToken)
    for (const each of apps) assert.equal((await each.read(CUSTOMER, String(body['access_token']))).status, 200)
  }
  assert.ok(!(await keys()).includes(kid))
})
