// The answer of a bank: its status and headers, and a body that is decoded, bounded and read once.

import { isUtf8 } from 'node:buffer'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { troubleOfCall } from './call-failure.ts'

export type BankAnswer = {
  readonly status: number
  /** Of a header that came more than once: all values, as one list (RFC 9110 5.3). */
  header(name: string): string | undefined
  /** One of the following reads the body. Each throws a BankTrouble, also for a body that is too large. */
  json(): Promise<unknown>
  /** For numbers that must stay exact. */
  text(): Promise<string>
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  stream(): AsyncIterable<Uint8Array>
  /** For who needs no body: the connection is free for the next call. */
  discard(): Promise<void>
}

/** What is known of the call when its answer is read. */
export type Reading = {
  /** Of what comes out of its content coding. */
  readonly mostBytes: number
  readonly signal: AbortSignal
}

export function readAnswer({ statusCode, headers, body }: Dispatcher.ResponseData, reading: Reading): BankAnswer {
  const header = (name: string): string | undefined => {
    const value = headers[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const stream = (): AsyncIterable<Uint8Array> => bounded(decoded(body, header('content-encoding')), header, reading)
  const bytes = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const chunks: Uint8Array[] = []
    for await (const chunk of stream()) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  const text = async (): Promise<string> => decodeText(await bytes(), header('content-type'))
  return {
    status: statusCode,
    header,
    bytes,
    text,
    stream,
    async json() {
      const type = header('content-type')
      if (/^\s*(text\/html|application\/xhtml|[^;]*\bxml)\b/i.test(type ?? '')) {
        await discard(body)
        throw bankTrouble('wrong_type', { status: statusCode })
      }
      return parse(await text(), { type, status: statusCode })
    },
    discard: () => discard(body),
  }
}

/** RFC 8259 8.1: UTF-8 and nothing else; a byte order mark is ignored. Throws `charset`. */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '') ?? []
  // US-ASCII is a part of UTF-8.
  if (!/^(utf-?8|us-ascii|unicode-1-1-utf-8)?$/i.test(charset) || !isUtf8(bytes)) throw bankTrouble('charset')
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const { buffer, byteOffset, byteLength } = isMarked ? bytes.subarray(3) : bytes
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8')
}

function parse(
  text: string,
  { type, status }: { readonly type: string | undefined; readonly status: number },
): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message would quote the body, which may hold anything.
    throw bankTrouble(/\bjson\b/i.test(type ?? '') ? 'not_json' : 'wrong_type', { status })
  }
}

function decoded(body: Readable, coding: string | undefined): AsyncIterable<Uint8Array> {
  switch (coding?.trim().toLowerCase() ?? 'identity') {
    case '':
    case 'identity':
      return body
    case 'gzip':
    case 'x-gzip':
      return pipeline(body, createGunzip(), () => {})
    case 'br':
      return pipeline(body, createBrotliDecompress(), () => {})
    default:
      body.on('error', () => {}).destroy()
      throw bankTrouble('wrong_type')
  }
}

/** Leaving the loop, also by an error, cuts the connection: what is too large is not waited for. */
async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  header: BankAnswer['header'],
  { mostBytes, signal }: Reading,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    const announced = Number(header('content-length') ?? 0)
    if (announced > mostBytes) throw bankTrouble('too_large')
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > mostBytes) throw bankTrouble('too_large')
      yield chunk
    }
  } catch (error) {
    if (bytes === 0 && chunks instanceof Object && 'destroy' in chunks)
      (chunks as Readable).on('error', () => {}).destroy()
    throw troubleOfCall(error, signal)
  }
}

/** The most bytes that are read away, so that the connection can be used again; beyond, it is cut. */
const DISCARDED = 64 * 1024

async function discard(body: Dispatcher.ResponseData['body']): Promise<void> {
  await body.dump({ limit: DISCARDED }).catch(() => {})
}
