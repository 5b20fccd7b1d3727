// Two server processes on one database change their secret key in turn: at every moment each opens what the other has sealed.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { openStoredVault } from '../../src/domain/secret-keys/open-stored-vault.ts'
import { reseal } from '../../src/domain/secret-keys/reseal.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { freePort } from '../../tools/free-port.ts'
import { access, accountsOf, openSharer } from '../banking.ts'
import { onPostgres, openDataPlace } from '../data-place.ts'
import { seeded } from '../seeded.ts'
import { makeWorld } from '../server.ts'
import { startServer } from '../server-process.ts'

const skip = !onPostgres && 'an embedded database has one process at a time'

const title = 'two servers change their secret key one after the other, and what each seals the other opens'

test(title, { skip }, async () => {
  await using place = await openDataPlace(seeded)
  const [former, current] = [randomBytes(32), randomBytes(32)]
  const ports = [await freePort(), await freePort()]
  const issuers = ports.map((port) => `http://127.0.0.1:${port}`)
  const start = (index: number, secretKeys: readonly Buffer[]) =>
    startServer('serve', {
      ...place.settings,
      ISSUER: issuers[0] ?? '',
      PORT: String(ports[index]),
      SECRET_KEY: secretKeys.map((key) => key.toString('base64')).join(','),
    })
  await place.inDatabase(async (database) => {
    const stage = { database, clock: systemClock }
    const vault = await openStoredVault(stage, [former])
    const { recipient } = await act(stage, bySystem('test'), (act) => makeWorld(act, vault, { sharesOnward: true }))
    await using started = new AsyncDisposableStack()
    const running = await Promise.all(ports.map(async (_, index) => started.use(await start(index, [former]))))
    const demandShared = await shareAtEither({ stage, database, recipient }, issuers)
    await demandShared()

    for (const secretKeys of [[former, current], [current, former], [current]]) {
      for (const [index, server] of running.entries()) {
        assert.equal((await server.end('SIGTERM')).code, 0)
        running[index] = started.use(await start(index, secretKeys))
        await demandShared()
        // What the job of the server does within minutes.
        if (secretKeys[0] === current) await reseal(stage, await openStoredVault(stage, [current, former]))
        await demandShared()
      }
    }
  })
})

/**
 * Shares one account. The returned function makes a new AuthSecret at each server, and demands that each that was ever made
 * is given out again by both and opens the account at both.
 */
async function shareAtEither(
  { stage, database, recipient }: Pick<Parameters<typeof openSharer>[0], 'stage' | 'database' | 'recipient'>,
  issuers: readonly string[],
): Promise<() => Promise<void>> {
  let issuer = issuers[0] ?? ''
  const sharer = await openSharer({
    stage,
    database,
    recipient,
    get issuer() {
      return issuer
    },
  })
  const { requestId, loginId } = await sharer.open()
  const [account] = accountsOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId: requestId }))
  const share = async (): Promise<string> =>
    String((await sharer.share(`${loginId}/${account?.Id}`)).body['AccessToken'])
  const token = await share()
  const secrets = new Map<string, string>()
  const secretOf = async (name: string): Promise<string> =>
    String((await sharer.share(`authsecret/${name}`)).body['AuthSecret'])
  return async () => {
    for (issuer of issuers) {
      const name = `Partner ${secrets.size}`
      secrets.set(name, await secretOf(name))
    }
    for (issuer of issuers) {
      assert.equal(await share(), token)
      for (const [name, secret] of secrets) {
        assert.equal(await secretOf(name), secret)
        const { status, text } = await access({ issuer }, token, { authorization: `Bearer ${secret}` })
        assert.equal(status, 200, text)
      }
    }
  }
}
