// Crash: the server is killed in the middle of its work, again and again, and every answer it gave stays true.

import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../src/database/open.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { hashSecret } from '../../src/platform/secret.ts'
import { freePort } from '../../tools/free-port.ts'
import { consent, openBrowser } from '../customer.ts'
import { openDataPlace } from '../data-place.ts'
import { openPlainApp, type PlainApp } from '../plain-app.ts'
import { makeProcessWorld } from '../process-world.ts'
import { seeded } from '../seeded.ts'
import { OTHER_REDIRECT_URI, REDIRECT_URI } from '../server.ts'
import { startServer } from '../server-process.ts'
import { until } from '../until.ts'

const ROUNDS = 3
const PEOPLE = ['greatday_nomfa', 'every_account', 'joint_one']

/** What one app knows of one connection: only what it was answered. */
type Connection = {
  code?: string
  tokens?: { readonly refreshToken: string; readonly accessToken: string; readonly consentId: string }
  refreshes: number
  reads: number
  /** How it may have ended; `true` once that was answered. */
  revoked: false | 'asked' | true
  replaced: false | 'asked' | true
  /** The app asked for tokens and may not have heard the answer. */
  redeeming: boolean
}

test('every answer that was given before a kill -9 is still true after the next start', async () => {
  await using place = await openDataPlace(seeded)
  const { recipient, otherRecipient, ...world } = await place.inDatabase(makeProcessWorld)
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const settings = { ...place.settings, ...world.settings, ISSUER: issuer, PORT: port }
  const scope = dataClusters.join(' ')
  const apps = [
    openPlainApp(issuer, { ...recipient, redirectUri: REDIRECT_URI, scope }),
    openPlainApp(issuer, { ...otherRecipient, redirectUri: OTHER_REDIRECT_URI, scope }),
  ]
  const pairs = apps.flatMap((app) => PEOPLE.map((username) => ({ app, username })))
  const told: Connection[] = []
  let server = await startServer('serve', settings)
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const { end, isAlive } = server
      const lives = pairs.map((pair) => ({ ...pair, connections: [] as Connection[] }))
      const load = lives.map(({ app, username, connections }) => useUntilCutOff(app, username, connections, isAlive))
      await untilEachIsBusy(lives, load)
      await delay(Math.random() * 300)
      await end('SIGKILL')
      await Promise.all(load)
      server = await startServer('serve', settings)
      for (const { app, connections } of lives) {
        for (const connection of connections) await demandTrue(app, connection)
        told.push(...connections)
      }
    }
  } finally {
    await server.end('SIGTERM')
  }
  await place.inDatabase((database) => demandRecorded(database, told))
})

/** As many connections as apps and customers have been made, so that there is something to break. */
async function untilEachIsBusy(lives: readonly { connections: Connection[] }[], load: Promise<void>[]): Promise<void> {
  const made = (): number => lives.flatMap(({ connections }) => connections).filter(({ tokens }) => tokens).length
  while (made() < lives.length) await Promise.race([delay(20), ...load])
}

/** Connects, refreshes, reads, revokes or connects anew, and writes down every answer as it comes. */
async function useUntilCutOff(
  app: PlainApp,
  username: string,
  connections: Connection[],
  isAlive: () => boolean,
): Promise<void> {
  try {
    for (;;) await useOnce(app, username, connections)
  } catch (error) {
    // Only the end of the server may cut an app off; its death is told to us a moment later.
    await until(() => !isAlive()).catch(() => {
      throw error
    })
  }
}

async function useOnce(app: PlainApp, username: string, connections: Connection[]): Promise<void> {
  const former = connections.at(-1)
  const connection: Connection = { refreshes: 0, reads: 0, revoked: false, replaced: false, redeeming: false }
  connections.push(connection)
  if (former) former.replaced = 'asked'
  const url = app.authorizeUrl()
  const answer = await consent(openBrowser(url.origin), url, { username, password: 'Everyday' })
  connection.code = answer.searchParams.get('code') ?? ''
  if (former) former.replaced = true
  connection.redeeming = true
  const { status, body } = await app.redeem(connection.code)
  assert.equal(status, 200)
  const accessToken = String(body['access_token'])
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as {
    fdxConsentId: string
  }
  connection.tokens = { refreshToken: String(body['refresh_token']), accessToken, consentId: claims.fdxConsentId }
  for (let turn = 0; turn < 2; turn++) {
    assert.equal((await app.refresh(connection.tokens.refreshToken)).status, 200)
    connection.refreshes++
    assert.equal((await app.read('/api/fdx/5/accounts', accessToken)).status, 200)
    connection.reads++
  }
  if (connections.length % 3 > 0) return
  connection.revoked = 'asked'
  assert.equal((await app.revoke(connection.tokens.refreshToken)).status, 200)
  connection.revoked = true
}

