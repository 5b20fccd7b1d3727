// Version 6: flat entities, contact, rewards, terms, images and networks; each as the reference says, and under its cluster.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountOf, connect, get, read, type Reader } from '../reader.ts'
import { clientToken } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

const BASE = '/api/fdx/6'

type Row = Readonly<Record<string, unknown>>

let server: TestServer
let reader: Reader
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
})
after(() => server[Symbol.asyncDispose]())

const pathOf = (type: string): string => `${BASE}/accounts/${accountOf(reader, type).handle}`

async function refusalOf(address: string, from: Pick<Reader, 'get'> = reader, headers = {}) {
  const { status, text } = await from.get(address, headers)
  return [status, (JSON.parse(text) as { code: string }).code]
}

test('accounts are flat and say their category, in a list and one by one', async () => {
  const { accounts } = await read<{ accounts: readonly Row[] }>(reader, `${BASE}/accounts`)
  assert.equal(accounts.length, reader.accounts.length)
  for (const account of accounts) {
    assert.match(String(account['accountCategory']), /^[A-Z_]+$/)
    assert.equal(account['currentBalance'], undefined)
  }
  const card = await read<Row>(reader, pathOf('CREDITCARD'))
  assert.equal(card['accountCategory'], 'LOC_ACCOUNT')
  assert.ok(Array.isArray(card['bills']), 'what is due is in bills')
  const [bill] = card['bills'] as readonly Row[]
  assert.equal(
    card['nextPaymentAmount'],
    bill!['totalPaymentDue'],
    'and under its older name, which is deprecated and not removed',
  )
})

test('a wallet and an instalment plan, which version 5 cannot carry, are there', async () => {
  const shopper = await connect(server, 'wallet_bnpl')
  const { accounts } = await read<{ accounts: readonly Row[] }>(shopper, `${BASE}/accounts?resultType=details`)
  const categories = new Set(accounts.map((account) => account['accountCategory']))
  assert.ok(categories.has('DIGITAL_WALLET') && categories.has('BNPL_ACCOUNT'), [...categories].join(' '))
})

test('transactions are flat, and without dates of the last seven days', async () => {
  const reading = await reader.get(`${pathOf('CHECKING')}/transactions`)
  const { transactions } = JSON.parse(reading.text) as { transactions: readonly Row[] }
  assert.ok(transactions.length > 0)
  for (const row of transactions) assert.equal(row['accountCategory'], 'DEPOSIT_ACCOUNT')
  const [start, end] = ['x-window-start', 'x-window-end'].map((name) =>
    Temporal.Instant.from(reading.headers.get(name)!),
  )
  assert.equal(start!.until(end!).total('hours'), 7 * 24)
})

test('the cheque of a transaction can be looked at, and nobody else’s', async () => {
  const path = pathOf('CHECKING')
  const { transactions } = await read<{ transactions: readonly Row[] }>(
    reader,
    `${path}/transactions?startDate=2026-06-01&endDate=2026-06-05`,
  )
  const cheque = transactions.find((row) => row['transactionType'] === 'CHECK')
  assert.ok(cheque && Number.isInteger(cheque['checkNumber']))
  const [imageId] = cheque['imageIds'] as readonly string[]
  const { status, headers, text } = await reader.get(`${path}/transaction-images/${imageId}`)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
  assert.match(text, /^%PDF-/)
  assert.deepEqual(await refusalOf(`${path}/transaction-images/none`), [404, '1103'])
  assert.deepEqual(await refusalOf(`${pathOf('SAVINGS')}/transaction-images/${imageId}`), [404, '1103'])
  const { handle } = accountOf(reader, 'CHECKING')
  const stranger = await connect(server, 'every_account')
  assert.deepEqual(await refusalOf(`${BASE}/accounts/${handle}/transaction-images/${imageId}`, stranger), [404, '701'])
  const asPicture = await refusalOf(`${path}/transaction-images/${imageId}`, reader, { accept: 'image/png' })
  assert.deepEqual(asPicture, [406, '1203'])
})

