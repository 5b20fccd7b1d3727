// Fastify as router and body reader, by several roads: how the body is read, and how the answer is written.

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Endpoint } from '../../../src/platform/http/endpoint.ts'
import { Problem } from '../../../src/platform/problem.ts'
import { answer, BODY_LIMIT, type Arrived } from '../endpoints.ts'
import type { Layer } from '../endpoints.ts'
import { headerOf, outgoing, readBody, write } from './node-http.ts'

/** Its body reader, `reply.send` of our text. */
export const send: Layer = (endpoints) => open(bareServer(), endpoints, sendAnswer)

/** Its body reader, our own write to the raw response. */
export const raw: Layer = (endpoints) => open(bareServer(), endpoints, writeAnswer)

/** Its body is passed on unread and read by us; our own write to the raw response. */
export const rawOwnBody: Layer = (endpoints) => {
  const server = bareServer()
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  return open(server, endpoints, async (endpoint, request, reply) => {
    reply.hijack()
    if (!endpoint || endpoint.accepts.length === 0) return write(reply.raw, await answer(endpoint, arrive(request)))
    const bytes = await readBody(request.raw)
    const trouble = bytes ? undefined : tooLarge()
    write(reply.raw, await answer(endpoint, { ...arrive(request), ...(bytes && { bytes }) }, trouble))
  })
}

/** Its routes compiled to functions; its body reader, our own write to the raw response. */
export const rawCompiled: Layer = (endpoints) => open(bareServer({ compile: true }), endpoints, writeAnswer)

/** Its own two log lines for each request, written to nowhere. */
export const sendLogged: Layer = (endpoints) => {
  return open(bareServer({ logger: { level: 'info', stream: { write: () => {} } } }), endpoints, sendAnswer)
}

type Route = { Params: Record<string, string> }
type Request = FastifyRequest<Route>
type Respond = (endpoint: Endpoint | undefined, request: Request, reply: FastifyReply) => Promise<unknown>

type Choice = { logger?: false | { level: string; stream: { write(line: string): void } }; compile?: boolean }

function bareServer({ logger = false, compile = false }: Choice = {}): FastifyInstance {
  const routerOptions = { querystringParser: () => ({}), compile }
  const server = fastify({ logger, bodyLimit: BODY_LIMIT, routerOptions })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  return server
}

async function open(server: FastifyInstance, endpoints: readonly Endpoint[], respond: Respond) {
  for (const endpoint of endpoints) {
    server.route<Route>({
      method: endpoint.method,
      url: endpoint.path,
      handler: (request, reply) => respond(endpoint, request, reply),
    })
  }
  server.setNotFoundHandler<Route>((request, reply) => respond(undefined, request, reply))
  server.setErrorHandler<unknown, Route>(async (error, request, reply) => {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    const given = await answer(undefined, arrive(request), isTooLarge ? tooLarge() : undefined)
    return reply.code(given.status).headers(outgoing(given.headers)).send(given.body)
  })
  await server.ready()
  return server.server
}

const tooLarge = (): Problem => new Problem('body_too_large', `At most ${BODY_LIMIT} bytes.`)

const sendAnswer: Respond = async (endpoint, request, reply) => {
  const given = await answer(endpoint, arrive(request))
  return reply.code(given.status).headers(outgoing(given.headers)).send(given.body)
}

const writeAnswer: Respond = async (endpoint, request, reply) => {
  reply.hijack()
  write(reply.raw, await answer(endpoint, arrive(request)))
}

function arrive({ raw, params, body }: Request): Arrived {
  const url = raw.url ?? ''
  const mark = url.indexOf('?')
  return {
    path: mark < 0 ? url : url.slice(0, mark),
    params,
    address: raw.socket.remoteAddress ?? '',
    header: headerOf(raw),
    ...(Buffer.isBuffer(body) && { bytes: body }),
  }
}
