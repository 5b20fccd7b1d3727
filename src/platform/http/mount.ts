// Mounts endpoints on Fastify's router: answers follow the conventions of their family, and each request is one line in the log.

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import { newGuid } from '../ids.ts'
import type { Log } from '../log.ts'
import { errorText, Problem } from '../problem.ts'
import { retryAfter, type Answer } from './answer.ts'
import { siteOf } from './caller-network.ts'
import { peers, type Callers } from './callers.ts'
import { canonicalAddress } from './canonical-address.ts'
import { cookieName, readCookie } from './cookie.ts'
import type { Call, Endpoint, Conventions, Method } from './endpoint.ts'
import { openGate, type Gate, type GateLimits } from './gate.ts'
import { openHoldWatch, type HoldWatch } from './hold-watch.ts'
import { asJson, decodeBody, decodeForm } from './read-body.ts'
import { discardBody, receiveBody } from './receive-body.ts'
import { refuseBytes } from './refuse-bytes.ts'
import { represent } from './representation.ts'
import { openSlowReaders, type SlowReaders } from './slow-readers.ts'
import type { Fields } from './validate.ts'

export type Limits = GateLimits & {
  /** Bytes of a request's first line and headers together. */
  readonly headBytes: number
  /** Bytes of a request's body. */
  readonly bodyBytes: number
  /** The same, of an endpoint whose body holds lists. */
  readonly longBodyBytes: number
  /** Milliseconds in which a whole request must have arrived. */
  readonly requestMilliseconds: number
  /** Milliseconds in which a caller must have taken its answer. */
  readonly answerMilliseconds: number
}

export type Mounting = {
  readonly endpoints: readonly Endpoint[]
  /** The conventions of an address that no endpoint has. */
  readonly conventionsOf: (call: Call) => Conventions
  readonly callers?: Callers
  /** Whether the server is reached by https: then by nothing else. */
  readonly isSecure?: boolean
  readonly log: Log
  readonly limits: Limits
  readonly holds?: HoldWatch
}

/** What every request is handled with. */
type Desk = {
  readonly log: Log
  readonly limits: Limits
  readonly isSecure: boolean
  readonly holds: HoldWatch
  readonly gate: Gate
  readonly slowReaders: SlowReaders
}

/** One request and the answer to it. */
type Exchange = {
  readonly desk: Desk
  readonly conventions: Conventions
  /** The name of the endpoint, for the log. */
  readonly name: string
  readonly call: Call
  readonly reply: FastifyReply
}

/** Milliseconds between two checks for requests that arrive too slowly: a connection is closed at most that much too late. */
const MAX_OVERTIME = 500

/** A browser uses https alone for a year (RFC 6797). Subdomains are not included: they may belong to others. */
const STRICT = { 'strict-transport-security': 'max-age=31536000' }

const NOTHING_MORE = {}

/** Bytes of an unread body that are discarded before its connection is closed. */
const MAX_DISCARDED = 1_048_576

/** No route has a Fastify schema, so its compilers are not loaded, which saves 10 MB. */
const NO_COMPILERS = { buildValidator: noCompiler, buildSerializer: noCompiler }

function noCompiler(): never {
  throw new Error('an endpoint validates and writes by itself')
}

