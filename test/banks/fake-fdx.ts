// FDX of the fake bank: customers, accounts, transactions, statements in version 6 or 5, in the bank's own way of paging.

import type { FakeAnswer, Fault, Operation } from './fault.ts'
import { faultyRow, NEWEST, transactionAt, type FakeAccount, type FakeCustomer, type Json } from './fake-books.ts'

/** How the bank names the next page: a number, an opaque text, or an address alone. */
export type PageStyle = 'offset' | 'pageKey' | 'link'

export type FdxRequest = {
  readonly origin: string
  /** Below `/fdx/v6` or `/fdx/v5`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly method: string
  readonly version: 5 | 6
  readonly pageStyle: PageStyle
  readonly customer: FakeCustomer
  readonly fault: Fault
  /** Page sizes of the bank: it gives fewer rows than asked for. */
  readonly mostRows: number
}

const OPERATIONS: readonly (readonly [pattern: RegExp, operation: Operation])[] = [
  [/^\/customers$/, 'customers'],
  [/^\/customers\/[^/]+$/, 'customer'],
  [/^\/accounts$/, 'accounts'],
  [/^\/accounts\/[^/]+$/, 'account'],
  [/^\/accounts\/[^/]+\/transactions$/, 'transactions'],
  [/^\/accounts\/[^/]+\/statements$/, 'statements'],
  [/^\/accounts\/[^/]+\/statements\/[^/]+$/, 'statement'],
  [/^\/accounts\/[^/]+\/contact$/, 'contact'],
  [/^\/accounts\/[^/]+\/payment-networks$/, 'paymentNetworks'],
  [/^\/consents\/[^/]+\/revocation$/, 'consentRevocation'],
]

export function fdxOperation(path: string): Operation | undefined {
  return OPERATIONS.find(([pattern]) => pattern.test(path))?.[1]
}

const ANSWERS: Partial<Record<Operation, (request: FdxRequest) => FakeAnswer>> = {
  customers: (request) => ok({ page: {}, links: {}, customers: [customerOf(request)] }),
  customer: (request) => ok(customerOf(request)),
  accounts: (request) =>
    listOf(request, 'accounts', request.customer.accounts.length, (index) =>
      wrapped(request, 'Account', row(request, index, request.customer.accounts[index]!.account)),
    ),
  account: (request) =>
    withAccount(request, ({ account }) => ok(wrapped(request, 'Account', row(request, 0, account)))),
  transactions: (request) => withAccount(request, (account) => transactionsOf(request, account)),
  statements: (request) =>
    withAccount(request, ({ statements }) =>
      listOf(request, 'statements', statements.length, (index) => row(request, index, statements[index]!)),
    ),
  statement: (request) =>
    withAccount(request, () => ({ status: 200, headers: { 'content-type': 'application/pdf' }, body: PDF })),
  contact: (request) =>
    withAccount(request, () => ok({ holders: [{ relationship: 'PRIMARY', name: request.customer.customer['name'] }] })),
  paymentNetworks: (request) =>
    withAccount(request, ({ accountId }) =>
      ok({ page: {}, links: {}, paymentNetworks: [{ bankId: '001', identifier: accountId, type: 'CA_ACSS' }] }),
    ),
  consentRevocation: () => ({ status: 204, body: '' }),
}

export function answerFdx(operation: Operation, request: FdxRequest): FakeAnswer {
  return ANSWERS[operation]?.(request) ?? notFound(500, 'No such operation')
}

function ok(body: object): FakeAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}

function notFound(code: number, message: string): FakeAnswer {
  return { status: 404, headers: { 'content-type': 'application/json' }, body: { code, message } }
}

function customerOf({ customer, fault }: FdxRequest): object {
  return fault.data === 'otherCustomer'
    ? { ...customer.customer, customerId: `${customer.customerId}-other` }
    : customer.customer
}

/** An account of another customer is not found: the token decides whose accounts there are. */
function withAccount(request: FdxRequest, answer: (account: FakeAccount) => FakeAnswer): FakeAnswer {
  const accountId = decodeURIComponent(request.path.split('/')[2] ?? '')
  const account = request.customer.accounts.find(
    (account) => account.accountId === accountId || strange(account) === accountId,
  )
  if (!account || request.fault.data === 'vanishes') return notFound(701, 'Account not found')
  return answer(account)
}

function strange({ account }: FakeAccount): string {
  return String(faultyRow(account, 0, 'strangeIds')['accountId'])
}

function row({ fault }: FdxRequest, index: number, value: Json): Json {
  return faultyRow(value, index, fault.data)
}

/** Names of FDX 5.2: `depositAccount`, `locTransaction`. */
function wrapped({ version }: FdxRequest, kind: 'Account' | 'Transaction', value: Json): Json {
  if (version === 6) return value
  const { accountCategory, ...rest } = value
  const name = String(accountCategory).replace('_ACCOUNT', '').toLowerCase()
  return { [`${name}${kind}`]: rest }
}

function transactionsOf(request: FdxRequest, account: FakeAccount): FakeAnswer {
  const { query } = request
  const start = query.get('startTime') ?? query.get('startDate')
  const end = query.get('endTime') ?? query.get('endDate')
  const first = end === null ? 0 : Math.max(Math.ceil(minutesBefore(end, true) / account.minutesApart), 0)
  const beyond =
    start === null ? account.transactions : Math.floor(minutesBefore(start, false) / account.minutesApart) + 1
  const last = Math.max(Math.min(beyond, account.transactions), first)
  return listOf(request, 'transactions', last - first, (index) => {
    const place = request.fault.data === 'outOfOrder' ? (index % 2 === 0 ? index + 1 : index - 1) : index
    const made = transactionAt(account, first + place)
    return wrapped(request, 'Transaction', row(request, index, made))
  })
}

function minutesBefore(text: string, isEnd: boolean): number {
  const day = isEnd ? 'T23:59:59Z' : 'T00:00:00Z'
  const at = Temporal.Instant.from(text.length === 10 ? `${text}${day}` : text)
  return NEWEST.since(at).total('minutes')
}

function listOf(request: FdxRequest, member: string, total: number, at: (index: number) => Json): FakeAnswer {
  const { query, pageStyle, fault, mostRows } = request
  const limit = Math.min(Number(query.get('limit') ?? 100), mostRows)
  const asked = Number((query.get('pageKey') ?? query.get('offset') ?? '0').replace(/^k/, ''))
  const begin = fault.data === 'samePage' || fault.data === 'cursorLoop' ? 0 : asked
  const end = Math.min(begin + limit, total)
  const rows = Array.from({ length: Math.max(end - begin, 0) }, (_, index) => at(begin + index))
  const goesOn = end < total || fault.data === 'cursorLoop'
  const next = fault.data === 'samePage' ? asked + limit : fault.data === 'cursorLoop' ? 0 : end
  const key = pageStyle === 'pageKey' ? `k${next}` : String(next)
  const page = {
    totalElements: total,
    ...(goesOn && pageStyle === 'offset' && { nextOffset: key }),
    ...(goesOn && pageStyle === 'pageKey' && { nextPageKey: key }),
  }
  const links = goesOn && pageStyle === 'link' ? { next: { href: nextAddress(request, key) } } : {}
  return ok({ page, links, [member]: rows })
}

function nextAddress({ origin, path, query, version }: FdxRequest, key: string): string {
  const address = new URL(`/fdx/v${version}${path}`, origin)
  for (const [name, value] of query) address.searchParams.set(name, value)
  address.searchParams.set('offset', key)
  return address.href
}

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
