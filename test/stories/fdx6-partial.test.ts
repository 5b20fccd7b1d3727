// Partial answers: where a bank cannot read one account, the others are served, and the error stands in its place.

import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { fdxEndpoints } from '../../src/api/fdx/endpoints.ts'
import { fdx6Manners } from '../../src/api/fdx/fdx-manners.ts'
import { sandboxConnector } from '../../src/connectors/sandbox/connector.ts'
import { openReadJournal } from '../../src/domain/journal/read-journal.ts'
import { openKeyRing } from '../../src/domain/keys/key-ring.ts'
import type { Connector } from '../../src/domain/retrieval/connector.ts'
import { mount } from '../../src/platform/http/mount.ts'
import { silentLog } from '../../src/platform/log.ts'
import { Problem } from '../../src/platform/problem.ts'
import { accountOf, connect, get, type Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const BASE = '/api/fdx/6/accounts'

let server: TestServer
let reader: Reader
let doors: AsyncDisposable & { readonly address: string }

/** What the bank does instead of reading the savings account. */
let fail: (account: Connector['account']) => Connector['account'] = (account) => account

before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  doors = await openDoors()
})
after(async () => {
  await doors[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

/** The same data path over the same database, with the half-broken bank behind it. */
async function openDoors() {
  const { database, clock, vault, issuer } = server
  const sandbox = sandboxConnector({ database, clock, vault, origin: issuer })
  const halfBroken: Connector = {
    ...sandbox,
    account: (permit) =>
      permit.bankAccountId === accountOf(reader, 'SAVINGS').bankAccountId
        ? fail(sandbox.account)(permit)
        : sandbox.account(permit),
  }
  const http = mount({
    endpoints: fdxEndpoints({
      database,
      clock,
      vault,
      issuer,
      mint: { ring: await openKeyRing(database, vault, clock), issuer },
      retrieval: {
        clock,
        connectors: new Map([[halfBroken.name, halfBroken]]),
        journal: openReadJournal(database),
        deadlineMilliseconds: 300,
      },
    }),
    mannersOf: () => fdx6Manners,
    log: silentLog,
    limits: { bodyBytes: 16_384, longBodyBytes: 16_384, requestMilliseconds: 15_000 },
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => http.close() }
}

async function ask(path: string) {
  const headers = { authorization: `Bearer ${await reader.token()}`, 'x-fapi-interaction-id': crypto.randomUUID() }
  const { status, text } = await get({ issuer: doors.address }, path, headers)
  return { status, body: JSON.parse(text) as Readonly<Record<string, unknown>> }
}

type Row = { readonly accountId: string; readonly error?: { readonly code: string } } & Readonly<
  Record<string, unknown>
>

async function assertPartial(savings: (row: Row) => void): Promise<void> {
  for (const path of [BASE, `${BASE}?resultType=details`]) {
    const { status, body } = await ask(path)
    assert.equal(status, 206, path)
    const accounts = body['accounts'] as readonly Row[]
    assert.equal(accounts.length, reader.accounts.length)
    for (const row of accounts) {
      if (row.accountId === accountOf(reader, 'SAVINGS').handle) savings(row)
      else assert.ok(row.error === undefined && row['accountType'] !== undefined)
    }
  }
}

async function lastRead(): Promise<readonly string[]> {
  const [row] = await server.database.run<{ detail: { accounts: readonly string[] } }>(
    `select detail from journal_entry where action = 'read-accounts' order by at desc, journal_entry_id desc limit 1`,
    [],
  )
  return row!.detail.accounts
}

test('where the bank fails for one account, the rest is served with 206 and the journal names the rest', async () => {
  fail = () => () => Promise.reject(new Problem('provider_unavailable', 'The savings machine is down.'))
  await assertPartial((row) => {
    assert.deepEqual(Object.keys(row), ['accountId', 'error'])
    assert.equal(row.error?.code, '500')
  })
  const { handle } = accountOf(reader, 'SAVINGS')
  assert.deepEqual(
    await lastRead(),
    reader.accounts
      .map((account) => account.handle)
      .filter((other) => other !== handle)
      .toSorted(),
  )
})

test('a bank that is slow for one account does not hold up the others', async () => {
  fail = () => () => new Promise(() => {})
  await assertPartial((row) => assert.equal(row.error?.code, '500'))
})

test('what the bank still knows of the account is told with its error', async () => {
  fail = (account) => async (permit) => {
    const { accountCategory, accountId, accountType, status } = await account(permit)
    return { accountCategory, accountId, accountType, status, error: { code: '500', message: 'Down' } }
  }
  await assertPartial((row) =>
    assert.deepEqual([row['accountCategory'], row.error], ['DEPOSIT_ACCOUNT', { code: '500', message: 'Down' }]),
  )
  const alone = await ask(`${BASE}/${accountOf(reader, 'SAVINGS').handle}`)
  assert.deepEqual([alone.status, alone.body['code']], [500, '500'])
})

test('where the bank fails for every account asked for, the answer is its failure', async () => {
  fail = () => () => Promise.reject(new Problem('provider_maintenance', 'The bank is being looked after.'))
  const { status, body } = await ask(`${BASE}?accountIds=${accountOf(reader, 'SAVINGS').handle}`)
  assert.deepEqual([status, body['code']], [503, '503'])
})
