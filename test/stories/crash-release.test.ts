// Crash: the server is killed between the end of a consent and its end at the bank, and the bank still learns of it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { freePort } from '../../tools/free-port.ts'
import { consent, GREATDAY, openBrowser } from '../customer.ts'
import { openDataPlace } from '../data-place.ts'
import { openProgram } from '../operator-program.ts'
import { openPlainApp } from '../plain-app.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { startServer } from '../server-process.ts'
import { until } from '../until.ts'

const PEOPLE = ['greatday_nomfa', 'every_account', 'joint_one']

test('what ended before a kill -9 ends at the bank after the next start', async () => {
  await using place = await openDataPlace(seeded)
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const { recipient, operator, ...world } = await place.inDatabase(async (database) => {
    const world = await makeProcessWorld(database)
    return { ...world, operator: await openProgram({ stage: world.stage, issuer }, 'viewer') }
  })
  const settings = { ...place.settings, ...world.settings, ISSUER: issuer, PORT: port }
  const app = openPlainApp(issuer, { ...recipient, redirectUri: REDIRECT_URI, scope: dataClusters.join(' ') })
  for (const username of PEOPLE) {
    await using server = await startServer('serve', settings)
    const answer = await consent(openBrowser(issuer), app.authorizeUrl(), { ...GREATDAY, username })
    const { body } = await app.redeem(answer.searchParams.get('code') ?? '')
    assert.equal((await app.revoke(String(body['refresh_token']))).status, 200)
    await server.end('SIGKILL')
  }

  await using last = await startServer('serve', settings)
  await until(async () => {
    const banks = await operator.demand<readonly { readonly unreleased?: object }[]>('GET', '/providers')
    return banks.every(({ unreleased }) => unreleased === undefined)
  })
  assert.equal((await last.end('SIGTERM')).code, 0)
  const counts = await place.inDatabase(({ run }) =>
    run(
      `select (select count(*) from sandbox_grant) as granted, (select count(*) from sandbox_grant where ended_at is null) as living,
        (select count(distinct consent_id) from journal_entry where action = 'release-grant') as released`,
      [],
    ),
  )
  assert.deepEqual(counts, [{ granted: PEOPLE.length, living: 0, released: PEOPLE.length }])
})
