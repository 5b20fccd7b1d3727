// Two server processes on one database: a code is good once and a revocation holds at once, whichever of them is asked.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Database } from '../../src/database/open.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { freePort } from '../../tools/free-port.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { giveConsent } from '../oauth-client.ts'
import { openPlainApp, type PlainApp, type Reply } from '../plain-app.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { startServer } from '../server-process.ts'

const ROUNDS = 100
const AT_ONCE = 8
const CUSTOMER = '/api/fdx/5/customers/current'

const alone = !onPostgres && 'an embedded database has one process at a time'

test('two processes are one server', { skip: alone }, async (t) => {
  await using place = await openDataPlace(seeded)
  const ports = [await freePort(), await freePort()] as const
  const issuer = `http://127.0.0.1:${ports[0]}`
  await place.inDatabase(async (database) => {
    const { stage, vault, recipient, ...world } = await makeProcessWorld(database)
    const settings = { ...place.settings, ...world.settings, ISSUER: issuer }
    await using one = await startServer('serve', { ...settings, PORT: ports[0] })
    await using other = await startServer('serve', { ...settings, PORT: ports[1] })
    const scope = dataClusters.join(' ')
    const [here, there] = ports.map((port) =>
      openPlainApp(`http://127.0.0.1:${port}`, { ...recipient, redirectUri: REDIRECT_URI, scope }),
    ) as [PlainApp, PlainApp]
    const newCode = async (): Promise<string> => {
      const given = { clientId: recipient.clientId, redirectUri: REDIRECT_URI }
      return (await act(stage, bySystem('test'), (act) => giveConsent(act, vault, given))).code
    }

    const race = `of ${AT_ONCE} redemptions of one code over two processes exactly one wins, in each of ${ROUNDS} rounds`
    await t.test(race, () => raceForCodes([here, there], newCode, database))

    await t.test('fifty refreshes of one token over two processes all succeed', async () => {
      const { body } = await here.redeem(await newCode())
      const token = String(body['refresh_token'])
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => [here, there][turn % 2]!.refresh(token)),
      )
      assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]))
    })

    await t.test('what one process revokes is refused by the other from the very next request on', async () => {
      for (let round = 0; round < 20; round++) {
        const { body } = await here.redeem(await newCode())
        const [refreshToken, accessToken] = [String(body['refresh_token']), String(body['access_token'])]
        assert.equal((await there.read(CUSTOMER, accessToken)).status, 200)
        assert.equal((await here.revoke(refreshToken)).status, 200)
        assert.equal((await there.read(CUSTOMER, accessToken)).status, 401)
        assert.equal((await there.refresh(refreshToken)).body['error'], 'invalid_grant')
      }
    })

    await t.test('a refresh at one process that races a revocation at the other leaves nothing usable', async () => {
      for (let round = 0; round < 50; round++) {
        const { body } = await here.redeem(await newCode())
        const refreshToken = String(body['refresh_token'])
        const [refreshed] = await Promise.all([there.refresh(refreshToken), here.revoke(refreshToken)])
        const token = String(refreshed.body['access_token'] ?? body['access_token'])
        for (const app of [here, there]) {
          assert.equal((await app.read(CUSTOMER, token)).status, 401)
          assert.equal((await app.refresh(refreshToken)).body['error'], 'invalid_grant')
        }
      }
    })

    for (const server of [one, other]) assert.equal((await server.end('SIGTERM')).code, 0)
  })
})

/** The theft that the others may be ends the tokens of the one that won. */
async function raceForCodes(
  apps: readonly PlainApp[],
  newCode: () => Promise<string>,
  { run }: Database,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const code = await newCode()
    const replies = await Promise.all(Array.from({ length: AT_ONCE }, (_, turn) => apps[turn % 2]!.redeem(code)))
    const outcomes = replies.map(({ status, body }: Reply) => body['error'] ?? status)
    assert.deepEqual(outcomes.toSorted(), [200, ...Array.from({ length: AT_ONCE - 1 }, () => 'invalid_grant')])
    assert.deepEqual(await run('select 1 from refresh_token where ended_at is null', []), [])
  }
  assert.equal((await run('select 1 from refresh_token', [])).length, ROUNDS)
}
