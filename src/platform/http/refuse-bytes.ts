// Bytes that are no request: too long a head, no HTTP, or too slow. There is no endpoint to ask, but somebody to answer.

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { newGuid } from '../ids.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import type { Call, Conventions, Method } from './endpoint.ts'
import { isAnswered, isAwaited } from './receive-body.ts'

export type ByteRules = {
  readonly conventionsOf: (call: Call) => Conventions
  readonly log: Log
  readonly headBytes: number
  readonly requestMilliseconds: number
}

type ByteError = Error & { readonly code?: string; readonly rawPacket?: unknown }

/** Milliseconds in which the answer can be read, before the connection is cut: it would be lost if that came first. */
const LAST_WORD = 1_000

/** Each socket has one last word. */
export function refuseBytes({ conventionsOf, log, headBytes, requestMilliseconds }: ByteRules) {
  const refused = new WeakSet<Socket>()
  return (error: ByteError, socket: Socket): void => {
    if (refused.has(socket)) return
    if (!socket.writable || error.code === 'ECONNRESET' || isAnswered(socket)) return void socket.destroy()
    refused.add(socket)
    const [status, detail] = reasonOf(error.code)
    const call = callOf(error.rawPacket, socket)
    const conventions = conventionsOf(call)
    const answer = conventions.problem(new Problem('invalid_request', detail), call)
    const body = Buffer.from(answer.body ?? '')
    const headers = {
      ...conventions.headers(call),
      ...answer.headers,
      'content-length': String(body.length),
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(
      Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`), body]),
    )
    setTimeout(() => socket.destroy(), LAST_WORD).unref()
    // Of a request that waits for its body, the line in the log is its endpoint's.
    if (isAwaited(socket)) return
    const { requestId, method, begunAt } = call
    const milliseconds = Math.round((performance.now() - begunAt) * 10) / 10
    log.info('request', { requestId, endpoint: 'none', method, status, milliseconds, problem: 'invalid_request' })
  }

  function reasonOf(code: string | undefined): readonly [status: number, detail: string] {
    if (code === 'HPE_HEADER_OVERFLOW') {
      return [431, `The address and the headers together are longer than the ${headBytes} bytes that are taken.`]
    }
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
      return [408, `The request did not arrive whole within ${requestMilliseconds} milliseconds.`]
    }
    return [400, 'These bytes are not a request of HTTP/1.1.']
  }
}

/** What can be made out of a head that was not understood: its first line, and headers that came with it. */
function callOf(bytes: unknown, socket: Socket): Call {
  const [first = '', ...lines] = Buffer.isBuffer(bytes) ? bytes.toString('latin1').split('\r\n') : []
  const [, method = 'GET', path = '/'] = /^([A-Z]{3,10}) (\/[^\s?]*)/.exec(first) ?? []
  return {
    requestId: newGuid(),
    method: method as Method,
    path,
    params: {},
    query: {},
    body: {},
    address: socket.remoteAddress ?? '',
    header: (name) => {
      const line = lines.find((line) => line.slice(0, name.length + 1).toLowerCase() === `${name}:`)
      return line?.slice(name.length + 1).trim()
    },
    cookie: () => undefined,
    log: {},
    onHangUp() {},
    begunAt: performance.now(),
  }
}
