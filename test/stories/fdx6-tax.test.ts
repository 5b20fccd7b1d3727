// Tax slips: those of the shared accounts, year by year, as figures and as documents that say what the transactions say.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { extendSandbox } from '../../src/connectors/sandbox/life/seed.ts'
import { add, decimal, sum, type Decimal } from '../../src/platform/decimal.ts'
import { readPdf } from '../pdf.ts'
import { accountOf, connect, get, read, readTransactions, type Reader, type TransactionRow } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const FORMS = '/api/fdx/6/tax-forms'
const YEAR = { startTime: '2025-01-01', endTime: '2025-12-31' }

type Slip = {
  readonly taxYear: number
  readonly taxStatementId: string
  readonly taxDataType: string
  readonly issuer: unknown
  readonly recipient: unknown
  readonly pdf?: string
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
}

let server: TestServer
let reader: Reader
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'every_account')
})
after(() => server[Symbol.asyncDispose]())

const list = async (from: Reader, query = ''): Promise<readonly Slip[]> =>
  (await read<{ statements: readonly Slip[] }>(from, `${FORMS}${query}`)).statements

const said = ({ attributes }: Slip, name: string): string | undefined =>
  attributes.find((attribute) => attribute.name === name)?.value

async function slipOf(from: Reader, type: string): Promise<Slip> {
  const [slip, ...others] = await list(from, `?accountId=${accountOf(from, type).handle}`)
  assert.ok(slip && others.length === 0, type)
  return slip
}

async function refusalOf(address: string, headers = {}, from = reader) {
  const { status, text } = await from.get(address, headers)
  return [status, (JSON.parse(text) as { code: string }).code]
}

/** The amounts that stand in the document. */
async function amountsIn(from: Reader, { taxStatementId }: Slip): Promise<readonly string[]> {
  const response = await fetch(new URL(`${FORMS}/${taxStatementId}`, server.issuer), {
    headers: {
      authorization: `Bearer ${await from.token()}`,
      'x-fapi-interaction-id': crypto.randomUUID(),
      accept: 'application/pdf',
    },
  })
  assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/pdf'])
  const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
  assert.equal(pages.length, 1)
  return pages[0]!.filter((text) => text.startsWith('$')).map((text) => text.replaceAll(/[$,]/g, ''))
}

async function totalOf(type: string, is: (row: TransactionRow) => boolean): Promise<Decimal> {
  const rows = await readTransactions(reader, accountOf(reader, type).handle, YEAR)
  return sum([decimal('0.00'), ...rows.filter(is).map(({ amount }) => amount)])
}

const isA = (type: string) => (row: TransactionRow) => (row as { transactionType?: string }).transactionType === type

test('a slip says whose it is, who made it out, and nothing of a number that could be misused', async () => {
  const slip = await slipOf(reader, 'SAVINGS')
  assert.equal(slip.taxYear, 2025)
  assert.deepEqual(slip.issuer, { partyType: 'BUSINESS', businessName: { name1: 'Maple Test Bank' } })
  assert.deepEqual(slip.recipient, {
    tin: '*****0003',
    partyType: 'INDIVIDUAL',
    individualName: { first: 'Morgan', last: 'Fullbright' },
    address: { line1: '7 Makebelieve Crescent', city: 'Calgary', region: 'AB', postalCode: 'T2P 0A0', country: 'CA' },
    email: 'morgan.fullbright@example.com',
  })
  assert.deepEqual([said(slip, 'form'), said(slip, 'issueDate')], ['T5', '2026-02-15'])
  assert.equal(slip.pdf, undefined)
})

test('a T5, as data and as a document, says the interest that was paid in the year, to the cent', async () => {
  const slip = await slipOf(reader, 'SAVINGS')
  const interest = await totalOf('SAVINGS', isA('INTEREST'))
  assert.ok(Number(interest) > 100)
  assert.equal(said(slip, 'box13'), interest)
  assert.deepEqual(await amountsIn(reader, slip), [interest])
})

test('a contribution receipt says what was put aside, and how much of it in the first sixty days', async () => {
  const slip = await slipOf(reader, 'REGISTEREDRETIREMENTSAVINGSPLAN')
  const names = ['firstSixtyDays', 'restOfYear', 'contributions']
  const figures = names.map((name) => said(slip, name))
  const early = ({ postedTimestamp = '' }: TransactionRow) => postedTimestamp < '2025-03-02T05:00:00.000Z'
  const type = 'REGISTEREDRETIREMENTSAVINGSPLAN'
  const first = await totalOf(type, (row) => isA('CONTRIBUTION')(row) && early(row))
  const rest = await totalOf(type, (row) => isA('CONTRIBUTION')(row) && !early(row))
  assert.deepEqual(figures, [first, rest, add(first, rest)])
  assert.deepEqual(await amountsIn(reader, slip), figures)
})

test('of a mortgage and a car loan there is told what was paid of interest and of principal', async () => {
  for (const type of ['MORTGAGE', 'AUTOLOAN']) {
    const slip = await slipOf(reader, type)
    assert.equal(said(slip, 'interestPaid'), await totalOf(type, isA('INTEREST')))
    const paid = await totalOf(type, isA('PAYMENT'))
    assert.equal(add(decimal(said(slip, 'interestPaid')!), decimal(said(slip, 'principalPaid')!)), paid)
    const figures = ['interestPaid', 'principalPaid', 'balanceOwed'].map((name) => said(slip, name))
    assert.deepEqual(await amountsIn(reader, slip), figures)
  }
})