/** Fastify is used as a router only: not its body parsers, validation, serialization, logging or plugins. */
export function mount(mounting: Mounting): FastifyInstance {
  const {
    endpoints,
    conventionsOf,
    callers = peers,
    log,
    limits,
    isSecure = false,
    holds = openHoldWatch(log),
  } = mounting
  const { headBytes, requestMilliseconds } = limits
  const slowReaders = openSlowReaders(limits.answerMilliseconds)
  const desk = { log, limits, isSecure, holds, gate: openGate(limits), slowReaders }
  const read = ({ request, raw }: FastifyReply): Call =>
    readCall({ request, response: raw, address: callers.addressOf(request.raw), isSecure })
  const refuseUnserved = (call: Call, reply: FastifyReply, error: unknown): FastifyReply =>
    refuse({ desk, conventions: conventionsOf(call), name: 'none', call, reply }, error)
  const loose = endpoints.filter(({ conventions }) => conventions.looseAddresses).map(({ path }) => path)
  const spell = canonicalAddress(loose)
  const app = fastify({
    logger: false,
    rewriteUrl: ({ url = '/' }) => spell(url),
    requestTimeout: requestMilliseconds,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    http: {
      maxHeaderSize: headBytes,
      // If it were longer than requestTimeout, Node would exchange the two, and a body would have a minute.
      headersTimeout: requestMilliseconds,
      requestTimeout: requestMilliseconds,
      connectionsCheckingInterval: Math.min(MAX_OVERTIME, requestMilliseconds / 4),
    },
    schemaController: { compilersFactory: NO_COMPILERS },
    // The query is decoded once, strictly, by read-body.ts.
    routerOptions: { maxParamLength: 512, caseSensitive: true, querystringParser: () => ({}) },
    frameworkErrors(error, _request, reply) {
      refuseUnserved(read(reply), reply, problemOfTransport(error))
    },
    clientErrorHandler: refuseBytes({ conventionsOf, log, headBytes, requestMilliseconds }),
  })
  app.removeAllContentTypeParsers()
  // A body is not read before the caller is authenticated.
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response))
  for (const endpoint of endpoints) {
    app.route({
      method: methodsOf(endpoint),
      url: endpoint.path,
      handler: (_request, reply) => serve(endpoint, desk, read(reply), reply),
    })
  }
  mountRefusals(app, endpoints, (request, reply, error) =>
    refuseUnserved(withQuery(read(reply), request), reply, error),
  )
  app.setNotFoundHandler((request, reply) => {
    const call = withQuery(read(reply), request)
    const conventions = conventionsOf(call)
    const served = endpoints.filter((endpoint) => endpoint.conventions === conventions).map(({ path }) => path)
    return refuseUnserved(call, reply, nothingHere(conventions.nothingAt?.(call.path, served)))
  })
  app.setErrorHandler((error, _request, reply) => refuseUnserved(read(reply), reply, problemOfTransport(error)))
  return app
}

type Refuse = (request: FastifyRequest, reply: FastifyReply, error: unknown) => FastifyReply

/** A known address with an unknown method is answered with the methods that there are (RFC 9110 15.5.6). */
function mountRefusals(app: FastifyInstance, endpoints: readonly Endpoint[], refuse: Refuse): void {
  for (const [path, here] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
    const allowed: readonly string[] = here.flatMap(methodsOf)
    const detail = `This address takes ${allowed.join(', ')} only.`
    app.route({
      method: app.supportedMethods.filter((method) => !allowed.includes(method)),
      url: path,
      handler(request, reply) {
        reply.header('allow', allowed.join(', '))
        return refuse(request, reply, new Problem('method_not_allowed', detail))
      },
    })
  }
}

/** What answers GET answers HEAD too: Node leaves out the body (RFC 9110 9.3.2). */
function methodsOf({ method, isUnsafe }: Endpoint): string[] {
  return method === 'GET' && !isUnsafe ? ['GET', 'HEAD'] : [method]
}

async function serve(endpoint: Endpoint, desk: Desk, head: Call, reply: FastifyReply): Promise<FastifyReply> {
  const { name, conventions, lists, evenWhenBusy } = endpoint
  const { request } = reply
  let call = head
  const exchange = (): Exchange => ({ desk, conventions, name, call, reply })
  const from = siteOf(call.address)
  const pass = evenWhenBusy ? ignoreGate : <T>(work: () => Promise<T>) => desk.gate.pass(work, from)
  const admit = () => {
    // It may have gone while it waited at the gate.
    if (request.raw.destroyed) throw new Problem('invalid_request', 'The caller has gone away.')
    return desk.holds.during(name, () => endpoint.admit(call))
  }
  try {
    // No id holds a NUL, and no database takes one.
    if (call.path.includes('%00')) throw nothingHere()
    demandOneOfEach(request.raw.rawHeaders)
    call = { ...call, query: decodeForm(queryOf(request.raw.url), lists) }
    if (endpoint.accepts.length === 0) {
      const answer = await pass(async () => represent(endpoint, call, await (await admit())(call)))
      return send(exchange(), answer)
    }
    const answerWhole = await pass(admit)
    // Outside the gate: a slow sender takes no place there.
    const mostBytes = endpoint.longBody ? desk.limits.longBodyBytes : desk.limits.bodyBytes
    const body = await receiveBody(request.raw, reply.raw, mostBytes)
    const answer = await pass(async () => {
      const whole = await desk.holds.during(name, () => {
        call = { ...call, body: bodyOf(endpoint, request.headers, body) }
        return answerWhole(call)
      })
      return represent(endpoint, call, whole)
    })
    return send(exchange(), answer)
  } catch (error) {
    return refuse(exchange(), error)
  }
}

