// Changes through the client: who takes each as it comes, and keeps the mark, holds what a full read would say.

import assert from 'node:assert/strict'
import test from 'node:test'
import { PortageClient } from 'portage-client'
import type { Changes } from 'portage-client/changes'
import type { Connection } from 'portage-client/connection'
import { DataRefused } from 'portage-client/portage-error'
import { extendSandbox } from '../../src/connectors/sandbox/life/seed.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { consent, openBrowser } from '../customer.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

const EVERYTHING = { from: '2026-05-20', to: '2027-12-31' }

type Row = { readonly transactionId: string }

/** What an app holds, by id. */
type Copy = Map<string, string>

async function take(changes: Changes<Row>, copy: Copy): Promise<string> {
  for await (const change of changes) {
    if (change.kind === 'removed') copy.delete(change.transactionId)
    else copy.set(change.transactionId, JSON.stringify(change.transaction))
  }
  assert.ok(changes.nextUpdateId)
  return changes.nextUpdateId
}

async function connect({ issuer, recipient }: TestServer): Promise<Connection> {
  const client = new PortageClient({ issuer, ...recipient, redirectUri: REDIRECT_URI })
  const departure = await client.authorize({ providerId: 1000, scope: dataClusters })
  const answer = await consent(openBrowser(issuer), departure.url)
  return client.connect(answer.searchParams, departure)
}

test('an app that follows the changes holds what a full read says, in both versions', async () => {
  await using server = await openTestServer()
  const connection = await connect(server)
  const accounts = await connection.accounts().toArray()
  const { accountId } = accounts.find((one) => one.accountType === 'CREDITCARD')!
  for (const reader of [connection, connection.version6]) {
    const changes = (since: string): Changes<Row> => reader.changes(accountId, { since, pageSize: 7 })
    const copy: Copy = new Map()
    let mark = await take(reader.changes(accountId, { ...EVERYTHING, pageSize: 50 }), copy)
    const before = copy.size
    for (let week = 0; week < 4; week++) {
      server.clock.advance({ days: 7 })
      await extendSandbox(server.database, server.clock)
      mark = await take(changes(mark), copy)
    }
    const whole = await reader.transactions(accountId, EVERYTHING).toArray()
    assert.deepEqual([...copy.values()].toSorted(), whole.map((row) => JSON.stringify(row)).toSorted())
    assert.ok(copy.size > before)
    assert.deepEqual(await changes(mark).toArray(), [])
  }
})

test('who stops before the last change is given no mark, and an unknown one is refused by its own code', async () => {
  await using server = await openTestServer()
  const connection = await connect(server)
  const [account] = await connection.accounts().toArray()
  const changes = connection.changes(account!.accountId, { pageSize: 1 })
  for await (const { kind } of changes) {
    assert.equal(kind, 'changed')
    break
  }
  assert.equal(changes.nextUpdateId, undefined)
  const unknown = connection.changes(account!.accountId, { since: 'from elsewhere' })
  await assert.rejects(unknown.toArray(), (error) => error instanceof DataRefused && error.code === 1100)
})
