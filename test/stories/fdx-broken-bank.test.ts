// A bank that is slow or broken: the app hears of it in the documented words, in time, and nothing counts as read.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fdx5Conventions } from '../../src/api/fdx/fdx-conventions.ts'
import { bankOffering } from '../../src/domain/retrieval/offered-reads.ts'
import type { LogFields } from '../../src/platform/log.ts'
import { Problem, type ProblemCode } from '../../src/platform/problem.ts'
import { openBrokenFdx, type BrokenBank } from '../broken-bank.ts'
import { accountOf, connect, get, type Reader, type Reading } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const DEADLINE_MS = 150

/** What the bank does when it is asked, whatever it is asked. */
let behave: () => Promise<never>
const log: LogFields[] = []

let server: TestServer
let reader: Reader
let addresses: readonly string[]
let broken: BrokenBank
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'every_account')
  broken = await openBrokenFdx(server, {
    bank: brokenBank,
    deadlineMilliseconds: DEADLINE_MS,
    conventions: fdx5Conventions,
    log: { info: () => {}, warn: () => {}, error: (_message, fields = {}) => void log.push(fields) },
  })
  const account = `/api/fdx/5/accounts/${accountOf(reader, 'CHECKING').handle}`
  addresses = [
    '/api/fdx/5/customers/current',
    '/api/fdx/5/accounts',
    '/api/fdx/5/accounts?resultType=details',
    account,
    `${account}/transactions`,
    `${account}/statements`,
    `${account}/statements/2026-05`,
    `${account}/payment-networks`,
  ]
})
beforeEach(() => void (log.length = 0))
after(async () => {
  await broken[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const ask = (): Promise<never> => behave()

const brokenBank = bankOffering(
  { customer: ask, account: ask, transactions: ask, statements: ask, statementFile: ask, paymentNetworks: ask },
  {
    defaultWindowDays: 90,
    inventory: {},
    signIn: { begin: ask, finish: ask },
    endGrant: ask,
    checks: [],
    close: async () => {},
  },
)

async function askAll(): Promise<readonly Reading[]> {
  const authorization = `Bearer ${await reader.token()}`
  const readsBefore = await countReads()
  const readings = await Promise.all(addresses.map((path) => get(broken, path, { authorization })))
  assert.equal(await countReads(), readsBefore, 'what was not given out is not in the journal as read')
  return readings
}

async function countReads(): Promise<number> {
  const [row] = await server.database.run<{ count: number }>(
    `select count(*) as count from journal_entry where kind = 'read'`,
    [],
  )
  return row!.count
}

const errorOf = ({ status, text }: Reading): readonly unknown[] => {
  const { code, message } = JSON.parse(text) as { code: string; message: string }
  return [status, code, message]
}

const codes: readonly (readonly [ProblemCode, number, string, string])[] = [
  ['customer_not_found', 404, '601', 'Customer not found'],
  ['not_authorized', 401, '602', 'Customer not authorized'],
  ['account_type_not_supported', 422, '704', 'Account type not supported'],
  ['account_closed', 409, '705', 'Account is closed'],
  ['no_data', 404, '1107', 'Data not found for request parameters'],
  ['statement_not_found', 404, '1107', 'Data not found for request parameters'],
  ['too_many_requests', 429, '1207', 'Too many requests'],
  ['not_supported_by_provider', 405, '501', 'Subsystem unavailable'],
  ['provider_unavailable', 500, '500', 'Internal server error'],
  ['provider_maintenance', 503, '503', 'Scheduled maintenance'],
]

test('a bank that says account_not_found is passed on as 404 with code 701, and lists are without the account', async () => {
  behave = () => Promise.reject(new Problem('account_not_found', 'The bank said so. Do this.'))
  for (const [place, reading] of (await askAll()).entries()) {
    const isList = /accounts(\?|$)/.test(addresses[place]!)
    if (isList) assert.deepEqual(JSON.parse(reading.text), { page: { totalElements: 0 }, links: {}, accounts: [] })
    else assert.deepEqual(errorOf(reading), [404, '701', 'Account not found'])
  }
})

for (const [problem, status, code, message] of codes) {
  test(`a bank that says ${problem} is passed on as ${status} with code ${code}`, async () => {
    behave = () => Promise.reject(new Problem(problem, 'The bank said so. Do this.', { cause: 'a secret of the bank' }))
    for (const reading of await askAll()) {
      assert.deepEqual(errorOf(reading).slice(0, 2), [status, code])
      assert.ok((errorOf(reading)[2] as string).startsWith(message))
      assert.match(reading.text, /The bank said so\. Do this\./)
      assert.doesNotMatch(reading.text, /a secret of the bank/)
      assert.equal(
        reading.headers.get('retry-after'),
        ({ 429: '60', 503: '10' } as Record<number, string>)[status] ?? null,
      )
    }
  })
}

test('a bank that never answers is given up at the deadline', async () => {
  behave = () => new Promise(() => {})
  for (const reading of await askAll()) {
    assert.deepEqual(errorOf(reading), [500, '500', 'Internal server error'])
    assert.match(reading.text, /did not answer in time/)
  }
})

test('a bank that fails after the deadline disturbs nobody', async (context) => {
  const unhandled = context.mock.fn()
  process.on('unhandledRejection', unhandled)
  behave = async () => {
    await wait(2 * DEADLINE_MS)
    throw new Error('too late')
  }
  for (const reading of await askAll()) assert.equal(reading.status, 500)
  await wait(3 * DEADLINE_MS)
  process.off('unhandledRejection', unhandled)
  assert.equal(unhandled.mock.callCount(), 0)
})

test('one account of which the bank says nothing keeps the whole list back', async () => {
  let asked = 0
  behave = () => (asked++ === 0 ? new Promise(() => {}) : Promise.reject(new Problem('provider_maintenance', 'Later.')))
  for (const reading of await askAll()) assert.ok([500, 503].includes(reading.status))
})

test('a bug in a connector tells the app nothing and the log everything', async () => {
  behave = () => Promise.reject(new TypeError('account 900001234567 of Morgan is undefined'))
  const readings = await askAll()
  for (const reading of readings) {
    assert.deepEqual(errorOf(reading), [500, '500', 'Internal server error'])
    assert.doesNotMatch(reading.text, /900001234567|Morgan|TypeError/)
    assert.match(reading.text, /quote ob-trace-id/)
    const traced = log.find(({ requestId }) => requestId === reading.headers.get('ob-trace-id'))
    assert.match(traced?.error ?? '', /account 900001234567 of Morgan/)
  }
})

test('a connector that throws before it promises anything is a bug like any other', async () => {
  behave = () => {
    throw new RangeError('at once')
  }
  for (const reading of await askAll()) assert.deepEqual(errorOf(reading), [500, '500', 'Internal server error'])
})