async function ignoreGate<T>(work: () => Promise<T>): Promise<T> {
  return work()
}

/** Node keeps the first of two headers; a proxy may have judged the second. */
function demandOneOfEach(rawHeaders: readonly string[]): void {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    if (!SINGLE.has(name)) continue
    if (seen.has(name)) throw new Problem('invalid_request', `The header ${name} is sent twice. Send it once.`)
    seen.add(name)
  }
}

const SINGLE: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type', 'content-encoding'])

function bodyOf(
  { accepts, lists, conventions }: Endpoint,
  headers: FastifyRequest['headers'],
  body: Uint8Array,
): Fields {
  const type = headers['content-type']
  if (body.length === 0 && type === undefined) return {}
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw new Problem('unsupported_media_type', 'Send the body without content-encoding.')
  }
  return decodeBody(conventions.looseTypes ? asJson(type) : type, body, accepts, lists)
}

const NOTHING: Fields = Object.freeze({})

type Arrival = {
  readonly request: FastifyRequest
  readonly response: ServerResponse
  readonly address: string
  readonly isSecure: boolean
}

function readCall({ request, response, address, isSecure }: Arrival): Call {
  const { headers, method, url = '/' } = request.raw
  const question = url.indexOf('?')
  return {
    requestId: newGuid(),
    method: method === 'HEAD' ? 'GET' : (method as Method),
    path: question < 0 ? url : url.slice(0, question),
    params: (request.params ?? NOTHING) as Record<string, string>,
    query: NOTHING,
    body: NOTHING,
    address,
    header(name) {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    cookie: (name, bound = 'host') => readCookie(headers.cookie, cookieName(name, bound, isSecure)),
    onHangUp(listener) {
      if (response.closed) listener()
      else response.once('close', () => response.writableEnded || listener())
    },
    log: {},
    begunAt: performance.now(),
  }
}

/** For a request that no endpoint serves: its query still names the language of the error page. */
function withQuery(call: Call, { raw }: FastifyRequest): Call {
  try {
    return { ...call, query: decodeForm(queryOf(raw.url), 'all') }
  } catch {
    return call
  }
}

function queryOf(url = ''): string {
  const question = url.indexOf('?')
  return question < 0 ? '' : url.slice(question + 1)
}

function refuse(exchange: Exchange, error: unknown): FastifyReply {
  const { conventions, call } = exchange
  const problem = error instanceof Problem ? error : undefined
  call.log.problem = problem?.code ?? 'bug'
  const cause = problem ? problem.cause : error
  if (cause !== undefined) call.log.error = errorText(cause)
  const answer = conventions.problem(problem, call)
  const headers = { ...retryAfter(problem, answer.status), ...answer.headers }
  return send(exchange, { ...answer, headers })
}

function send({ desk, conventions, name, call, reply }: Exchange, answer: Answer): FastifyReply {
  const { log, isSecure, holds, slowReaders } = desk
  reply
    .code(answer.status)
    .headers(isSecure ? STRICT : NOTHING_MORE)
    .headers(conventions.headers(call))
    .headers(answer.headers as Record<string, string | string[]>)
  // What may be stored does not also tell older caches that it may not (RFC 9111 5.4).
  if (String(answer.headers['cache-control']).startsWith('public')) reply.removeHeader('pragma')
  const fields = {
    requestId: call.requestId,
    endpoint: name,
    method: call.method,
    address: call.address,
    status: answer.status,
    milliseconds: Math.round((performance.now() - call.begunAt) * 10) / 10,
    ...call.log,
  }
  // 501 is no error of the server: the bank does not offer what was asked for.
  if (answer.status >= 500 && answer.status !== 501) log.error('request', fields)
  else log.info('request', fields)
  const sent = reply.send(answer.body)
  holds.answered(name)
  slowReaders.sent(reply.raw)
  discardBody(reply.request.raw, MAX_DISCARDED)
  return sent
}

/** Returns the problem that stands for an error of Fastify, before any endpoint was called. */
function problemOfTransport(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return nothingHere()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new Problem('unsupported_media_type', 'The content-type is not well-formed.')
  }
  if (/^FST_ERR_(CTP|BAD_URL|ROUTE_MISSING_CONTENT_TYPE)/.test(code)) {
    return new Problem('invalid_request', 'The request is not well-formed.')
  }
  return error
}

function nothingHere(detail = 'There is nothing at this address.'): Problem {
  return new Problem('not_found', detail)
}
