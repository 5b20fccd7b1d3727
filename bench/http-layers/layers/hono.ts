// Hono with its Node server, by its own interface.

import { createServer, type IncomingMessage } from 'node:http'
import { getConnInfo } from '@hono/node-server/conninfo'
import { getRequestListener } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Answer } from '../../../src/platform/http/answer.ts'
import { Problem } from '../../../src/platform/problem.ts'
import { answer, BODY_LIMIT, type Arrived } from '../endpoints.ts'
import type { Layer } from '../endpoints.ts'
import { readBody } from './node-http.ts'

type Bindings = { incoming: IncomingMessage }
type Asked = Context<{ Bindings: Bindings }>

/** Its body limit, its `arrayBuffer()`. */
export const hono: Layer = (endpoints) => {
  const app = new Hono<{ Bindings: Bindings }>()
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: async (context) => {
      return respond(await answer(undefined, arrive(context), tooLarge()))
    },
  })
  for (const endpoint of endpoints) {
    if (endpoint.accepts.length === 0) {
      app.on(endpoint.method, endpoint.path, async (context) => respond(await answer(endpoint, arrive(context))))
      continue
    }
    app.on(endpoint.method, endpoint.path, limit, async (context) => {
      const bytes = Buffer.from(await context.req.arrayBuffer())
      return respond(await answer(endpoint, { ...arrive(context), bytes }))
    })
  }
  return serve(app)
}

/** Its router and its answers; the body is read by us. */
export const honoOwnBody: Layer = (endpoints) => {
  const app = new Hono<{ Bindings: Bindings }>()
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, async (context) => {
      if (endpoint.accepts.length === 0) return respond(await answer(endpoint, arrive(context)))
      const bytes = await readBody(context.env.incoming)
      const trouble = bytes ? undefined : tooLarge()
      return respond(await answer(endpoint, { ...arrive(context), ...(bytes && { bytes }) }, trouble))
    })
  }
  return serve(app)
}

function serve(app: Hono<{ Bindings: Bindings }>) {
  app.notFound(async (context) => respond(await answer(undefined, arrive(context))))
  const listener = getRequestListener(app.fetch)
  return Promise.resolve(createServer((request, response) => void listener(request, response)))
}

const tooLarge = (): Problem => new Problem('body_too_large', `At most ${BODY_LIMIT} bytes.`)

function arrive(context: Asked): Arrived {
  return {
    path: context.req.path,
    params: context.req.param(),
    address: getConnInfo(context).remote.address ?? '',
    header: (name) => context.req.header(name),
  }
}

function respond({ status, headers, body }: Answer): Response {
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Response(typeof body === 'string' ? body : null, { status, headers: Object.fromEntries(pairs) })
}
