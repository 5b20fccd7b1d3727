// The secret key is replaced: whatever was made under the former one works while both are given, and when it is gone.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { makeSigningKey } from '../../src/domain/keys/make-signing-key.ts'
import { findOutdatedSeals } from '../../src/domain/secret-keys/find-outdated-seals.ts'
import { openStoredVault } from '../../src/domain/secret-keys/open-stored-vault.ts'
import { reseal } from '../../src/domain/secret-keys/reseal.ts'
import { movableClock } from '../../src/platform/clock.ts'
import { openVault } from '../../src/platform/secret.ts'
import { access, openSharer } from '../banking.ts'
import { openBrowser } from '../customer.ts'
import { openTestDatabase } from '../database.ts'
import { makeOperator, signInAs, trySignIn } from '../operator.ts'
import { accountOf, connect, read, readTransactions, unwrap, walk, type TransactionsPage } from '../reader.ts'
import { deliver, isSigned, openReceiver, subscribe, type Receiver } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

const [former, current] = [randomBytes(32), randomBytes(32)]

/** What the story leaves in the database; the rest is of a few minutes. */
const SEALED = [
  'auth secret',
  'authorization answer',
  'bank grant',
  'notification subscription',
  'security questions',
  'share access token',
  'signing key',
  'totp secret',
  'user name',
]

type Promised = (server: TestServer) => Promise<void>