test('the holders of an account are told, and of one who only shares it the name', async () => {
  const joint = await connect(server, 'joint_one')
  const { handle } = joint.accounts.find((account) => account.joint)!
  const contact = await read<Row>(joint, `${BASE}/accounts/${handle}/contact`)
  assert.deepEqual(Object.keys(contact).toSorted(), ['addresses', 'emails', 'holders', 'telephones'])
  const holders = contact['holders'] as readonly Row[]
  const { customerId } = await read<Row>(joint, `${BASE}/customers/current`)
  const [self, other] = holders.toSorted((left) => (left['customerId'] === customerId ? -1 : 1))
  assert.equal(self!['customerId'], customerId)
  assert.deepEqual(Object.keys(other!).toSorted(), ['name', 'relationship', 'type'])
  assert.ok(!JSON.stringify(contact).includes('maple-'), "the bank's own ids stay inside")
})

test('the customer is found in the list, by the id and as the current one; another is not', async () => {
  const current = await read<Row>(reader, `${BASE}/customers/current`)
  assert.ok(Array.isArray(current['emails']))
  const { customers, page } = await read<{ customers: readonly Row[]; page: Row }>(reader, `${BASE}/customers`)
  assert.deepEqual(customers, [current])
  assert.deepEqual(page, { totalElements: 1 })
  assert.deepEqual(await read<Row>(reader, `${BASE}/customers/${String(current['customerId'])}`), current)
  assert.deepEqual(await refusalOf(`${BASE}/customers/somebody`), [404, '601'])
})

test('a reward program tells what the card earned, and each purchase with it', async () => {
  const { rewardPrograms } = await read<{ rewardPrograms: readonly Row[] }>(reader, `${BASE}/reward-programs`)
  assert.equal(rewardPrograms.length, 1)
  const [program] = rewardPrograms
  const { handle } = accountOf(reader, 'CREDITCARD')
  const [membership] = program!['memberships'] as readonly Row[]
  assert.deepEqual(membership!['accountIds'], [handle])
  const address = `${BASE}/reward-programs/${String(program!['rewardProgramId'])}`
  assert.deepEqual(await read<Row>(reader, address), program)
  const { rewardCategories } = await read<{ rewardCategories: readonly Row[] }>(reader, `${address}/categories`)
  assert.deepEqual(
    rewardCategories.map((category) => category['categoryId']),
    ['everyday', 'other'],
  )
  const may = 'startDate=2026-05-01&endDate=2026-05-31&limit=500'
  const earned = await read<{ rewardTransactions: readonly Row[] }>(
    reader,
    `${pathOf('CREDITCARD')}/reward-transactions?${may}`,
  )
  assert.ok(earned.rewardTransactions.length > 5)
  for (const row of earned.rewardTransactions) {
    const { accrued, categoryId } = row['reward'] as { accrued: string; categoryId: string }
    const cents = Math.floor((Math.round(Number(row['amount']) * 100) * (categoryId === 'everyday' ? 2 : 1)) / 100)
    assert.equal(Number(accrued), cents / 100)
  }
  assert.deepEqual(await refusalOf(`${BASE}/reward-programs/none`), [404, '1101'])
})

test('a program in which no shared account earns is not there', async () => {
  const saver = await connect(server, 'greatday_nomfa', {
    client: server.otherRecipient,
    choose: ({ accountType }) => accountType === 'SAVINGS',
  })
  const { rewardPrograms } = await read<{ rewardPrograms: readonly Row[] }>(saver, `${BASE}/reward-programs`)
  assert.deepEqual(rewardPrograms, [])
  assert.deepEqual(await refusalOf(`${BASE}/reward-programs/cash-back-1000`, saver), [404, '1101'])
  assert.deepEqual(await refusalOf(`${BASE}/reward-programs/cash-back-1000/categories`, saver), [404, '1101'])
})

test('terms are those of the account, in the language that is asked for', async () => {
  const path = `${pathOf('CREDITCARD')}/terms-and-conditions`
  const terms = await read<Row>(reader, path)
  assert.equal(terms['accountCategory'], 'LOC_ACCOUNT')
  assert.equal((terms['current'] as Row)['purchaseApr'], '20.99')
  const french = JSON.parse((await reader.get(path, { 'accept-language': 'fr-CA' })).text) as Row
  assert.match(JSON.stringify(french['rewardsTermsAndConditions']), /chaque achat/)
  assert.deepEqual(await refusalOf(path, reader, { accept: 'application/zip' }), [406, '1203'])
  assert.deepEqual(await refusalOf(`${pathOf('TAXFREESAVINGSACCOUNT')}/terms-and-conditions`), [404, '1107'])
})

