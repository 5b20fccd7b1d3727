// Tests of the made-up money: it can be repeated, it adds up, and it looks like somebody's life.

import { strict as assert } from 'node:assert'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { accountPlans } from '../bank/account-plans.ts'
import { generateMonth, openingStates, type GeneratedRow } from './generate.ts'
import { households } from './households.ts'
import { isOwed, productOf } from '../bank/products.ts'

const FIRST = Temporal.PlainDate.from('2024-08-01')
const MONTHS = 32

type MonthOfRows = { readonly first: Temporal.PlainDate; readonly rows: readonly GeneratedRow[] }

function makeUp(seed: string, months: number): readonly MonthOfRows[] {
  const states = openingStates()
  return Array.from({ length: months }, (_, index) => {
    const first = FIRST.add({ months: index })
    return { first, rows: [...generateMonth(seed, first, index, states)] }
  })
}

function fingerprint(months: readonly MonthOfRows[]): string {
  const text = JSON.stringify(
    months.map(({ rows }) => rows),
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  )
  return createHash('sha256').update(text).digest('hex')
}

const made = makeUp('a seed', MONTHS)
const all = made.flatMap(({ rows }) => rows)
const ofAccount = Map.groupBy(all, ({ account }) => account)
const signed = (row: GeneratedRow, owed: boolean): bigint => ((row.side === 'DEBIT') === owed ? row.cents : -row.cents)

await test('the same seed gives the same bytes, another seed gives others', () => {
  assert.equal(fingerprint(makeUp('a seed', 4)), fingerprint(made.slice(0, 4)))
  assert.notEqual(fingerprint(makeUp('another seed', 4)), fingerprint(made.slice(0, 4)))
})

await test('opening and transactions give the closing balance of every account in every month', () => {
  for (const plan of accountPlans) {
    const owed = isOwed(productOf(plan.product))
    let balance = plan.openingCents
    for (const { rows } of made) {
      const own = rows.filter(({ account }) => account === plan.key)
      const posting = own.toSorted((a, b) => a.postedAt - b.postedAt || a.ordinal - b.ordinal)
      for (const row of posting) {
        if (!row.dropped) balance += signed(row, owed)
        assert.equal(row.balanceAfter, balance, `${plan.key} ${row.description}`)
      }
    }
  }
})

await test('an account is numbered without gaps in the order its transactions are made', () => {
  for (const [account, rows] of ofAccount) {
    rows.forEach((row, index) => {
      assert.equal(row.ordinal, index + 1, account)
      assert.ok(index === 0 || row.at >= (rows[index - 1]?.at ?? 0))
    })
  }
  assert.equal(new Set(all.map(({ transactionId }) => transactionId)).size, all.length)
})

await test('a transaction posts in its month, after it was made, within a week', () => {
  for (const { first, rows } of made) {
    const next = first.add({ months: 1 }).toZonedDateTime('America/Toronto').epochMilliseconds / 1000
    for (const row of rows) {
      assert.ok(row.postedAt >= row.at && row.postedAt < next && row.postedAt - row.at < 7 * 86_400, row.description)
    }
  }
})

await test('no deposit account goes below its overdraft and no credit above its limit', () => {
  for (const plan of accountPlans) {
    const limit = plan.limitCents ?? 0n
    for (const { balanceAfter, description } of ofAccount.get(plan.key) ?? []) {
      const { category } = productOf(plan.product)
      const within = category === 'LOC_ACCOUNT' ? balanceAfter <= limit : balanceAfter >= -limit
      assert.ok(within, `${plan.key} ${description} ${balanceAfter}`)
    }
  }
})

await test('every household is paid and pays for its home in every month', () => {
  for (const { key } of households) {
    for (const { first, rows } of made) {
      const own = rows.filter(({ account }) => account === `${key}-chequing`)
      assert.ok(
        own.some(({ type, cents }) => type === 'DIRECTDEPOSIT' && cents > 1_000_00n),
        `${key} ${first.toString()} pay`,
      )
      const home = /RENT|MORTGAGE|LOYER|HYPOTHÈQUE/
      assert.ok(
        own.some(({ side, description }) => side === 'DEBIT' && home.test(description)),
        `${key} ${first.toString()} home`,
      )
    }
  }
})

