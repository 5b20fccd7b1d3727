// Tests of the statement file: read back by a PDF reader that we did not write.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, decimal, fromCents, subtract, sum, type Decimal } from '../../../platform/decimal.ts'
import { readPdf } from '../../../../test/pdf.ts'
import { writeStatementFile } from './statement-file.ts'
import type { StatementModel, StatementRow } from './statement-model.ts'

const october = {
  bankName: 'Maple Test Bank',
  language: 'en',
  holderNames: ['Robin Greatday'],
  addressLines: ['88 Invented Avenue, Apt 1204', 'Toronto ON  M5V 0A0'],
  productName: 'Everyday Chequing',
  accountNumberDisplay: '•••• 4821',
  periodStart: Temporal.PlainDate.from('2026-10-01'),
  periodEnd: Temporal.PlainDate.from('2026-10-31'),
  owed: false,
  currency: 'CAD',
} as const

/** A deposit every fifth row, withdrawals otherwise. */
function statement(count: number, change: Partial<StatementModel> = {}): StatementModel {
  const opening = decimal('1250.00')
  let balance: Decimal = opening
  const rows: StatementRow[] = Array.from({ length: count }, (_, index) => {
    const amount = fromCents(1999 + index * 37)
    const credit = index % 5 === 0
    balance = credit ? add(balance, amount) : subtract(balance, amount)
    const date = october.periodStart.add({ days: Math.floor((index * 31) / count) })
    return { date, description: `ROW ${index} HARBOUR GROCER`, [credit ? 'credit' : 'debit']: amount, balance }
  })
  const totalIn = sum(rows.map(({ credit }) => credit ?? decimal('0.00')))
  const totalOut = sum(rows.map(({ debit }) => debit ?? decimal('0.00')))
  return { ...october, opening, closing: balance, totalIn, totalOut, rows, ...change }
}

/** The amounts among texts, in cents. */
function amounts(texts: readonly string[]): bigint[] {
  return texts.filter((text) => /^-?\$[\d,]+\.\d\d$/.test(text)).map((text) => BigInt(text.replace(/[$,.]/g, '')))
}

test('what the summary says is what the rows add up to', async () => {
  const { pages } = await readPdf(await writeStatementFile(statement(90)))
  const [opening, totalIn, totalOut, closing] = amounts(pages[0] ?? []).slice(0, 4) as [bigint, bigint, bigint, bigint]
  assert.equal(opening + totalIn - totalOut, closing)
  const text = pages.flat()
  let balance = opening
  let rows = 0
  for (const [index, item] of text.entries()) {
    if (!item.startsWith('ROW ')) continue
    const [amount, after] = amounts(text.slice(index + 1, index + 3)) as [bigint, bigint]
    assert.ok(after === balance + amount || after === balance - amount, `the balance after ${item}`)
    balance = after
    rows++
  }
  assert.equal(rows, 90)
  assert.equal(balance, closing)
})

test('every page repeats the heading of the table and says which page it is', async () => {
  const { pages } = await readPdf(await writeStatementFile(statement(90)))
  assert.ok(pages.length > 1)
  for (const [index, text] of pages.entries()) {
    assert.ok(text.includes('Withdrawals') && text.includes('Deposits'))
    assert.ok(text.includes(`Page ${index + 1} of ${pages.length}`))
  }
})

test('a French statement writes amounts and dates as French Canada does, and says its language', async () => {
  const bytes = await writeStatementFile(statement(3, { language: 'fr', productName: 'Compte chèques' }))
  const { pages, info } = await readPdf(bytes)
  const text = new Set(pages.flat().map((item) => item.replaceAll('\u00a0', ' ')))
  assert.ok(text.has('1 250,00 $'))
  assert.ok(text.has('Du 1er octobre 2026 au 31 octobre 2026'))
  assert.equal(info['Title'], 'Relevé de compte, Compte chèques, Du 1er octobre 2026 au 31 octobre 2026')
  assert.equal(info['Language'], 'fr-CA')
})

test('a statement of an account in US dollars says so of every amount', async () => {
  for (const [language, opening] of [
    ['en', 'US$1,250.00'],
    ['fr', '1 250,00 $ US'],
  ] as const) {
    const { pages } = await readPdf(await writeStatementFile(statement(3, { language, currency: 'USD' })))
    const text = pages.flat().map((item) => item.replaceAll('\u00a0', ' '))
    assert.ok(text.includes(opening))
    assert.deepEqual(
      text.filter((item) => item.includes('$') && !item.includes('US')),
      [],
    )
  }
})

test('a month without transactions still has its statement', async () => {
  const { pages } = await readPdf(await writeStatementFile(statement(0)))
  assert.ok(pages.flat().includes('No transactions in this period.'))
})

test('a description is never cut, and a letter that the font lacks does not break the file', async () => {
  const description = `ÉPICERIE ${'DU COIN '.repeat(14)}FIN 🍁`
  const [row] = statement(1).rows
  const { pages } = await readPdf(await writeStatementFile(statement(1, { rows: [{ ...row!, description }] })))
  assert.match(pages.flat().join(' '), /ÉPICERIE (DU COIN\s+){14}FIN \?/)
})

test('the same statement gives the same bytes, dated by the end of its period', async () => {
  const [first, second] = [await writeStatementFile(statement(40)), await writeStatementFile(statement(40))]
  assert.ok(Buffer.from(first).equals(Buffer.from(second)))
  assert.match((await readPdf(first)).info['CreationDate'] ?? '', /^D:20261031/)
})
