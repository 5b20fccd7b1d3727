// Exchange: one request of a replay, sent with nothing that the code base does not send, and its answer.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { z } from 'zod'

export type Answer = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}

export type Sent = {
  /** POST with a body and GET without one, unless said. */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Goes with any method; as JSON, or as it stands if it is text. */
  readonly body?: unknown
}

/** Sends the headers that are given, and with a body its type, unless they name one. */
export async function exchange(address: string, { method, headers = {}, body }: Sent = {}): Promise<Answer> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const outgoing = request(address, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: {
      ...(sent !== undefined && !hasType && { 'Content-Type': 'application/json' }),
      ...headers,
      ...(sent !== undefined && { 'Content-Length': String(Buffer.byteLength(sent)) }),
    },
  })
  outgoing.end(sent)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const written = await text(incoming)
  const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: isJson ? (JSON.parse(written) as Answer['body']) : {},
  }
}

/** Demands a status, and of the body what the code base reads of it. */
export function demand<Schema extends z.ZodType>(answer: Answer, wanted: number, reads: Schema): z.infer<Schema> {
  const { status, body } = answer
  assert.equal(status, wanted, `${status} instead of ${wanted}: ${JSON.stringify(body).slice(0, 500)}`)
  const read = reads.safeParse(body)
  const [issue] = read.error?.issues ?? []
  const value = issue?.path.reduce<unknown>((at, name) => (at as Readonly<Record<PropertyKey, unknown>>)[name], body)
  assert.ok(read.success, `${issue?.path.join('.')} is ${JSON.stringify(value)?.slice(0, 100)}: ${issue?.message}`)
  return read.data
}

/** Demands what the family answers where something is no part of Portage: 404, with a sentence. */
export function demandSentence({ status, body: { Message } }: Answer): void {
  assert.equal(status, 404)
  assert.ok(typeof Message === 'string' && Message.length > 20)
}
