// Two server processes on one database: what is shared ends at both when it ends at one, from the partner's very next read on.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Reply } from '../requests.ts'
import type { Database } from '../../src/database/open.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { freePort } from '../../tools/free-port.ts'
import { access, accountsOf, codeOf, openSharer, type Opened, type Sharer } from '../banking.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { giveConsent } from '../oauth-client.ts'
import { openPlainApp, type PlainApp } from '../plain-app.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { startServer } from '../server-process.ts'

const ROUNDS = 10

const alone = !onPostgres && 'an embedded database has one process at a time'

test('what is shared ends at every process at once', { skip: alone }, async (t) => {
  await using place = await openDataPlace(seeded)
  const ports = [await freePort(), await freePort()] as const
  const issuer = `http://127.0.0.1:${ports[0]}`
  await place.inDatabase(async (database) => {
    const { stage, vault, recipient, ...world } = await makeProcessWorld(database, { sharesOnward: true })
    const settings = { ...place.settings, ...world.settings, ISSUER: issuer }
    await using one = await startServer('serve', { ...settings, PORT: ports[0] })
    await using other = await startServer('serve', { ...settings, PORT: ports[1] })
    const here = await openSharer({ database, stage, issuer, recipient })
    const { body: partner } = await here.share('authsecret/Partner')
    const permissionId = String(partner['PermissionId'])
    const headers = { authorization: `Bearer ${String(partner['AuthSecret'])}` }
    const readThere: ReadThere = (token) => access({ issuer: `http://127.0.0.1:${ports[1]}` }, token, headers)

    await t.test('by a card that is deleted', () => deleteCards(here, readThere))
    await t.test('by an AuthSecret that is disabled', () => disable(here, readThere, permissionId))
    await t.test('by a consent that is revoked', async () => {
      const app = openPlainApp(issuer, { ...recipient, redirectUri: REDIRECT_URI, scope: dataClusters.join(' ') })
      const accounts = await database.run<{ account_id: string }>(CHEQUING, [])
      const bankAccountIds = accounts.map((row) => row.account_id)
      const given = { clientId: recipient.clientId, redirectUri: REDIRECT_URI, bankAccountIds }
      await revoke(here, readThere, app, async () => {
        const { code } = await act(stage, bySystem('test'), (act) => giveConsent(act, vault, given))
        return code
      })
    })
    await t.test('by the thirty days, and by the end of the consent', () => expire(here, readThere, database))

    for (const server of [one, other]) assert.equal((await server.end('SIGTERM')).code, 0)
  })
})

const CHEQUING = `select account_id from sandbox_holder join sandbox_account using (account_id)
  where bank_customer_id = 'maple-10001' and product = 'chequing'`

/** At the other process. */
type ReadThere = (token: string) => Promise<Reply>

/** Shared at one process, and read at the other. */
async function share(here: Sharer, readThere: ReadThere, { requestId: RequestId, loginId }: Opened): Promise<string> {
  const [account] = accountsOf(await here.call('POST', 'GetAccountsSummary', { RequestId }))
  const { body } = await here.share(`${loginId}/${account?.Id}`)
  const token = String(body['AccessToken'])
  const { status, text } = await readThere(token)
  assert.equal(status, 200, text)
  return token
}

async function deleteCards(here: Sharer, readThere: ReadThere): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const opened = await here.open()
    const token = await share(here, readThere, opened)
    assert.equal((await here.call('DELETE', `DeleteCard/${opened.loginId}`)).status, 200)
    assert.equal(codeOf(await readThere(token)), '400 INVALID_REQUEST')
  }
}

async function disable(here: Sharer, readThere: ReadThere, permissionId: string): Promise<void> {
  const token = await share(here, readThere, await here.open())
  for (let round = 0; round < ROUNDS; round++) {
    assert.equal((await here.share(`authsecret/disable/${permissionId}`)).status, 200)
    assert.equal(codeOf(await readThere(token)), '401 UNAUTHORIZED')
    assert.equal((await here.share(`authsecret/enable/${permissionId}`)).status, 200)
    assert.equal((await readThere(token)).status, 200)
  }
}

async function revoke(
  here: Sharer,
  readThere: ReadThere,
  app: PlainApp,
  newCode: () => Promise<string>,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const { body } = await app.redeem(await newCode())
    const loginId = String(body['login_id'])
    const token = await share(here, readThere, { loginId, requestId: await here.openLogin(loginId) })
    assert.equal((await app.revoke(String(body['refresh_token']))).status, 200)
    assert.equal(codeOf(await readThere(token)), '400 INVALID_REQUEST')
  }
}

/** The days of a process cannot be moved, so the end is. */
async function expire(here: Sharer, readThere: ReadThere, { run }: Database): Promise<void> {
  const opened = await here.open()
  const token = await share(here, readThere, opened)
  await run("update share set created_at = now() - interval '30 days', expires_at = now()", [])
  assert.equal(codeOf(await readThere(token)), '400 INVALID_REQUEST')
  assert.equal(await share(here, readThere, opened), token)
  await run('update consent set expires_at = now() where ended_at is null', [])
  assert.equal(codeOf(await readThere(token)), '400 INVALID_REQUEST')
}