test('what was made under the former secret key works under both keys, and under the new one alone', async () => {
  await using receiver = await openReceiver()
  let server = await openTestServer({ secretKey: former, sharesOnward: true })
  try {
    const promises = {
      'a connection, its subject and its cursors': await promiseReading(server),
      'shares, AuthSecrets and sessions': await promiseSharing(server),
      'signed notifications': await promiseNotifications(server, receiver),
      "an operator's session, forms, one-time and recovery codes": await promiseOperator(server),
    }
    const demandKept = async (when: string): Promise<void> => {
      for (const [what, isKept] of Object.entries(promises)) {
        await assert.doesNotReject(() => isKept(server), `${what}: ${when}`)
      }
    }
    await demandKept('before')

    server = await server.restart([current, former])
    const purposes = (await outdatedSealsOf(server)).map(({ purpose }) => purpose)
    assert.deepEqual(purposes.toSorted(), SEALED)
    await demandKept('under both')
    const tooEarly = openStoredVault(server.stage, [current])
    await assert.rejects(tooEarly, {
      code: 'cannot_start',
      detail: /depends on a secret key that is not given \(.*bank grant/,
    })

    assert.ok((await reseal(server.stage, server.vault)) >= purposes.length)
    assert.deepEqual(await outdatedSealsOf(server), [])
    assert.equal(await reseal(server.stage, server.vault), 0)
    await demandKept('sealed anew')

    server = await server.restart([current])
    await demandKept('under the new one alone')
    const wrong = openStoredVault(server.stage, [former])
    await assert.rejects(wrong, { code: 'cannot_start', detail: /does not open with this secret key/ })
    await demandKept('after a wrong start')
  } finally {
    await server[Symbol.asyncDispose]()
  }
})

const outdatedSealsOf = ({ database, vault }: TestServer) => findOutdatedSeals(database, vault.keyIds.slice(0, 1))

async function promiseReading(server: TestServer): Promise<Promised> {
  const reader = await connect(server, 'Greatday')
  const subject = async (): Promise<unknown> =>
    (JSON.parse(Buffer.from((await reader.token()).split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub
  const { handle } = accountOf(reader, 'CHECKING')
  const window = { startTime: '2026-01-01', endTime: '2026-06-17' }
  const whole = await readTransactions(reader, handle, window)
  const query = new URLSearchParams({ ...window, limit: '100' })
  const first = await read<TransactionsPage>(reader, `/api/fdx/5/accounts/${handle}/transactions?${query}`)
  const before = await subject()
  return async (server) => {
    server.clock.advance({ minutes: 6 })
    assert.equal(await subject(), before)
    const rest = await walk<TransactionsPage>(reader, first.links.next!.href)
    assert.deepEqual(
      [first, ...rest].flatMap(({ transactions }) => transactions.map(unwrap)),
      whole,
    )
    assert.equal((await reader.get(first.links.updates.href)).status, 200)
  }
}

async function promiseSharing(server: TestServer): Promise<Promised> {
  const sharer = await openSharer(server)
  const { requestId, loginId } = await sharer.open()
  const summary = (RequestId: string) => sharer.call('POST', 'GetAccountsSummary', { RequestId })
  const [account] = (await summary(requestId)).body['Accounts'] as { Id: string }[]
  const path = `${loginId}/${account?.Id}`
  const secret = (await sharer.share('authsecret/Payment')).body['AuthSecret']
  const token = (await sharer.share(path)).body['AccessToken']
  return async (server) => {
    assert.equal((await sharer.share('authsecret/Payment')).body['AuthSecret'], secret)
    assert.equal((await sharer.share(path)).body['AccessToken'], token)
    const asPartner = { authorization: `Bearer ${String(secret)}` }
    assert.equal((await access(server, String(token), asPartner)).status, 200)
    assert.match((await summary(await sharer.openLogin(loginId))).text, /"Username":"greatday_nomfa"/)
  }
}

async function promiseNotifications(server: TestServer, receiver: Receiver): Promise<Promised> {
  const { secret } = await subscribe(server, { callbackUrl: receiver.url })
  return async (server) => {
    await connect(server, 'every_account')
    assert.ok((await deliver(server)) > 0)
    assert.ok(isSigned(receiver.received.at(-1)!, secret))
  }
}

async function promiseOperator(server: TestServer): Promise<Promised> {
  const browser = openBrowser(server.issuer)
  const ada = await makeOperator(server, browser, 'ada@example.com', 'operator')
  const codes = [...ada.recoveryCodes]
  const form = '/console/organizations'
  let page = await browser.open(form)
  return async (server) => {
    // Of the page that was opened before the server was started again.
    const made = await browser.submit(page, { name: `Almanac ${codes.length}` }, form)
    assert.equal(made.status, 200)
    page = await browser.open(form)
    server.clock.advance({ seconds: 30 })
    await signInAs(server, ada)
    const code = codes.pop() ?? ''
    assert.equal((await trySignIn(server, openBrowser(server.issuer), ada, { code })).status, 200)
  }
}

test('what an earlier version sealed and hashed, without noting its key, stays what it was', async () => {
  await using database = await openTestDatabase()
  const stage = { database, clock: movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z')) }
  const earlier = openVault([former], former)
  const kid = await act(stage, bySystem('test'), (act) => makeSigningKey(act, earlier, act.at))
  await database.run(
    `update signing_key set private_key_sealed = regexp_replace(private_key_sealed, '^v2[.][0-9a-f]+', 'v1')`,
    [],
  )
  await assert.rejects(openStoredVault(stage, [current]), { detail: /does not open with this secret key/ })

  const vault = await openStoredVault(stage, [current, former])
  assert.equal(vault.mac('subject', 'an app a customer'), earlier.mac('subject', 'an app a customer'))
  assert.equal(await reseal(stage, vault), 1)
  const alone = await openStoredVault(stage, [current])
  assert.equal(alone.mac('subject', 'an app a customer'), vault.mac('subject', 'an app a customer'))
  const [row] = await database.run<{ sealed: string }>(
    'select private_key_sealed as sealed from signing_key where kid = $1',
    [kid],
  )
  assert.match(alone.open('signing key', row!.sealed) ?? '', /PRIVATE KEY/)
})

test('two servers that start at once on nothing have one key to hash with, and a key that was given up comes back', async () => {
  await using database = await openTestDatabase()
  const stage = { database, clock: movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z')) }
  const [one, other] = await Promise.all([openStoredVault(stage, [former]), openStoredVault(stage, [former])])
  assert.equal(one.mac('x', '1'), other.mac('x', '1'))
  await openStoredVault(stage, [current, former])
  const back = await openStoredVault(stage, [former])
  assert.equal(back.mac('x', '1'), one.mac('x', '1'))
})
