// The banks that are open: once with the settings of one moment, and anew when they change, while calls go on.

import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { openTestDatabase } from '../../../test/database.ts'
import { until } from '../../../test/until.ts'
import { movableClock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import { act, bySystem } from '../journal/act.ts'
import { addProvider } from '../providers/add-provider.ts'
import { openBankCalls } from './bank-calls.ts'
import { openBanks } from './banks.ts'
import type { ConnectedProvider, Connector } from './connector.ts'
import { openLearnedFields } from './learned-fields.ts'
import { bankOffering } from './offered-reads.ts'

await using database = await openTestDatabase()
const clock = movableClock(Temporal.Instant.from('2026-06-17T17:00:00Z'))
await act({ database, clock }, bySystem('test'), (act) =>
  addProvider(act, {
    providerId: 7,
    name: { en: 'Seven', fr: 'Sept' },
    country: 'CA',
    language: 'fr',
    connector: 'counted',
    status: 'ACTIVE',
  }),
)

const learned = openLearnedFields({ database, clock })
const calls = openBankCalls({ deadlineMilliseconds: 1000, mostAtOnce: 10 })

const settings = z.strictObject({ place: z.string().default('nowhere') })

/** A connector that counts what it opens and closes. */
function counted() {
  const opened: ConnectedProvider<z.infer<typeof settings>>[] = []
  const closed: number[] = []
  const never = () => Promise.reject(new Problem('provider_unavailable', 'Nobody is there.'))
  const connector: Connector<typeof settings> = {
    name: 'counted',
    texts: { en: { name: 'Counted', means: 'Counts' }, fr: { name: 'Compté', means: 'Compte' } },
    settings,
    secrets: {},
    endpoints: [],
    async open(provider) {
      const turn = opened.push(provider)
      const close = async () => void closed.push(turn)
      const signIn = { begin: never, finish: never }
      return bankOffering({ account: never }, { defaultWindowDays: turn, signIn, endGrant: never, checks: [], close })
    },
  }
  return { connector, opened, closed }
}

const at = (settingsVersion: number) => ({ providerId: 7, connector: 'counted', settingsVersion })

await test('a bank is opened once however many ask, with its settings and secrets, and anew for a later version alone', async () => {
  const { connector, opened, closed } = counted()
  const banks = openBanks({
    database,
    connectors: [connector],
    readSecrets: async () => ({ key: 'k' }),
    longestCall: 1,
    learned,
    calls,
  })
  const [first, ...others] = await Promise.all([1, 1, 1].map((version) => banks.of(at(version))))
  for (const other of others) assert.equal(other, first)
  const [provider] = opened
  assert.deepEqual(
    [provider?.settings, provider?.secrets, provider?.language],
    [{ place: 'nowhere' }, { key: 'k' }, 'fr'],
  )
  const second = await banks.of(at(2))
  assert.notEqual(second, first)
  assert.equal(await banks.of(at(1)), second, 'what was read a moment ago does not bring former settings back')
  assert.equal(opened.length, 2)
  await until(() => closed.length === 1)
  await banks.close()
  assert.deepEqual(closed, [1, 2])
})

await test('a bank that was replaced is open until the calls that it was given for are over', async () => {
  const { connector, closed } = counted()
  const banks = openBanks({
    database,
    connectors: [connector],
    readSecrets: async () => ({}),
    longestCall: 60_000,
    learned,
    calls,
  })
  await banks.of(at(1))
  await banks.of(at(2))
  assert.deepEqual(closed, [])
  await banks.close()
  assert.deepEqual(closed.toSorted(), [1, 2])
})

await test('a bank that cannot be opened says no more than that, and is tried again at the next call', async () => {
  const { connector, opened } = counted()
  let secrets = () => Promise.reject<Record<string, string>>(new Error('the vault does not open password-of-the-bank'))
  const banks = openBanks({
    database,
    connectors: [connector],
    readSecrets: () => secrets(),
    longestCall: 1,
    learned,
    calls,
  })
  await assert.rejects(banks.of(at(1)), (error: Problem) => {
    assert.equal(error.code, 'provider_unavailable')
    assert.doesNotMatch(error.detail, /password-of-the-bank/)
    return true
  })
  secrets = async () => ({})
  await banks.of(at(1))
  assert.equal(opened.length, 1)
  await assert.rejects(banks.of({ ...at(1), providerId: 8 }), { code: 'provider_unavailable' })
  await assert.rejects(banks.of({ ...at(1), providerId: 9, connector: 'none' }), { code: 'provider_unavailable' })
  await banks.close()
})

await test('what a bank offers is what its connector reads, and everything else is refused in words', async () => {
  const { connector } = counted()
  const banks = openBanks({
    database,
    connectors: [connector],
    readSecrets: async () => ({}),
    longestCall: 1,
    learned,
    calls,
  })
  const bank = await banks.of(at(1))
  assert.deepEqual([...bank.offers], ['account'])
  const ask = bank.transactions as unknown as () => Promise<unknown>
  await assert.rejects(ask(), {
    code: 'not_supported_by_provider',
    detail: 'This bank does not give out transactions.',
  })
  await banks.close()
})
