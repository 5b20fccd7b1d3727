// node:http with nothing on top: the limit (paths known by heart), and with a small router of our own.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Answer } from '../../../src/platform/http/answer.ts'
import type { Endpoint } from '../../../src/platform/http/endpoint.ts'
import { Problem } from '../../../src/platform/problem.ts'
import { answer, BODY_LIMIT } from '../endpoints.ts'
import type { Layer } from '../endpoints.ts'

type Found = { endpoint: Endpoint | undefined; params: Record<string, string> }
type Find = (method: string, path: string) => Found

const NOWHERE: Found = { endpoint: undefined, params: {} }

export const limit: Layer = (endpoints) => {
  const account = endpoints.find(({ name }) => name === 'get-account')
  const token = endpoints.find(({ name }) => name === 'token')
  const prefix = '/api/fdx/5/accounts/'
  return serve((method, path) => {
    if (method === 'GET' && path.startsWith(prefix)) {
      return { endpoint: account, params: { accountId: path.slice(prefix.length) } }
    }
    return method === 'POST' && path === '/api/v1/token' ? { endpoint: token, params: {} } : NOWHERE
  })
}

export const ownRouter: Layer = (endpoints) => serve(segmentRouter(endpoints))

type Branch = { readonly next: Map<string, Branch>; any?: Branch; readonly here: Map<string, Endpoint> }

function branch(): Branch {
  return { next: new Map(), here: new Map() }
}

/** A tree of path segments. A literal segment wins over a parameter; a parameter is never empty. */
function segmentRouter(endpoints: readonly Endpoint[]): Find {
  const root = branch()
  for (const endpoint of endpoints) {
    let at = root
    for (const segment of endpoint.path.split('/').slice(1)) {
      let below = segment.startsWith(':') ? at.any : at.next.get(segment)
      if (!below) {
        below = branch()
        if (segment.startsWith(':')) at.any = below
        else at.next.set(segment, below)
      }
      at = below
    }
    at.here.set(endpoint.method, endpoint)
  }
  const search = (at: Branch, segments: string[], index: number, method: string): Found | undefined => {
    const segment = segments[index]
    if (segment === undefined) {
      const endpoint = at.here.get(method)
      return endpoint && { endpoint, params: paramsOf(endpoint.path, segments) }
    }
    const literal = at.next.get(segment)
    const found = literal && search(literal, segments, index + 1, method)
    return found ?? (at.any && segment !== '' ? search(at.any, segments, index + 1, method) : undefined)
  }
  return (method, path) => search(root, path.split('/').slice(1), 0, method) ?? NOWHERE
}

function paramsOf(pattern: string, segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {}
  pattern
    .split('/')
    .slice(1)
    .forEach((part, index) => {
      if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(segments[index] ?? '')
    })
  return params
}

function serve(find: Find) {
  return Promise.resolve(
    createServer((request, response) => {
      respond(find, request, response).catch(() => response.destroy())
    }),
  )
}

async function respond(find: Find, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '' } = request
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const { endpoint, params } = find(method, path)
  const arrived = { path, params, address: request.socket.remoteAddress ?? '', header: headerOf(request) }
  if (!endpoint || endpoint.accepts.length === 0) return write(response, await answer(endpoint, arrived))
  const bytes = await readBody(request)
  if (bytes) return write(response, await answer(endpoint, { ...arrived, bytes }))
  response.setHeader('connection', 'close')
  write(response, await answer(endpoint, arrived, new Problem('body_too_large', `At most ${BODY_LIMIT} bytes.`)))
}

export function headerOf(request: IncomingMessage): (name: string) => string | undefined {
  return (name) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
}

/** The whole body; undefined when it is longer than the limit, of which no more is read. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length <= BODY_LIMIT) return
      request.pause()
      resolve(undefined)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/** The length is said, so the body is sent whole, not in chunks. */
export function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    ...outgoing(headers),
    'content-length': body === undefined ? 0 : Buffer.byteLength(body),
  })
  response.end(body)
}

/** The same headers: Node's types ask for arrays that may be changed. */
export function outgoing(headers: Answer['headers']): Record<string, string | string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node changes no value it is given
  return headers as Record<string, string | string[]>
}
