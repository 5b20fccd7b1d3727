// Receiving bodies: the bytes that follow a head, read when they are wanted and never more than are taken.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '../problem.ts'

/** Sockets on which a body still comes whose request is already answered. */
const answered = new WeakSet<object>()

/** Sockets on which a body comes that is waited for. */
const awaited = new WeakSet<object>()

/**
 * The whole body. Throws `body_too_large` before the first byte where the head says so, and `invalid_request` where the
 * caller goes away in the middle.
 */
export async function receiveBody(
  request: IncomingMessage,
  response: ServerResponse,
  mostBytes: number,
): Promise<Uint8Array> {
  if (!hasBody(request)) return new Uint8Array()
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes)
  if (request.destroyed) throw gone()
  // A client that sent Expect: 100-continue is told to send the body now (RFC 9110 10.1.1).
  if (request.headers.expect !== undefined) response.writeContinue()
  // One buffer that grows: a body that comes byte by byte takes no more memory than one that comes whole.
  let body = Buffer.alloc(Math.min(1024, mostBytes))
  let length = 0
  const { socket } = request
  awaited.add(socket)
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      awaited.delete(socket)
      request.off('data', take).off('end', end).off('error', fail)
    }
    const take = (chunk: Buffer): void => {
      if (length + chunk.length > mostBytes) {
        settle()
        return reject(tooLarge(mostBytes))
      }
      if (length + chunk.length > body.length) {
        const wanted = Math.min(mostBytes, Math.max(length + chunk.length, body.length * 2))
        body = Buffer.concat([body.subarray(0, length)], wanted)
      }
      length += chunk.copy(body, length)
    }
    const end = (): void => {
      settle()
      resolve(body.subarray(0, length))
    }
    const fail = (cause: Error): void => {
      settle()
      reject(gone(cause))
    }
    request.on('data', take).on('end', end).on('error', fail)
  })
}

/**
 * After an answer that did not wait for the body: what still comes is thrown away, so that the connection can be used
 * again; whoever sends more than `mostBytes` loses it.
 */
export function discardBody(request: IncomingMessage, mostBytes: number): void {
  if (!hasBody(request) || request.complete) return
  const { socket } = request
  let bytes = 0
  answered.add(socket)
  request.once('end', () => answered.delete(socket))
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostBytes) socket.destroy()
  })
}

/** Whether all that could be said on it has been said: another answer would be taken for that of the next request. */
export function isAnswered(socket: object): boolean {
  return answered.has(socket)
}

/** Whether an endpoint waits for the body that comes on it. */
export function isAwaited(socket: object): boolean {
  return awaited.has(socket)
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function gone(cause?: Error): Problem {
  return new Problem('invalid_request', 'The body did not arrive whole.', { cause })
}

function tooLarge(mostBytes: number): Problem {
  return new Problem('body_too_large', `The body is larger than the ${mostBytes} bytes that are taken here.`)
}
