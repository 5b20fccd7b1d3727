// Mounting: endpoints behind Fastify's router, each answer in its family's manners, one line in the log per request.

import type { Socket } from 'node:net'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { newGuid } from '../ids.ts'
import type { Log } from '../log.ts'
import { errorText, Problem } from '../problem.ts'
import { retryAfter, type Answer } from './answer.ts'
import { peers, type Callers } from './callers.ts'
import { canonicalCase } from './canonical-case.ts'
import { readCookie } from './cookie.ts'
import type { Call, Endpoint, Manners, Method } from './endpoint.ts'
import { decodeBody, decodeForm } from './read-body.ts'
import { discardBody, isAnswered, receiveBody } from './receive-body.ts'
import type { Fields } from './validate.ts'

export type Limits = {
  /** Bytes of a request's body. */
  readonly bodyBytes: number
  /** The same, of an endpoint whose body holds lists. */
  readonly longBodyBytes: number
  /** Milliseconds in which a whole request must have arrived. */
  readonly requestMilliseconds: number
}

export type Mounting = {
  readonly endpoints: readonly Endpoint[]
  /** The manners of an address that no endpoint has. */
  readonly mannersOf: (call: Call) => Manners
  readonly callers?: Callers
  readonly log: Log
  readonly limits: Limits
}

/** Bytes of a body that nobody reads, after which its connection is ended. */
const MOST_DISCARDED = 1_048_576

/** No route has a schema of Fastify's. Its own makers of validators and serializers are not even loaded, which saves 10 MB. */
const NO_COMPILERS = { buildValidator: noCompiler, buildSerializer: noCompiler }

function noCompiler(): never {
  throw new Error('an endpoint validates and writes by itself')
}

/** Fastify as router only: its reading of bodies, validation, serialization, logging and plugins are not used. */
export function mount(mounting: Mounting): FastifyInstance {
  const { endpoints, mannersOf, callers = peers, log, limits } = mounting
  const read = (request: FastifyRequest): Call => readCall(request, callers.addressOf(request.raw))
  const anyCase = endpoints.filter(({ manners }) => manners.anyCase).map(({ path }) => path)
  const spell = canonicalCase(anyCase)
  const app = fastify({
    logger: false,
    rewriteUrl: ({ url = '/' }) => spell(url),
    requestTimeout: limits.requestMilliseconds,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    http: { connectionsCheckingInterval: 5_000 },
    schemaController: { compilersFactory: NO_COMPILERS },
    // The query is decoded once, strictly, by read-body.ts.
    routerOptions: { maxParamLength: 512, caseSensitive: true, querystringParser: () => ({}) },
    frameworkErrors(error, request, reply) {
      const call = read(request)
      refuse(mannersOf(call), 'none', log, call, reply, problemOfTransport(error))
    },
    clientErrorHandler: refuseBytes,
  })
  app.removeAllContentTypeParsers()
  // A body is left where it is until it is known who calls.
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response))
  for (const endpoint of endpoints) {
    app.route({
      method: methodsOf(endpoint),
      url: endpoint.path,
      handler: (request, reply) => serve(endpoint, mounting, read(request), request, reply),
    })
  }
  mountRefusals(app, endpoints)
  app.setNotFoundHandler((request, reply) => {
    const call = withQuestion(read(request), request)
    return refuse(mannersOf(call), 'none', log, call, reply, nothingHere())
  })
  app.setErrorHandler((error, request, reply) => {
    const call = read(request)
    return refuse(mannersOf(call), 'none', log, call, reply, problemOfTransport(error))
  })
  return app

  /** A known address with an unknown method is told which methods there are (RFC 9110 15.5.6). */
  function mountRefusals(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
    for (const [path, here] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
      const allowed: readonly string[] = here.flatMap(methodsOf)
      const detail = `This address takes ${allowed.join(', ')} only.`
      app.route({
        method: app.supportedMethods.filter((method) => !allowed.includes(method)),
        url: path,
        handler(request, reply) {
          reply.header('allow', allowed.join(', '))
          const call = withQuestion(read(request), request)
          return refuse(mannersOf(call), 'none', log, call, reply, new Problem('method_not_allowed', detail))
        },
      })
    }
  }
}

