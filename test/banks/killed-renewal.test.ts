// A server that is killed when its bank has rotated the refresh token: no former one is ever sent again, and the consent goes on or
// ends with the event that tells the app.

import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../src/database/open.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { addProvider } from '../../src/domain/providers/add-provider.ts'
import { setProviderSecret } from '../../src/domain/providers/provider-secret.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { freePort } from '../../tools/free-port.ts'
import { openBrowser } from '../customer.ts'
import { openDataPlace, type DataPlace } from '../data-place.ts'
import { openPlainApp, type PlainApp } from '../plain-app.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { REDIRECT_URI } from '../server.ts'
import { startServer } from '../server-process.ts'
import { until } from '../until.ts'
import { openFakeBank, type FakeBank } from './fake-bank.ts'

const ACCOUNTS = '/api/fdx/6/accounts'

/** Milliseconds from the bank's rotation to the kill; `undefined` keeps the bank's answer back until the server is dead. */
const KILLS = [undefined, 0, 3, 10, 40, undefined]

test('a kill -9 between the rotation at the bank and our next use sends no refresh token twice', async (t) => {
  await using bank = await openFakeBank()
  await using place = await openDataPlace(seeded)
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const { app, settings } = await openWorld(place, bank, issuer)
  const ends = { renewed: 0, ended: 0 }
  for (const wait of KILLS) {
    const serverSettings = { ...settings, PORT: port }
    await using server = await startServer('serve', serverSettings)
    const tokens = await consentAt(app, issuer)
    assert.equal((await app.read(ACCOUNTS, tokens.accessToken)).status, 200)
    bank.openId.expireAccessTokens()
    if (wait === undefined) bank.next('token', { delay: 3_600_000 })
    const before = bank.calls('token')
    const cutOff = app.read(ACCOUNTS, tokens.accessToken).catch(() => {})
    await until(() => bank.calls('token') > before)
    await delay(wait ?? 0)
    await server.end('SIGKILL')
    await cutOff
    await place.inDatabase(passRenewals)

    await using next = await startServer('serve', serverSettings)
    const { status } = await app.read(ACCOUNTS, tokens.accessToken)
    const refreshed = await app.refresh(tokens.refreshToken)
    assert.equal((await next.end('SIGTERM')).code, 0)
    assert.equal(bank.openId.reuses, 0)
    const [consent] = await place.inDatabase((database) => newestConsent(database))
    if (status === 200) {
      ends.renewed++
      assert.equal(refreshed.status, 200)
      assert.deepEqual(consent, { ended_because: null, events: 0 })
    } else {
      ends.ended++
      assert.deepEqual([status, refreshed.status, refreshed.body['error']], [401, 400, 'invalid_grant'])
      assert.deepEqual(consent, { ended_because: 'bank', events: 1 })
    }
    if (wait === undefined) assert.equal(status, 401, 'nobody can know the refresh token')
  }
  t.diagnostic(`${KILLS.length} kills: ${ends.renewed} renewed, ${ends.ended} ended, no refresh token sent twice`)
})

async function openWorld(place: DataPlace, { origin, client, ...bank }: FakeBank, issuer: string) {
  const { recipient, settings } = await place.inDatabase(async (database) => {
    const world = await makeProcessWorld(database)
    await act(world.stage, bySystem('test'), async (act) => {
      const providerId = await addProvider(act, {
        providerId: 2000,
        name: { en: 'Fake Bank', fr: 'Fausse Banque' },
        country: 'CA',
        language: 'en',
        connector: 'fdx',
        status: 'ACTIVE',
        settings: { issuer: origin, clientId: client.clientId, fdxAddress: bank.fdxAddress() },
      })
      await setProviderSecret(act, world.vault, { providerId, name: 'clientSecret', value: client.clientSecret })
      await admitRecipient(act, world.recipient.clientId, providerId)
    })
    return world
  })
  return {
    app: openPlainApp(issuer, { ...recipient, redirectUri: REDIRECT_URI, scope: dataClusters.join(' ') }),
    settings: { ...place.settings, ...settings, ISSUER: issuer, ALLOW_LOOPBACK_BANKS: 'yes' },
  }
}

/** The bank signs its customer in at once: between two addresses of ours there is one redirect. */
async function consentAt(app: PlainApp, issuer: string) {
  const url = app.authorizeUrl()
  url.searchParams.set('provider_id', '2000')
  const browser = openBrowser(issuer)
  const away = await browser.open(url.href)
  const back = await fetch(away.address, { redirect: 'manual' })
  const accounts = await browser.open(back.headers.get('location') ?? '')
  const review = await browser.submit(accounts, { decision: 'all' })
  const answer = await browser.submit(review, { decision: 'allow' })
  const { status, body } = await app.redeem(answer.address.searchParams.get('code') ?? '')
  assert.equal(status, 200)
  return { accessToken: String(body['access_token']), refreshToken: String(body['refresh_token']) }
}

/** The time of every renewal passes, which is the bank's deadline and half a minute. */
async function passRenewals({ run }: Database): Promise<void> {
  await run(`update upstream_token set renewal_until = now() - interval '1 second' where renewal_until is not null`, [])
}

const newestConsent = ({ run }: Database) =>
  run(
    `select ended_because, (select count(*)::integer from event e where e.consent_id = c.consent_id and kind = 'consent-revoked') as events
    from consent c order by granted_at desc limit 1`,
    [],
  )
