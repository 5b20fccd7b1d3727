// Long reads give way: between the pages and files of one read, others are served.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { writeStatementFile } from '../../src/connectors/sandbox/documents/statement-file.ts'
import type { StatementModel } from '../../src/connectors/sandbox/documents/statement-model.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { decimal } from '../../src/platform/decimal.ts'
import { openSharer, send, type Sharer } from '../banking.ts'
import { openBrokenBank } from '../broken-bank.ts'
import { readPdf } from '../pdf.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
})
after(() => server[Symbol.asyncDispose]())

/** Counts what is begun in one turn of the event loop, at most. */
function countTurns() {
  let begun = 0
  let most = 0
  let turns = 0
  let next = setImmediate(function turn() {
    begun = 0
    turns += 1
    next = setImmediate(turn)
  })
  return {
    begin() {
      begun += 1
      most = Math.max(most, begun)
    },
    stop() {
      clearImmediate(next)
      return { most, turns }
    },
  }
}

test('no two pages of transactions and no two files of statements of one read are begun in one turn', async () => {
  const { requestId: RequestId } = await sharer.open('every_account')
  const counted = countTurns()
  let asked = 0
  await using bank = await openBrokenBank(server, (sandbox) => {
    const counting: Partial<Bank> = {
      transactions(permit, { window, page: { from } }, call) {
        counted.begin()
        asked += 1
        // Small pages: there are many.
        const page = { limit: 20, ...(from !== undefined && { from }) }
        return sandbox.transactions(permit, { window, page }, call)
      },
      statementFile(...of) {
        counted.begin()
        asked += 1
        return sandbox.statementFile(...of)
      },
    }
    return counting
  })
  const read = async (path: string, more: object) => {
    const address = `/v3/${sharer.customerId}/BankingServices/${path}`
    const { status, text } = await send(bank, 'POST', address, { 'x-api-key': sharer.xApiKey }, { RequestId, ...more })
    assert.equal(status, 200, text)
  }
  await read('GetAccountsDetail', {})
  await read('GetStatements', { NumberOfStatements: 'Months3' })
  assert.ok(asked > 30)
  assert.equal(counted.stop().most, 1)
})

test('no two pages of one PDF file are written in one turn', async () => {
  const amount = decimal('1.00')
  const date = Temporal.PlainDate.from('2026-05-01')
  const rows = Array.from({ length: 600 }, () => ({ date, description: 'A ROW', debit: amount, balance: amount }))
  const model: StatementModel = {
    bankName: 'Maple Test Bank',
    language: 'en',
    holderNames: ['Robin Greatday'],
    addressLines: [],
    productName: 'Everyday Chequing',
    accountNumberDisplay: '•••• 4821',
    periodStart: date,
    periodEnd: date.add({ days: 30 }),
    owed: false,
    currency: 'CAD',
    opening: amount,
    closing: amount,
    totalIn: amount,
    totalOut: amount,
    rows,
  }
  const counted = countTurns()
  const bytes = await writeStatementFile(model)
  const { turns } = counted.stop()
  const { pages } = await readPdf(bytes)
  assert.ok(pages.length > 15)
  assert.ok(turns >= pages.length, `${turns} turns for ${pages.length} pages`)
})
