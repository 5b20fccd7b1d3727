// Story: a bank is down: its breaker opens on all servers, apps hear when to come back, another bank is untouched, and it closes by itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../reader.ts'
import { openBankWorld } from './bank-world.ts'

test('an outage of a bank is short for its callers, bounded for the bank, and nothing to another bank', async () => {
  await using world = await openBankWorld()
  const { server, bank, accounts, read } = world
  const other = await connect(server, 'greatday_nomfa')
  const path = `/accounts/${accounts[0]}/transactions?limit=20`
  assert.equal((await read(path)).status, 200)
  bank.always('transactions', { status: 503 })
  const before = bank.calls('transactions')
  const answers = await Promise.all(Array.from({ length: 40 }, () => read(path)))
  assert.ok(answers.every(({ status }) => status >= 500))
  const open = await read(path)
  assert.equal(open.status, 503)
  const wait = Number(open.headers.get('retry-after'))
  assert.ok(wait >= 1 && wait <= 10, `Retry-After ${wait}`)
  assert.equal(((await open.json()) as { readonly code: string }).code, '503')
  const called = bank.calls('transactions') - before
  assert.ok(called <= 40 + 8, `${called} calls`)
  for (let ask = 0; ask < 20; ask++) assert.equal((await read(path)).status, 503)
  assert.equal(bank.calls('transactions') - before, called, 'an open breaker lets nothing through')

  await using beside = await server.besideIt()
  assert.equal((await read(path, beside.address)).status, 503, 'another server knows it, too')
  assert.equal((await read(`/accounts/${accounts[0]}`)).status, 200, 'another operation of the bank is asked')
  assert.equal((await other.get(`/api/fdx/6/accounts/${other.accounts[0]!.handle}/transactions`)).status, 200)

  bank.well()
  for (let probe = 0; probe < 3; probe++) {
    server.clock.advance({ seconds: 11 })
    assert.equal((await read(path)).status, 200)
  }
  server.clock.advance({ seconds: 2 })
  const all = await Promise.all(Array.from({ length: 10 }, () => read(path)))
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]))
  assert.equal((await server.database.read.selectFrom('bank_breaker').selectAll().execute()).length, 0)
})