await test('both legs of a transfer have one amount, one moment and one reference', () => {
  const legs = Map.groupBy(
    all.filter(({ reference, type }) => reference !== undefined && type !== 'CHECK'),
    ({ reference, at, cents }) => `${reference} ${at} ${cents}`,
  )
  const kinds = new Set<string>()
  for (const [key, [one, other, third]] of legs) {
    assert.ok(one && other && !third, key)
    assert.notEqual(one.side, other.side)
    assert.notEqual(one.account, other.account)
    for (const { description } of [one, other]) kinds.add(description)
  }
  for (const kind of ['CREDIT CARD PAYMENT', 'MORTGAGE PAYMENT', 'CONTRIBUTION', "VIREMENT À L'ÉPARGNE"]) {
    assert.ok(kinds.has(kind), kind)
  }
})

await test('a payment of a loan divides into the interest that was just charged, and principal', () => {
  for (const loan of ['morgan-mortgage', 'morgan-car', 'mireille-mortgage']) {
    const rows = ofAccount.get(loan) ?? []
    assert.equal(rows.length, 2 * MONTHS)
    for (let index = 0; index < rows.length; index += 2) {
      const [charged, paid] = [rows[index], rows[index + 1]]
      assert.equal(charged?.type, 'INTEREST')
      assert.equal(paid?.split?.interest, charged?.cents)
      assert.equal((paid?.split?.interest ?? 0n) + (paid?.split?.principal ?? 0n), paid?.cents)
    }
  }
})

await test('a hold that is let go counts for nothing, and the purchase that it was for follows', () => {
  const rows = ofAccount.get('riley-card') ?? []
  const holds = rows.filter(({ dropped }) => dropped)
  assert.ok(holds.length >= 3 * MONTHS)
  for (const hold of holds) {
    const bought = rows.find(({ at, payee, dropped }) => !dropped && payee === hold.payee && at > hold.at)
    assert.ok(bought && bought.at - hold.at < 600 && bought.cents < hold.cents, hold.description)
  }
})

await test('an account that is opened or closed within the books moves money only while it is open', () => {
  for (const plan of accountPlans) {
    const [from, until] = [plan.opensInMonth ?? 0, plan.closesInMonth ?? Infinity]
    made.forEach(({ rows }, index) => {
      if (index >= from && index <= until) return
      assert.ok(!rows.some(({ account }) => account === plan.key), `${plan.key} in month ${index}`)
    })
  }
})

await test('a purchase of units costs units times price', () => {
  const bought = all.filter(({ trade }) => trade !== undefined)
  assert.ok(bought.length > 100)
  for (const { trade, cents } of bought) assert.equal(cents, BigInt(trade?.units ?? 0) * (trade?.unitCents ?? 0n))
})

await test('life shows: refunds, foreign money, fees, e-transfers, gifts in December and heating in winter', () => {
  for (const trace of [
    /^REFUND/,
    /^MONTHLY ACCOUNT FEE/,
    /^NSF FEE/,
    /^INTERAC E-TRANSFER RECEIVED/,
    /^ATM/,
    /^DIVIDEND/,
  ]) {
    assert.ok(
      all.some(({ description }) => trace.test(description)),
      String(trace),
    )
  }
  assert.ok(new Set(all.map(({ foreign }) => foreign?.currency)).size === 4)
  const gifts = all.filter(({ category, side }) => category === 'Gifts' && side === 'DEBIT')
  assert.ok(gifts.length > 20 && gifts.every(({ at }) => monthOf(at) === 12))
  const hydro = (month: number): bigint =>
    all.find(
      ({ account, description, at }) =>
        account === 'robin-chequing' && /HYDRO/.test(description) && monthOf(at) === month,
    )?.cents ?? 0n
  assert.ok(hydro(1) > 2n * hydro(7))
})

await test('the bank that is French first writes French', () => {
  const french = all.filter(({ account }) => /^(mireille|etienne)-/.test(account))
  assert.ok(french.length > 3_000)
  assert.deepEqual(
    [...new Set(french.map(({ description }) => description))].filter((line) =>
      /PAYMENT|TRANSFER|REFUND|FEE/.test(line),
    ),
    [],
  )
})

await test('one account has more than 50,000 transactions before the first start', () => {
  const before = made.slice(0, 27).flatMap(({ rows }) => rows)
  assert.ok(before.filter(({ account }) => account === 'shop-operating').length > 50_000)
})

await test('an account that was closed is empty and stays so', () => {
  const rows = ofAccount.get('casey-savings') ?? []
  assert.equal(rows.at(-1)?.balanceAfter, 0n)
  assert.equal(rows.at(-1)?.side, 'DEBIT')
})

function monthOf(seconds: number): number {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO('America/Toronto').month
}