test('networks for money and for securities are each of their accounts; a bank that has none says so', async () => {
  type Networks = Readonly<Record<string, readonly Row[]>>
  const money = await read<Networks>(reader, `${pathOf('CHECKING')}/payment-networks`)
  assert.equal(money['paymentNetworks']!.length, 1)
  const securities = await read<Networks>(reader, `${pathOf('TAXFREESAVINGSACCOUNT')}/asset-transfer-networks`)
  assert.equal(securities['assetTransferNetworks']![0]!['type'], 'CA_ATON')
  assert.deepEqual(await read<Networks>(reader, `${pathOf('CHECKING')}/asset-transfer-networks`), {
    assetTransferNetworks: [],
  })
  const elsewhere = await connect(server, 'bellejournee')
  const { handle } = elsewhere.accounts[0]!
  for (const name of ['payment-networks', 'asset-transfer-networks']) {
    assert.deepEqual(await refusalOf(`${BASE}/accounts/${handle}/${name}`, elsewhere), [501, '501'], name)
  }
})

test('with BALANCES there leave balances, and neither terms nor dues', async () => {
  const narrow = await connect(server, 'greatday_nomfa', {
    client: server.otherRecipient,
    clusters: ['ACCOUNT_BASIC', 'BALANCES'],
  })
  const card = await read<Row>(narrow, `${BASE}/accounts/${accountOf(narrow, 'CREDITCARD').handle}`)
  assert.ok(card['currentBalance'] !== undefined && card['availableCredit'] !== undefined)
  for (const name of ['purchasesApr', 'bills', 'creditLine', 'accountNumber']) assert.equal(card[name], undefined, name)
})

test('an interaction id comes back; one is made where none is sent, and what is no UUID is refused', async () => {
  const authorization = `Bearer ${await reader.token()}`
  const bare = await get(server, `${BASE}/accounts`, { authorization })
  assert.equal(bare.status, 200)
  assert.match(bare.headers.get('x-fapi-interaction-id') ?? '', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const own = `Bearer ${await clientToken(server, server.recipient)}`
  assert.equal((await get(server, `${BASE}/notifications`, { authorization: own })).status, 200)
  for (const nonsense of ['one', '', '{6f3a2c1e-1d2b-4c3d-8e4f-5a6b7c8d9e0f}']) {
    const headers = { authorization, 'x-fapi-interaction-id': nonsense }
    assert.deepEqual(await refusalOf(`${BASE}/accounts`, reader, headers), [400, '401'], nonsense)
  }
  const id = crypto.randomUUID()
  const { status, headers } = await reader.get(`${BASE}/accounts`, { 'x-fapi-interaction-id': id })
  assert.deepEqual([status, headers.get('x-fapi-interaction-id')], [200, id])
})

test('a server that is set to demand the interaction id, as FDX 6.4.1 does, refuses a call of version 6 without it', async () => {
  await using strict = await openTestServer({ demandsInteractionId: true })
  const authorization = `Bearer ${await clientToken(strict, strict.recipient)}`
  const bare = await get(strict, `${BASE}/capability`, { authorization })
  assert.deepEqual([bare.status, (JSON.parse(bare.text) as { code: string }).code], [400, '401'])
  assert.match(bare.text, /Send the header x-fapi-interaction-id/)
  const named = await get(strict, `${BASE}/capability`, { authorization, 'x-fapi-interaction-id': crypto.randomUUID() })
  assert.equal(named.status, 200)
})

test('a dead token is 401, an unknown account the same as one that is not shared', async () => {
  const { status, text, headers } = await get(server, `${BASE}/accounts`, {
    authorization: 'Bearer dead',
    'x-fapi-interaction-id': crypto.randomUUID(),
  })
  assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [401, '602'])
  assert.match(headers.get('www-authenticate') ?? '', /error="invalid_token"/)
  const saver = await connect(server, 'greatday_nomfa', {
    client: server.otherRecipient,
    choose: ({ accountType }) => accountType === 'SAVINGS',
  })
  const hidden = await saver.get(`${BASE}/accounts/${accountOf(reader, 'CHECKING').handle}`)
  const unknown = await saver.get(`${BASE}/accounts/${crypto.randomUUID()}`)
  assert.deepEqual([hidden.status, hidden.text], [unknown.status, unknown.text])
  assert.equal(hidden.status, 404)
})