/** Asks the server that came after the crash. */
async function demandTrue(app: PlainApp, connection: Connection): Promise<void> {
  const { code, tokens, redeeming, revoked, replaced } = connection
  const lives = revoked === false && replaced === false
  if (code !== undefined && !tokens && lives) {
    const late = await app.redeem(code)
    if (!redeeming) assert.equal(late.status, 200, 'a code that was given is gone')
    if (late.status === 200) assert.equal((await app.refresh(String(late.body['refresh_token']))).status, 200)
    else assert.equal(late.body['error'], 'invalid_grant')
  }
  if (!tokens) return
  const refreshed = await app.refresh(tokens.refreshToken)
  if (lives) assert.equal(refreshed.status, 200, 'a connection that was made is gone')
  if (revoked === true || replaced === true) assert.equal(refreshed.status, 400, 'a connection that was ended is back')
  assert.equal((await app.redeem(code ?? '')).status, 400, 'a code that was redeemed may be redeemed again')
}

/** Looks into the database: what was answered is written, and nothing was done by half, answered or not. */
async function demandRecorded({ run }: Database, told: readonly Connection[]): Promise<void> {
  const codes = new Set(
    (await run<{ code_hash: string }>('select code_hash from authorization_code', [])).map((row) => row.code_hash),
  )
  const consents = new Map((await run<Recorded>(RECORDED, [])).map((row) => [row.consent_id, row]))
  for (const { code, tokens, refreshes, reads } of told) {
    if (code !== undefined) assert.ok(codes.has(hashSecret(code)), 'a code that was given is not there')
    if (!tokens) continue
    const recorded = consents.get(tokens.consentId)
    assert.ok(recorded, 'a consent that was granted is not there')
    assert.ok(recorded.refreshes >= refreshes && recorded.reads >= reads, 'the journal lacks what was answered')
  }
  for (const { consent_id, ...recorded } of consents.values()) {
    const { granted, decided, used, tokens, redeemed, ended, endings } = recorded
    assert.deepEqual({ granted, decided }, { granted: 1, decided: 1 }, `${consent_id} was granted by half`)
    assert.deepEqual({ tokens, redeemed }, { tokens: used, redeemed: used }, `${consent_id} was redeemed by half`)
    assert.equal(endings, ended, `${consent_id} was ended by half`)
  }
}

type Recorded = { consent_id: string } & Record<
  'granted' | 'decided' | 'used' | 'tokens' | 'redeemed' | 'ended' | 'endings' | 'refreshes' | 'reads',
  number
>

/** How often each thing is written down for each consent. */
const RECORDED = `with entries as (
    select consent_id, action, kind, count(*)::integer as times from journal_entry where consent_id is not null group by 1, 2, 3
  ) select c.consent_id,
    coalesce((select times from entries e where e.consent_id = c.consent_id and action = 'grant-consent'), 0) as granted,
    (select count(*)::integer from authorization_code a where a.consent_id = c.consent_id) as decided,
    (select count(used_at)::integer from authorization_code a where a.consent_id = c.consent_id) as used,
    (select count(*)::integer from refresh_token t where t.consent_id = c.consent_id) as tokens,
    coalesce((select times from entries e where e.consent_id = c.consent_id and action = 'redeem-code'), 0) as redeemed,
    (c.ended_at is not null)::integer as ended,
    coalesce((select times from entries e where e.consent_id = c.consent_id and action = 'end-consent'), 0) as endings,
    coalesce((select times from entries e where e.consent_id = c.consent_id and action = 'use-refresh-token'), 0) as refreshes,
    coalesce((select sum(times)::integer from entries e where e.consent_id = c.consent_id and kind = 'read'), 0) as reads
  from consent c`
