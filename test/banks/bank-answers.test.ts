// Story: whatever status a bank answers with, at every read of it the app gets the documented FDX error, and nothing of the bank's text.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { FAKE_PROVIDER, openBankWorld, type BankWorld } from './bank-world.ts'
import type { Fault, Operation } from './fault.ts'
import { findProvider } from '../../src/domain/providers/provider.ts'
import { openLearnedFields } from '../../src/domain/retrieval/learned-fields.ts'

let world: BankWorld
before(async () => void (world = await openBankWorld()))
after(() => world[Symbol.asyncDispose]())

const READS: readonly (readonly [operation: Operation, path: (account: string) => string])[] = [
  ['account', (account) => `/accounts/${account}`],
  ['transactions', (account) => `/accounts/${account}/transactions?limit=10`],
  ['statements', (account) => `/accounts/${account}/statements`],
  ['contact', (account) => `/accounts/${account}/contact`],
  ['paymentNetworks', (account) => `/accounts/${account}/payment-networks`],
]

/** What the app gets for a status of the bank, in FDX 6. A token that the bank does not take even when it is new is not the app's. */
const ANSWERS: readonly (readonly [status: number, expected: number])[] = [
  [401, 500],
  [403, 403],
  [404, 404],
  [409, 409],
  [429, 429],
  [500, 500],
  [503, 503],
]

for (const [status, expected] of ANSWERS) {
  test(`a bank that answers ${status} is told to the app as ${expected} at every read`, async () => {
    for (const [operation, path] of READS) {
      world.bank.always(operation, { status, error: { code: CODES[status], message: 'Secret of the bank' } })
      const answer = await world.read(path(world.accounts[0]!))
      const text = await answer.text()
      assert.equal(answer.status, expected, `${operation}: ${text}`)
      assert.doesNotMatch(text, /Secret of the bank/)
      assert.equal(typeof (JSON.parse(text) as { code: unknown }).code, 'string')
      world.bank.well()
      world.server.clock.advance({ seconds: 70 })
    }
  })
}

const CODES: Readonly<Record<number, string>> = {
  401: '603',
  403: '602',
  404: '701',
  409: '705',
  429: '1207',
  500: '500',
  503: '503',
}

test('Retry-After of a bank reaches the app, as seconds from now', async () => {
  const [account] = world.accounts
  const wanted: readonly (readonly [Fault, number, string])[] = [
    [{ status: 503, retryAfter: '120' }, 503, '120'],
    [{ status: 429, retryAfter: '45' }, 429, '45'],
  ]
  for (const [fault, status, wait] of wanted) {
    world.bank.next('statements', fault)
    const answer = await world.read(`/accounts/${account}/statements`)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [status, wait])
    world.server.clock.advance({ minutes: 5 })
    assert.equal((await world.read(`/accounts/${account}/statements`)).status, 200)
  }
})

const BODIES: readonly NonNullable<Fault['body']>[] = [
  'html',
  'truncated',
  'huge',
  'wrongCharset',
  'empty',
  'notJson',
  'deep',
]

test('an answer that is HTML, truncated, of 200 MB, of a wrong charset, empty or too deep is an error, and costs little', async () => {
  const [account] = world.accounts
  for (const body of BODIES) {
    world.bank.next('account', { body }, { body }, { body })
    const answer = await world.read(`/accounts/${account}`)
    assert.ok(answer.status === 500 || answer.status === 200, `${body}: ${answer.status}`)
    if (body !== 'wrongCharset' && body !== 'empty') assert.equal(answer.status, 500, body)
    world.bank.well()
    world.server.clock.advance({ minutes: 2 })
    assert.equal((await world.read(`/accounts/${account}`)).status, 200)
  }
})

test('what the bank fills is learned from its reads by name, never by value, and other servers know it', async () => {
  const { server, read, accounts } = world
  assert.equal(
    (await read(`/accounts/${accounts[0]}/transactions?limit=10&startTime=2025-12-01&endTime=2026-01-09`)).status,
    200,
  )
  await server.app.learned.flush()
  const provider = await findProvider(server.database, FAKE_PROVIDER)
  const { inventory = {} } = await server.app.banks.of(provider!)
  const rowsOf = Object.entries(inventory).find(([entity]) => entity.endsWith('Transaction'))?.[1] ?? []
  assert.ok(rowsOf.includes('postedTimestamp'))
  assert.ok(!rowsOf.includes('payee'))
  assert.ok(inventory['DepositAccount']?.includes('currency.currencyCode'))
  const beside = openLearnedFields(server)
  const bank = await beside.watch(FAKE_PROVIDER, {
    ...(await server.app.banks.of(provider!)),
    inventory: undefined,
  } as never)
  assert.deepEqual(bank.inventory, inventory)
  const rows = await server.database.read.selectFrom('learned_field').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(rows), /Purchase|Lovelace|CAD/)
})
