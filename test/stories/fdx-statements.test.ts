// Statements: the list of them, and each as the file that the bank made.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { accountOf, connect, read, walk, type Reader, type StatementsPage } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let reader: Reader
let chequing: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  chequing = addressOf(accountOf(reader, 'CHECKING').handle)
})
after(() => server[Symbol.asyncDispose]())

const addressOf = (handle: string): string => `/api/fdx/5/accounts/${handle}/statements`

const idsOf = (pages: readonly StatementsPage[]): readonly string[] =>
  pages.flatMap(({ statements }) => statements.map(({ statementId }) => statementId))

async function refusal(address: string, accept?: string): Promise<readonly [number, string]> {
  const { status, text } = await reader.get(address, accept === undefined ? {} : { accept })
  return [status, (JSON.parse(text) as { code: string }).code]
}

/** fetch cannot leave Accept out. */
async function statusWithoutAccept(address: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const headers = { authorization: `Bearer ${await reader.token()}` }
  request(new URL(address, server.issuer), { headers }, (answer) => {
    answer.resume().once('end', () => resolve(answer.statusCode))
  })
    .once('error', reject)
    .end()
  return promise
}

test('a statement says its account, its day, whether it is ready, and where its file is', async () => {
  const { page, links, statements } = await read<StatementsPage>(reader, chequing)
  assert.deepEqual([page, links], [{ totalElements: 3 }, {}])
  assert.deepEqual(statements[0], {
    accountId: accountOf(reader, 'CHECKING').handle,
    statementId: '2026-05',
    statementDate: '2026-05-31',
    description: 'Statement of May 2026',
    links: [{ href: `${server.issuer}${chequing}/2026-05`, action: 'GET', rel: 'self', types: ['application/pdf'] }],
    status: 'AVAILABLE',
  })
})

test('a window gives the statements of the days in it, both ends included, newest first', async () => {
  const from = (startTime: string, endTime: string) =>
    walk<StatementsPage>(reader, `${chequing}?${new URLSearchParams({ startTime, endTime })}`)
  assert.deepEqual(idsOf(await from('2026-03-31', '2026-05-31')), ['2026-05', '2026-04', '2026-03'])
  assert.deepEqual(idsOf(await from('2026-04-01', '2026-05-30')), ['2026-04'])
  assert.deepEqual(idsOf(await from('2026-04-30', '2026-04-30')), ['2026-04'])
  assert.deepEqual(idsOf(await from('2026-05-01', '2026-05-30')), [])
  assert.deepEqual(await refusal(`${chequing}?startTime=2026-03-31`), [400, '702'])
  assert.deepEqual(await refusal(`${chequing}?startTime=2026-03-31&endTime=2026-03-30`), [400, '703'])
  assert.deepEqual(await refusal(`${chequing}?startTime=March&endTime=2026-03-30`), [400, '401'])
})

test('pages of any size give each statement once', async () => {
  const window = 'startTime=2024-01-01&endTime=2026-06-17'
  const whole = idsOf([await read<StatementsPage>(reader, `${chequing}?${window}&limit=500`)])
  assert.ok(whole.length >= 25)
  for (const limit of [1, 2, 5, whole.length - 1, whole.length]) {
    const pages = await walk<StatementsPage>(reader, `${chequing}?${window}&limit=${limit}`)
    assert.deepEqual(idsOf(pages), whole)
    for (const { page } of pages) assert.equal(page.totalElements, whole.length)
  }
  for (const limit of ['0', '501', 'abc']) assert.deepEqual(await refusal(`${chequing}?limit=${limit}`), [400, '401'])
})

test('the file is a PDF with a name, for whoever can take a PDF', async () => {
  const address = `${chequing}/2026-05`
  const taken = [
    '*/*',
    'application/pdf',
    'application/*',
    'image/png, application/pdf;q=0.5',
    'APPLICATION/PDF',
    'image/gif, */*;q=0.1',
  ]
  for (const accept of taken) {
    const { status, headers, text } = await reader.get(address, { accept })
    assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'], accept)
    assert.equal(headers.get('content-disposition'), 'attachment; filename="statement-2026-05.pdf"')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.ok(text.startsWith('%PDF-'))
  }
  assert.equal(await statusWithoutAccept(address), 200)
})

test('who takes only what we do not make is told so', async () => {
  for (const accept of [
    'image/png',
    'image/gif, image/jpeg, image/tiff',
    'text/html',
    'application/pdf;q=0',
    'application/json',
  ]) {
    assert.deepEqual(await refusal(`${chequing}/2026-05`, accept), [406, '1203'], accept)
  }
})

test('a statement that is not there is not found, whatever its id looks like', async () => {
  for (const id of [
    '2026-07',
    '2020-01',
    '2026-6',
    '2026-05.pdf',
    'nothing',
    '..%2F2026-05',
    '%00',
    '%F0%9F%8D%81',
    'a'.repeat(300),
  ]) {
    const { status, text } = await reader.get(`${chequing}/${id}`)
    assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [404, '1107'], id)
  }
})

test('a statement is found below its own account only', async () => {
  const theirs = accountOf(await connect(server, 'Greatday'), 'CHECKING').handle
  assert.deepEqual(await refusal(`${addressOf(theirs)}/2026-05`), [404, '701'])
  const fund = accountOf(reader, 'TAXFREESAVINGSACCOUNT').handle
  assert.deepEqual((await read<StatementsPage>(reader, addressOf(fund))).statements, [])
  assert.deepEqual(await refusal(`${addressOf(fund)}/2026-05`), [404, '1107'])
  const mine = (await reader.get(`${chequing}/2026-05`)).text
  const savings = (await reader.get(`${addressOf(accountOf(reader, 'SAVINGS').handle)}/2026-05`)).text
  assert.notEqual(savings, mine)
})

test('the bank takes a day to make a statement: until then it is listed as in the making, and cannot be had', async () => {
  server.clock.advance({ days: 13, hours: 15 })
  const latest = async () => (await read<StatementsPage>(reader, chequing)).statements[0]
  assert.equal(String(server.clock.now()), '2026-07-01T08:00:00Z')
  const { statementId, status } = (await latest())!
  assert.deepEqual([statementId, status], ['2026-06', 'PROCESSING'])
  assert.deepEqual(await refusal(`${chequing}/2026-06`), [400, '1300'])
  server.clock.advance({ hours: 20 })
  assert.equal((await latest())?.status, 'AVAILABLE')
  assert.equal((await reader.get(`${chequing}/2026-06`)).status, 200)
})
