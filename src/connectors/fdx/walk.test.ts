// Tests of the walk: the pages of a bank become ours without gaps or repeats, and a list that repeats itself is noticed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFakeBank, type FakeBank } from '../../../test/banks/fake-bank.ts'
import { NEWEST, transactionAt } from '../../../test/banks/fake-books.ts'
import { readsAt } from '../../../test/banks/fdx-reads.ts'
import { aCall } from '../../../test/sandbox-bank.ts'
import { readPlace, writePlace, type WalkPlace } from './walk-place.ts'
import type { ReadSettings } from './read-settings.ts'

const ACCOUNT = 'ada-chq'
const WINDOW = { start: NEWEST.subtract({ hours: 24 * 90 }), end: NEWEST.add({ hours: 24 }) }

/** The ids of all pages in their order, and the number of pages. */
async function walkAll(bank: FakeBank, settings: Partial<ReadSettings> = {}, limit = 100) {
  const reads = await readsAt(bank, settings)
  const ids: string[] = []
  const moments: number[] = []
  let [from, pages, longest, total] = [undefined as string | undefined, 0, 0, undefined as number | undefined]
  do {
    const page = { limit, ...(from !== undefined && { from }) }
    const read = await reads.transactions(reads.permitOf(ACCOUNT), { window: WINDOW, page }, aCall)
    assert.ok(read.rows.length <= limit)
    ids.push(...read.rows.map(({ transactionId }) => transactionId))
    moments.push(...read.rows.map((row) => row.postedTimestamp?.epochMilliseconds ?? 0))
    if (pages++ === 0) total = read.total
    from = read.next
    longest = Math.max(longest, from?.length ?? 0)
  } while (from !== undefined)
  await reads.close()
  return { ids, moments, pages, longest, total }
}

const EVERY = Array.from({ length: 250 }, (_, index) => `${ACCOUNT}-t${index}`)

for (const pageStyle of ['offset', 'pageKey', 'link'] as const) {
  test(`every transaction comes once and newest first from a bank that pages by ${pageStyle}`, async () => {
    await using bank = await openFakeBank({ pageStyle, mostRows: 60 })
    for (const limit of [1000, 100, 60, 7]) {
      const { ids, longest, total } = await walkAll(bank, {}, limit)
      assert.deepEqual(ids, EVERY)
      assert.equal(total, limit === 1000 ? 250 : undefined)
      assert.ok(longest <= 200)
    }
  })
}

test('the envelopes of version 5, fewer days than asked for and a bank in no order make no difference', async () => {
  await using bank = await openFakeBank({ pageStyle: 'pageKey', mostRows: 60 })
  assert.deepEqual((await walkAll(bank, { fdxAddress: bank.fdxAddress(5) })).ids, EVERY)
  assert.deepEqual((await walkAll(bank, { mostDays: 7 }, 30)).ids, EVERY)
  assert.deepEqual((await walkAll(bank, { order: 'any' }, 30)).ids, EVERY)
  assert.deepEqual((await walkAll(bank, { windowFormat: 'date', mostDays: 10 }, 30)).ids, EVERY)
})

test('a bank that gives more rows than it is asked for is walked in pages of ours', async () => {
  await using bank = await openFakeBank({ mostRows: 100 })
  // The page size of the settings is what the bank is asked for.
  assert.deepEqual((await walkAll(bank, { pageSize: 100 }, 33)).ids, EVERY)
})

test('a page that is out of order is sorted, and an id that comes twice on a page is given once', async () => {
  await using bank = await openFakeBank({ mostRows: 50 })
  bank.always('transactions', { data: 'outOfOrder' })
  const { ids, moments } = await walkAll(bank, {}, 50)
  assert.deepEqual([...ids].toSorted(), [...EVERY].toSorted())
  assert.deepEqual(
    moments,
    moments.toSorted((one, other) => other - one),
  )
  bank.always('transactions', { data: 'duplicateIds' })
  const twice = (await walkAll(bank, {}, 50)).ids
  assert.equal(new Set(twice).size, twice.length)
})

test('the same page twice and a cursor that leads back end the walk', async () => {
  for (const data of ['samePage', 'cursorLoop'] as const) {
    for (const pageStyle of ['offset', 'pageKey', 'link'] as const) {
      await using bank = await openFakeBank({ pageStyle, mostRows: 50 })
      bank.always('transactions', { data })
      const settings = [{}, { order: 'any' }] as const
      for (const given of settings) {
        await assert.rejects(
          walkAll(bank, given, 50),
          { code: 'provider_unavailable', trouble: 'page_loop' },
          pageStyle,
        )
      }
      assert.ok(bank.calls('transactions') <= 12, `${data} ${pageStyle}: ${bank.calls('transactions')} calls`)
    }
  }
})

test('transactions that arrive while a walk goes on neither hide another nor show one twice', async () => {
  await using bank = await openFakeBank({ mostRows: 50 })
  const reads = await readsAt(bank)
  const ask = (from?: string) =>
    reads.transactions(
      reads.permitOf(ACCOUNT),
      { window: WINDOW, page: { limit: 50, ...(from !== undefined && { from }) } },
      aCall,
    )
  const first = await ask()
  // One fewer is listed from now on, so that each row has moved up by one.
  const window = { ...WINDOW, end: NEWEST.subtract({ hours: 6 * 3 }) }
  const page = { limit: 50, from: first.next ?? '' }
  const second = await reads.transactions(reads.permitOf(ACCOUNT), { window, page }, aCall)
  assert.equal(second.rows[0]?.transactionId, EVERY[50])
  await reads.close()
})