/** Whoever may ask may ask for the headers alone: Node sends the answer to HEAD without its body (RFC 9110 9.3.2). */
function methodsOf({ method, isUnsafe }: Endpoint): string[] {
  return method === 'GET' && !isUnsafe ? ['GET', 'HEAD'] : [method]
}

async function serve(
  endpoint: Endpoint,
  { log, limits }: Mounting,
  come: Call,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let call = come
  const mostBytes = endpoint.longBody ? limits.longBodyBytes : limits.bodyBytes
  try {
    // No id holds a NUL, and no database takes one.
    if (call.path.includes('%00')) throw nothingHere()
    call = { ...call, query: decodeForm(queryOf(request.raw.url), endpoint.lists) }
    const answerWhole = await endpoint.admit(call)
    if (endpoint.accepts.length > 0) {
      const body = await receiveBody(request.raw, reply.raw, mostBytes)
      call = { ...call, body: bodyOf(endpoint, request.headers, body) }
    }
    const answer = await answerWhole(call)
    return send(endpoint.manners, endpoint.name, log, call, reply, answer)
  } catch (error) {
    return refuse(endpoint.manners, endpoint.name, log, call, reply, error)
  }
}

function bodyOf({ accepts, lists }: Endpoint, headers: FastifyRequest['headers'], body: Uint8Array): Fields {
  if (body.length === 0 && headers['content-type'] === undefined) return {}
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw new Problem('unsupported_media_type', 'Send the body without content-encoding.')
  }
  return decodeBody(headers['content-type'], body, accepts, lists)
}

const NOTHING: Fields = Object.freeze({})

function readCall(request: FastifyRequest, address: string): Call {
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
    cookie: (name) => readCookie(headers.cookie, name),
    log: {},
    begunAt: performance.now(),
  }
}

/** Where no endpoint says what may be asked: a page that says so still hears in which language. */
function withQuestion(call: Call, { raw }: FastifyRequest): Call {
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

function refuse(
  manners: Manners,
  name: string,
  log: Log,
  call: Call,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const problem = error instanceof Problem ? error : undefined
  call.log.problem = problem?.code ?? 'bug'
  const cause = problem ? problem.cause : error
  if (cause !== undefined) call.log.error = errorText(cause)
  const answer = manners.problem(problem, call)
  const headers = { ...retryAfter(problem, answer.status), ...answer.headers }
  return send(manners, name, log, call, reply, { ...answer, headers })
}

function send(manners: Manners, name: string, log: Log, call: Call, reply: FastifyReply, answer: Answer): FastifyReply {
  reply
    .code(answer.status)
    .headers(manners.headers(call))
    .headers(answer.headers as Record<string, string | string[]>)
  const fields = {
    requestId: call.requestId,
    endpoint: name,
    method: call.method,
    address: call.address,
    status: answer.status,
    milliseconds: Math.round((performance.now() - call.begunAt) * 10) / 10,
    ...call.log,
  }
  if (answer.status >= 500) log.error('request', fields)
  else log.info('request', fields)
  const sent = reply.send(answer.body)
  discardBody(reply.request.raw, MOST_DISCARDED)
  return sent
}

/** Bytes that are not HTTP: there is no request to answer in any manner. The status is all that is said. */
function refuseBytes(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET' || isAnswered(socket)) return void socket.destroy()
  const status = BYTE_ERRORS[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

const BYTE_ERRORS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What Fastify refuses before an endpoint is asked. */
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

function nothingHere(): Problem {
  return new Problem('not_found', 'There is nothing at this address.')
}
