// Fake bank: an OpenID provider and an FDX API that misbehave on command, in process or as a child process told by HTTP.

import { createServer as createPlain, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { makeCertificate, type TestCertificate } from '../certificate.ts'
import { makeBooks, type FakeAccount, type FakeCustomer } from './fake-books.ts'
import { answerFdx, fdxOperation, type FdxRequest, type PageStyle } from './fake-fdx.ts'
import { openFakeOpenId, type FakeClient, type FakeOpenId } from './fake-openid.ts'
import { bytesOf, faultyAnswer, operations, writeHuge, type FakeAnswer, type Fault, type Operation } from './fault.ts'

export type FakeBankOptions = {
  readonly tls?: boolean
  readonly client?: FakeClient
  readonly pageStyle?: PageStyle
  /** The most rows of a page, whatever was asked for. */
  readonly mostRows?: number
  /** Whether each refresh gives a new refresh token: true by default. */
  readonly rotates?: boolean
  readonly accessTokenSeconds?: number
  readonly requiresPar?: boolean
  /** The moment by which ID tokens are dated: the machine's by default. */
  readonly now?: () => Temporal.Instant
}

export type FakeBank = AsyncDisposable & {
  /** Also the issuer. */
  readonly origin: string
  readonly port: number
  /** PEM of the certificate that signs itself; absent without TLS. */
  readonly certificate: string | undefined
  readonly client: FakeClient
  readonly books: ReadonlyMap<string, FakeCustomer>
  readonly openId: FakeOpenId
  /** `${origin}/fdx/v6`. */
  fdxAddress(version?: 5 | 6): string
  /** Who signs in from now on: `ada` at first, or `grace`. */
  signIn(customerId: string): void
  account(accountId: string): FakeAccount
  /** The next answers of an operation, one after the other; they go before what `always` says. */
  next(operation: Operation, ...faults: readonly Fault[]): void
  always(operation: Operation | 'any', fault: Fault): void
  /** Ends every fault. */
  well(): void
  /** Connections are accepted and nothing is said on them, not even in TLS. */
  silent(isSilent: boolean): void
  /** The calls so far, of one operation or of all. */
  calls(operation?: Operation): number
  /** The headers of the last call of the operation, and its path with its query. */
  last(operation: Operation): { readonly headers: IncomingMessage['headers']; readonly url: string } | undefined
}

const CLIENT: FakeClient = { clientId: 'portage', clientSecret: 'a-secret-of-the-fake-bank' }

type LastCall = { readonly headers: IncomingMessage['headers']; readonly url: string }

type State = {
  readonly queued: Map<Operation, Fault[]>
  readonly lasting: Map<Operation | 'any', Fault>
  readonly counts: Map<Operation, number>
  readonly last: Map<Operation, LastCall>
  customerId: string
  isSilent: boolean
}

type Parts = { readonly state: State; readonly options: FakeBankOptions; readonly bank: FakeBank }

export async function openFakeBank(options: FakeBankOptions = {}): Promise<FakeBank> {
  const state: State = {
    queued: new Map(),
    lasting: new Map(),
    counts: new Map(),
    last: new Map(),
    customerId: 'ada',
    isSilent: false,
  }
  const certificate = options.tls === true ? makeCertificate('localhost') : undefined
  const client = options.client ?? CLIENT
  const openId = await openFakeOpenId({
    issuer: () => bank.origin,
    client,
    signsIn: () => state.customerId,
    rotates: options.rotates ?? true,
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    requiresPar: options.requiresPar ?? false,
    now: options.now ?? Temporal.Now.instant,
  })
  const { port, close } = await listen(state, certificate, (request, response) => {
    answer({ state, options, bank }, request, response).catch((error: Error) => response.destroy(error))
  })
  const origin = `${certificate ? 'https://localhost' : 'http://127.0.0.1'}:${port}`
  const books = makeBooks()
  const bank: FakeBank = {
    origin,
    port,
    certificate: certificate?.cert,
    client,
    books,
    openId,
    fdxAddress: (version = 6) => `${origin}/fdx/v${version}`,
    account: (accountId) => accountOf(books, accountId),
    ...controls(state),
    [Symbol.asyncDispose]: close,
  }
  return bank
}

function accountOf(books: FakeBank['books'], accountId: string): FakeAccount {
  const accounts = [...books.values()].flatMap(({ accounts }) => accounts)
  const found = accounts.find((account) => account.accountId === accountId)
  if (!found) throw new Error(`the fake bank has no account ${accountId}`)
  return found
}

function controls(state: State) {
  const { queued, lasting, counts, last } = state
  return {
    next(operation: Operation, ...faults: readonly Fault[]) {
      queued.set(operation, [...(queued.get(operation) ?? []), ...faults])
    },
    always(operation: Operation | 'any', fault: Fault) {
      lasting.set(operation, fault)
    },
    well() {
      queued.clear()
      lasting.clear()
    },
    signIn(customerId: string) {
      state.customerId = customerId
    },
    silent(isSilent: boolean) {
      state.isSilent = isSilent
    },
    calls(operation?: Operation): number {
      if (operation !== undefined) return counts.get(operation) ?? 0
      return counts.values().reduce((sum, count) => sum + count, 0)
    },
    last: (operation: Operation) => last.get(operation),
  }
}

/** A socket reaches the HTTP server by hand, so that a silent bank keeps it before anything is said in TLS. */
async function listen(state: State, certificate: TestCertificate | undefined, answer: RequestListener) {
  const http = certificate ? createSecure(certificate, answer) : createPlain(answer)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
    if (!state.isSilent) http.emit('connection', socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const OPENID: Readonly<Record<string, Operation>> = {
  '/.well-known/openid-configuration': 'discovery',
  '/.well-known/oauth-authorization-server': 'discovery',
  '/jwks': 'jwks',
  '/par': 'par',
  '/authorize': 'authorize',
  '/token': 'token',
  '/revoke': 'revoke',
  '/userinfo': 'userinfo',
  '/logout': 'logout',
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state, bank } = parts
  const { pathname, searchParams: query } = new URL(request.url ?? '/', bank.origin)
  const body = await text(request)
  if (pathname.startsWith('/fake/')) return answerControl(bank, { path: pathname, body }, response)
  const [, version, path = ''] = /^\/fdx\/v([56])(\/.*)$/.exec(pathname) ?? []
  const operation = OPENID[pathname] ?? fdxOperation(path)
  if (!operation) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
  state.counts.set(operation, (state.counts.get(operation) ?? 0) + 1)
  state.last.set(operation, { headers: request.headers, url: request.url ?? '' })
  const fault = state.queued.get(operation)?.shift() ?? state.lasting.get(operation) ?? state.lasting.get('any') ?? {}
  const call = { method: request.method ?? 'GET', query, authorization: request.headers.authorization, fault }
  const made =
    version === undefined
      ? await bank.openId.answer(operation, { ...call, body: new URLSearchParams(body) })
      : readFdx(parts, operation, { ...call, path, version: version === '5' ? 5 : 6 })
  await send(response, fault, faultyAnswer(operation, fault, made))
}

type FdxCall = Pick<FdxRequest, 'method' | 'query' | 'path' | 'version' | 'fault'> & {
  readonly authorization: string | undefined
}

function readFdx({ bank, options }: Parts, operation: Operation, { authorization, ...call }: FdxCall): FakeAnswer {
  const customer = bank.books.get(bank.openId.customerOf(authorization) ?? '')
  if (!customer) return { status: 401, body: { code: 603, message: 'Authentication failed' } }
  const { pageStyle = 'offset', mostRows = 500 } = options
  return answerFdx(operation, { ...call, origin: bank.origin, customer, pageStyle, mostRows })
}

async function send(response: ServerResponse, fault: Fault, { status, headers, body }: FakeAnswer): Promise<void> {
  if (fault.hang === 'headers') return
  if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay).unref())
  if (fault.reset === true) return void response.destroy()
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
  response.writeHead(status, { ...(isJson && { 'content-type': 'application/json' }), ...headers })
  if (fault.body === 'huge') return writeHuge(response)
  const bytes = bytesOf(body)
  if (fault.hang === 'body') return void response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)))
  response.end(bytes)
}