test('an annuity has a T5 of what it earned; what a TFSA or a life policy earns bears no tax', async () => {
  const retired = await connect(server, 'insurance_annuity')
  const [slip, ...others] = await list(retired)
  assert.equal(others.length, 0)
  const [books] = await server.database.run<{ interest: Decimal }>(
    `select sum(amount) as interest from sandbox_transaction join sandbox_account using (account_id)
     where account_key = 'harper-annuity' and transaction_type = 'INTEREST'
       and posted_at >= '2025-01-01T05:00:00Z' and posted_at < '2026-01-01T05:00:00Z'`,
    [],
  )
  assert.equal(said(slip!, 'box19'), books!.interest)
  assert.deepEqual(await amountsIn(retired, slip!), [books!.interest])
  const fund = accountOf(reader, 'TAXFREESAVINGSACCOUNT').handle
  assert.deepEqual(await list(reader, `?accountId=${fund}`), [])
})

test('one slip is given as data, with the document inside, or as the document', async () => {
  const slip = await slipOf(reader, 'SAVINGS')
  const address = `${FORMS}/${slip.taxStatementId}`
  assert.deepEqual(await read<Slip>(reader, address), slip)
  const whole = await read<Slip>(reader, `${address}?taxDataType=BASE64_PDF`)
  assert.deepEqual([whole.taxDataType, slip.taxDataType], ['BASE64_PDF', 'JSON'])
  const { pages, info } = await readPdf(Buffer.from(whole.pdf!, 'base64'))
  assert.equal(info['Title'], 'T5 Statement of Investment Income, 2025')
  const text = pages.flat()
  for (const words of [
    'Morgan Fullbright',
    'Statement of Investment Income',
    'État des revenus de placement',
    '2025',
  ]) {
    assert.ok(
      text.some((line) => line.includes(words)),
      words,
    )
  }
  assert.ok(!text.join('').includes('000010003'), 'the number is masked on paper as well')
  for (const row of await list(reader, '?taxDataType=BASE64_PDF')) assert.ok(row.pdf!.startsWith('JVBERi0'))
  assert.deepEqual(await refusalOf(address, { accept: 'image/png' }), [406, '1203'])
  assert.deepEqual(await refusalOf(FORMS, { accept: 'application/pdf' }), [406, '1203'])
})

test('a year without slips is empty, and what cannot be asked is refused with a reason', async () => {
  const all = await list(reader)
  assert.deepEqual(await list(reader, '?taxYear=2025'), all)
  for (const year of ['2024', '2026', '2050']) assert.deepEqual(await list(reader, `?taxYear=${year}`), [], year)
  assert.deepEqual(await refusalOf(`${FORMS}?taxYear=25`), [400, '401'])
  assert.deepEqual(await refusalOf(`${FORMS}?taxDataType=XML`), [400, '401'])
  assert.deepEqual(await refusalOf(`${FORMS}?taxForms=Tax1099Int`), [400, '1201'])
  assert.deepEqual(await refusalOf(`${FORMS}?accountId=none`), [404, '701'])
})

test('slips are of the shared accounts alone, and no id leads to another one', async () => {
  const borrower = await connect(server, 'every_account', {
    client: server.otherRecipient,
    choose: ({ accountType }) => accountType === 'AUTOLOAN',
  })
  const [own, ...others] = await list(borrower)
  assert.deepEqual([said(own!, 'form'), others], ['INTEREST_PAID', []])
  const hidden = await slipOf(reader, 'SAVINGS')
  const [handle = ''] = own!.taxStatementId.split('.')
  for (const id of [hidden.taxStatementId, `${handle}.2025-T5`, `${handle}.2019-INTEREST_PAID`, handle, 'none']) {
    for (const accept of ['application/json', 'application/pdf']) {
      assert.deepEqual(await refusalOf(`${FORMS}/${id}`, { accept }, borrower), [404, '1200'], id)
    }
  }
})

test('a bank that has no slips says so, and one whose back end is down in part gives the rest', async () => {
  const elsewhere = await connect(server, 'bellejournee')
  for (const path of [FORMS, `${FORMS}/1`]) assert.deepEqual(await refusalOf(path, {}, elsewhere), [501, '501'], path)
  const half = await connect(server, 'account_down')
  const { status, text } = await half.get(FORMS)
  assert.deepEqual([status, JSON.parse(text)], [206, { statements: [] }])
})

test('without the cluster no slip is given, nor to a stranger', async () => {
  const narrow = await connect(server, 'every_account', {
    client: server.otherRecipient,
    clusters: ['ACCOUNT_BASIC', 'STATEMENTS'],
  })
  for (const path of [FORMS, `${FORMS}/${(await slipOf(reader, 'SAVINGS')).taxStatementId}`]) {
    assert.deepEqual(await refusalOf(path, {}, narrow), [403, '602'], path)
  }
  const nobody = await get(server, FORMS, { 'x-fapi-interaction-id': crypto.randomUUID() })
  assert.equal(nobody.status, 401)
})

test('the slips of a year come in the middle of February, when the books have all of it', async () => {
  const years = async () => {
    const customer = await connect(server, 'greatday_nomfa')
    return (await list(customer)).map(({ taxYear }) => taxYear)
  }
  assert.deepEqual(await years(), [2025])
  const end = Temporal.Instant.from('2027-02-15T05:00:00Z')
  server.clock.advance({ seconds: server.clock.now().until(end).total('seconds') - 1 })
  await extendSandbox(server.database, server.clock)
  assert.deepEqual(await years(), [2025])
  server.clock.advance({ seconds: 1 })
  assert.deepEqual(await years(), [2026, 2025])
})
