// Version 5 whole: the reads that FDX 5.2 has besides accounts and transactions, with its names, its paging and its errors.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountOf, connect, get, read, walk, type Paging, type Reader, type TransactionsPage } from '../reader.ts'
import { clientToken } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

const BASE = '/api/fdx/5'

type Row = Readonly<Record<string, unknown>>

let server: TestServer
let reader: Reader
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
})
after(() => server[Symbol.asyncDispose]())

const pathOf = (type: string): string => `${BASE}/accounts/${accountOf(reader, type).handle}`

async function refusalOf(address: string, headers = {}) {
  const { status, text } = await reader.get(address, headers)
  return [status, (JSON.parse(text) as { code: string }).code]
}

test('the holders of an account are told with the names of 5.2: state beside region, email, and no network of a telephone', async () => {
  const contact = await read<Row>(reader, `${pathOf('CHECKING')}/contact`)
  const [address] = contact['addresses'] as readonly Row[]
  assert.ok(address!['region'])
  assert.equal(address!['state'], address!['region'])
  assert.equal(address!['primary'], undefined)
  const [holder] = contact['holders'] as readonly Row[]
  assert.deepEqual(holder!['email'], contact['emails'])
  assert.equal(holder!['emails'], undefined)
  for (const telephone of contact['telephones'] as readonly Row[]) {
    assert.equal(telephone['network'], undefined)
    assert.match(String(telephone['type']), /^(BUSINESS|CELL|FAX|HOME)$/)
  }
})

test('the customer is found in the list and by the id, as the current one', async () => {
  const current = await read<Row>(reader, `${BASE}/customers/current`)
  const { customers, page } = await read<{ customers: readonly Row[]; page: Row }>(reader, `${BASE}/customers`)
  assert.deepEqual(customers, [current])
  assert.deepEqual(page, { totalElements: 1 })
  assert.deepEqual(await read<Row>(reader, `${BASE}/customers/${String(current['customerId'])}`), current)
  assert.deepEqual(await refusalOf(`${BASE}/customers/somebody`), [404, '601'])
})

test('a reward program is known by its programId, and has its categories', async () => {
  const { rewardPrograms } = await read<{ rewardPrograms: readonly Row[] }>(reader, `${BASE}/reward-programs`)
  const [program] = rewardPrograms
  assert.deepEqual([typeof program!['programId'], program!['rewardProgramId']], ['string', undefined])
  const address = `${BASE}/reward-programs/${String(program!['programId'])}`
  assert.deepEqual(await read<Row>(reader, address), program)
  const { rewardCategories } = await read<{ rewardCategories: readonly Row[] }>(reader, `${address}/categories`)
  assert.ok(rewardCategories.length > 0)
  for (const category of rewardCategories) assert.equal(category['rewardProgramId'], program!['programId'])
  assert.deepEqual(await refusalOf(`${BASE}/reward-programs/none`), [404, '1101'])
})

test('the cheque of a transaction can be looked at; one that is not there is 406 with code 1103, as FDX 5.2 has it', async () => {
  const path = pathOf('CHECKING')
  const { transactions } = await read<TransactionsPage>(
    reader,
    `${path}/transactions?startTime=2026-06-01&endTime=2026-06-05`,
  )
  const rows = transactions.map((row) => row['depositTransaction'] as unknown as Row)
  const [imageId] = rows.find((row) => row['transactionType'] === 'CHECK')!['imageIds'] as readonly string[]
  const { status, headers, text } = await reader.get(`${path}/transaction-images/${imageId}`)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
  assert.match(text, /^%PDF-/)
  assert.deepEqual(await refusalOf(`${path}/transaction-images/none`), [406, '1103'])
})

test('pages lead back as they lead on: prevOffset and links.prev give the rows of the page before', async () => {
  const address = `${pathOf('CHECKING')}/transactions?startTime=2026-05-01&endTime=2026-06-05&limit=7`
  type Page = Paging & { readonly page: { readonly prevOffset?: string } } & {
    readonly links: { readonly prev?: { readonly href: string } }
    readonly transactions: readonly unknown[]
  }
  const pages = await walk<Page>(reader, address)
  assert.ok(pages.length > 2)
  assert.deepEqual([pages[0]!.page.prevOffset, pages[0]!.links.prev], [undefined, undefined])
  for (const [index, page] of pages.entries()) {
    if (index === 0) continue
    const before = await read<Page>(reader, page.links.prev!.href)
    assert.deepEqual(before.transactions, pages[index - 1]!.transactions)
    const byOffset = await read<Page>(reader, `${address}&offset=${encodeURIComponent(page.page.prevOffset!)}`)
    assert.deepEqual(byOffset.transactions, before.transactions)
  }
})

test('what came after 5.2 is not below version 5', async () => {
  for (const path of ['/terms-and-conditions', '/reward-transactions', '/asset-transfer-networks']) {
    assert.deepEqual(await refusalOf(`${pathOf('CREDITCARD')}${path}`), [404, '1107'], path)
  }
})

test('a recipient reads and ends its consent, and asks what lives, below version 5 too', async () => {
  const ending = await connect(server, 'joint_one')
  const path = `${BASE}/consents/${ending.consentId}`
  const grant = await read<{ id: string; status: string; links: readonly Row[] }>(ending, path)
  assert.deepEqual([grant.id, grant.status], [ending.consentId, 'ACTIVE'])
  assert.ok(grant.links.every(({ href }) => String(href).startsWith(server.issuer + path)))
  const own = { authorization: `Bearer ${await clientToken(server, server.recipient)}` }
  const capability = JSON.parse((await get(server, `${BASE}/capability`, own)).text) as { operations: readonly Row[] }
  const links = new Map(capability.operations.map(({ id, link }) => [id, (link as Row)['href']]))
  assert.equal(links.get('getAccountContact'), `${server.issuer}${BASE}/accounts/{accountId}/contact`)
  assert.equal(links.get('getTermsAndConditions'), undefined, 'FDX 5.2 has none')
  const { availability } = JSON.parse((await get(server, `${BASE}/availability`, own)).text) as {
    availability: readonly Row[]
  }
  assert.equal(availability.length, capability.operations.length)
  const why = JSON.stringify({ reason: 'USER_ACTION', initiator: 'INDIVIDUAL' })
  const put = { method: 'PUT', headers: { ...own, 'content-type': 'application/json' }, body: why }
  assert.equal((await fetch(`${server.issuer}${path}/revocation`, put)).status, 204)
  const ended = JSON.parse((await get(server, `${path}/revocation`, own)).text) as Record<string, readonly Row[]>
  assert.equal(Object.values(ended).flat().length, 1)
})

test('a recipient subscribes to notifications below version 5, and finds the same subscription below version 6', async () => {
  const own = { authorization: `Bearer ${await clientToken(server, server.recipient)}` }
  const wanted = { type: 'CONSENT_REVOKED', category: 'CONSENT', callbackUrl: 'http://127.0.0.1:9/notices' }
  const response = await fetch(`${server.issuer}${BASE}/notification-subscriptions`, {
    method: 'POST',
    headers: { ...own, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  const { subscriptionId } = (await response.json()) as { subscriptionId: string }
  assert.equal(response.status, 201)
  for (const base of [BASE, '/api/fdx/6']) {
    const found = await get(server, `${base}/notification-subscriptions/${subscriptionId}`, own)
    assert.deepEqual([found.status, (JSON.parse(found.text) as Row)['callbackUrl']], [200, wanted.callbackUrl])
  }
})