/** A bank of another process is told by `POST /fake/VERB` and a JSON object, and tells its calls at `GET /fake/calls`. */
async function answerControl(
  bank: FakeBank,
  { path, body }: { readonly path: string; readonly body: string },
  response: ServerResponse,
): Promise<void> {
  const told = (body === '' ? {} : JSON.parse(body)) as {
    readonly operation?: Operation
    readonly faults?: readonly Fault[]
    readonly fault?: Fault
    readonly customerId?: string
    readonly isSilent?: boolean
    readonly accountId?: string
    readonly transactions?: number
  }
  const operation = told.operation ?? 'accounts'
  const verbs: Readonly<Record<string, () => unknown>> = {
    next: () => bank.next(operation, ...(told.faults ?? [])),
    always: () => bank.always(told.operation ?? 'any', told.fault ?? {}),
    well: () => bank.well(),
    silent: () => bank.silent(told.isSilent ?? true),
    keys: () => bank.openId.changeKeys(),
    revoke: () => bank.openId.revokeGrants(),
    expire: () => bank.openId.expireAccessTokens(),
    signin: () => bank.signIn(told.customerId ?? 'ada'),
    transactions: () => (bank.account(told.accountId ?? 'ada-chq').transactions = told.transactions ?? 0),
    calls: () => ({}),
  }
  const verb = verbs[path.slice('/fake/'.length)]
  if (!verb) return void response.writeHead(404).end()
  await verb()
  const calls = Object.fromEntries(operations.map((operation) => [operation, bank.calls(operation)]))
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ...calls, reuses: bank.openId.reuses }))
}

/** As a child process: it writes one line of JSON, with its address, and ends with its parent's signal. */
if (import.meta.main) {
  const options = JSON.parse(process.argv[2] ?? '{}') as FakeBankOptions
  const { origin, certificate, client } = await openFakeBank(options)
  console.log(JSON.stringify({ origin, certificate, client }))
  process.once('SIGTERM', () => process.exit())
}