test('an account that vanishes in the middle of a walk is not found', async () => {
  await using bank = await openFakeBank({ mostRows: 50 })
  bank.next('transactions', {}, { data: 'vanishes' })
  await assert.rejects(walkAll(bank, {}, 50), { code: 'account_not_found' })
})

test('amounts and dates in whatever form come out exactly, and ids with spaces and slashes find their account', async () => {
  await using bank = await openFakeBank({ mostRows: 50 })
  const well = await oneAccount(bank)
  bank.always('any', { data: 'manyDecimals' })
  assert.equal((await oneAccount(bank)).row?.amount, '0.011234567891')
  bank.always('any', { data: 'amountsAsText' })
  assert.equal((await oneAccount(bank)).row?.amount, well.row?.amount)
  bank.always('any', { data: 'negativeZero' })
  assert.equal((await oneAccount(bank)).row?.amount, '0.00')
  bank.always('any', { data: 'nulls' })
  assert.equal((await oneAccount(bank)).row?.status, 'POSTED')
  bank.always('any', { data: 'fiveDates' })
  assert.equal((await walkAll(bank, {}, 50)).ids.length, 250)
  bank.always('any', { data: 'strangeIds' })
  const reads = await readsAt(bank)
  const [held] = await reads.heldAccounts(reads.customerPermit, aCall)
  assert.match(held?.bankAccountId ?? '', /[ /#?%]/)
  const found = await reads.account(reads.permitOf(held?.bankAccountId ?? ''), aCall)
  assert.equal(found.accountId, held?.bankAccountId)
  await reads.close()
})

async function oneAccount(bank: FakeBank) {
  const reads = await readsAt(bank)
  const { rows } = await reads.transactions(reads.permitOf(ACCOUNT), { window: WINDOW, page: { limit: 1 } }, aCall)
  await reads.close()
  return { row: rows[0] }
}

test('an account that cannot be told as any category is left out, and the others are there', async () => {
  await using bank = await openFakeBank()
  const reads = await readsAt(bank)
  assert.equal((await reads.heldAccounts(reads.customerPermit, aCall)).length, 5)
  bank.next('accounts', { data: 'unknownCategory' })
  await assert.rejects(reads.heldAccounts(reads.customerPermit, aCall), { code: 'provider_unavailable' })
  assert.equal(reads.misfits.filter(({ path }) => path === 'accountCategory').length, 5)
  await reads.close()
})

test('another customer than the one who signed in is refused, and nothing of them is given on', async () => {
  await using bank = await openFakeBank()
  const reads = await readsAt(bank)
  assert.equal((await reads.customer(reads.customerPermit, aCall)).customerId, 'ada')
  bank.always('customer', { data: 'otherCustomer' })
  await assert.rejects(reads.customer(reads.customerPermit, aCall), {
    trouble: 'other_customer',
    code: 'provider_unavailable',
  })
  await reads.close()
})

test('transactions and statements that name another account are refused, and nothing of them is given on', async () => {
  await using bank = await openFakeBank()
  const reads = await readsAt(bank)
  const [permit, request] = [reads.permitOf(ACCOUNT), { window: WINDOW, page: { limit: 5 } }]
  const [other] = bank.books.get('grace')?.accounts ?? []
  assert.ok(other)
  bank.next('transactions', { members: { transactions: [transactionAt(other, 0)] } })
  await assert.rejects(reads.transactions(permit, request, aCall), { trouble: 'other_customer' })
  bank.next('statements', { members: { statements: other.statements } })
  await assert.rejects(reads.statements(permit, request, aCall), { trouble: 'other_customer' })
  assert.equal((await reads.transactions(permit, request, aCall)).rows.length, 5)
  await reads.close()
})

test('a token that the bank no longer takes is renewed once, and one more refusal ends the call', async () => {
  await using bank = await openFakeBank()
  const reads = await readsAt(bank)
  bank.next('accounts', { status: 401 })
  assert.equal((await reads.heldAccounts(reads.customerPermit, aCall)).length, 5)
  assert.deepEqual([reads.renewals.count, bank.calls('accounts')], [1, 2])
  bank.always('accounts', { status: 401 })
  await assert.rejects(reads.heldAccounts(reads.customerPermit, aCall))
  assert.deepEqual([reads.renewals.count, bank.calls('accounts')], [2, 4])
  await reads.close()
})

test('the place of a walk has at most 200 characters, whatever the cursor of the bank is', () => {
  const place: WalkPlace = {
    mode: 'paged',
    lastDay: 20_500,
    days: 90,
    seeks: false,
    answers: 7,
    anchor: 'abcd-_12',
    last: 1_767_225_600_000,
  }
  for (const cursor of [undefined, 'o100', `k${'aZ9-_='.repeat(40)}x`, 'lé'.repeat(30), 'k=', `k${'y'.repeat(200)}`]) {
    const whole = { ...place, ...(cursor !== undefined && { cursor }) }
    assert.deepEqual(readPlace(writePlace(whole)), whole)
    assert.ok(writePlace(whole).length <= 200)
  }
  const { cursor: _left, ...rest } = readPlace(writePlace({ ...place, cursor: 'x'.repeat(5000) }))
  assert.deepEqual(rest, { ...place, seeks: true })
  assert.throws(() => readPlace('made up'), { code: 'invalid_request' })
})
