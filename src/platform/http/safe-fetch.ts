// Safe fetch: calls addresses that strangers gave us, and never anything inside our own network with them.

import { lookup } from 'node:dns/promises'
import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'

export type SafeRequest = {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** For everything from the name's lookup to the last byte that is read. */
  readonly deadlineMilliseconds: number
}

/** Why there was no answer. */
export type FetchFailure =
  | 'address-refused'
  | 'name-unknown'
  | 'unreachable'
  | 'certificate-refused'
  | 'timed-out'
  | 'too-large'
  | 'not-understood'

type Failure = { readonly failure: FetchFailure }

type Status = { readonly status: number }

type Answer = Status & { readonly contentType: string | undefined; readonly body: Uint8Array }

/**
 * None ever throws, and each is done at the deadline at the latest, whatever a stranger's server does; then the
 * connection is gone. A redirect is an answer like any other: it is not followed.
 */
export type SafeFetch = {
  /** For who needs no body: it is not waited for, and can neither be too long nor come too slowly. */
  status(request: SafeRequest): Promise<Status | Failure>
  /** For who shows the answer to a person: the text of its first bytes, and nothing is too long. */
  beginning(request: SafeRequest, mostBytes: number): Promise<(Status & { readonly text: string }) | Failure>
  /** @param mostBytes of the body; a longer one is `too-large`. */
  answer(request: SafeRequest, mostBytes: number): Promise<Answer | Failure>
}

export type FetchRules = {
  /** Whether this machine may be called too, by http as well: for the demo and for tests. */
  readonly allowsLoopback: boolean
  readonly resolve?: (name: string) => Promise<readonly string[]>
  /** Certificate authorities to trust instead of the usual ones. */
  readonly authorities?: string
}

class Failed extends Error {
  readonly failure: FetchFailure

  constructor(failure: FetchFailure) {
    super(failure)
    this.failure = failure
  }
}

/** The most interim answers (RFC 9110 15.2) before the request fails. */
const MAX_ANNOUNCEMENTS = 16

export function openSafeFetch(rules: FetchRules): SafeFetch {
  return {
    status: (request) => fetchWith(request, rules, async ({ statusCode = 0 }) => ({ status: statusCode })),
    beginning: (request, mostBytes) => fetchWith(request, rules, (response) => readBeginning(response, mostBytes)),
    answer: (request, mostBytes) => fetchWith(request, rules, (response) => readAnswer(response, mostBytes)),
  }
}

/** Returns the first outcome, of which the deadline is one, and cancels the rest. */
async function fetchWith<T>(
  request: SafeRequest,
  rules: FetchRules,
  read: (response: IncomingMessage) => Promise<T>,
): Promise<T | Failure> {
  const { promise, resolve } = Promise.withResolvers<T | Failure>()
  const over = new AbortController()
  const deadline = setTimeout(() => resolve({ failure: 'timed-out' }), request.deadlineMilliseconds)
  reach(request, rules, over.signal)
    .then(read)
    .then(resolve, (error: unknown) => resolve({ failure: failureOf(error) }))
  try {
    return await promise
  } finally {
    clearTimeout(deadline)
    over.abort()
  }
}

async function reach(request: SafeRequest, rules: FetchRules, over: AbortSignal): Promise<IncomingMessage> {
  const url = new URL(request.url)
  const addresses = await checkAddresses(url, rules)
  // After a lookup that took too long nothing is connected.
  over.throwIfAborted()
  return call({ ...rules, ...request, url, addresses }, over)
}

/** Returns the addresses to connect to: the name is not resolved again, because it may name others a moment later. */
async function checkAddresses(
  url: URL,
  { allowsLoopback, resolve = resolveName }: FetchRules,
): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = isIP(host) === 0 ? await resolve(host) : [host]
  if (addresses.length === 0) throw new Failed('name-unknown')
  const isOurs = allowsLoopback && addresses.every(isLoopbackAddress)
  const mayUse = url.protocol === 'https:' ? isOurs || addresses.every(isPublicAddress) : isOurs
  if (!mayUse) throw new Failed('address-refused')
  return addresses
}

async function resolveName(name: string): Promise<readonly string[]> {
  try {
    const found = await lookup(name, { all: true })
    return found.map(({ address }) => address)
  } catch {
    return []
  }
}

type CheckedRequest = Pick<SafeRequest, 'method' | 'headers' | 'body'> &
  Pick<FetchRules, 'authorities'> & { readonly url: URL; readonly addresses: readonly string[] }

/** Resolves when the headers of the answer have arrived. */
function call(
  { method, headers, body, url, addresses, authorities }: CheckedRequest,
  over: AbortSignal,
): Promise<IncomingMessage> {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  const options: RequestOptions & https.RequestOptions = {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
    // A connection of its own, past every pool and proxy.
    agent: false,
    lookup: (_name, { all }, answer) =>
      all === true ? answer(null, found) : answer(null, found[0]?.address ?? '', found[0]?.family),
    ...(authorities !== undefined && { ca: authorities }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = url.protocol === 'https:' ? https.request(url, options) : http.request(url, options)
  over.addEventListener('abort', () => request.destroy(), { once: true })
  let announcements = 0
  request
    .on('response', (response) => {
      response.on('error', () => {})
      // 101 again, of a peer that names no protocol.
      if ((response.statusCode ?? 0) < 200) reject(new Failed('not-understood'))
      else resolve(response)
    })
    .on('information', () => ++announcements > MAX_ANNOUNCEMENTS && reject(new Failed('not-understood')))
    // No upgrade was asked for. Node hands over the socket of one, which has to be destroyed here.
    .on('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new Failed('not-understood'))
    })
    .on('error', reject)
    .on('close', () => reject(new Failed('unreachable')))
  request.end(body)
  return promise
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<Answer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    // Leaving the loop cuts the connection.
    if (bytes > mostBytes) throw new Failed('too-large')
    chunks.push(chunk)
  }
  const { statusCode = 0, headers } = response
  return { status: statusCode, contentType: headers['content-type'], body: Buffer.concat(chunks) }
}

async function readBeginning(
  response: IncomingMessage,
  mostBytes: number,
): Promise<Status & { readonly text: string }> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop cuts the connection.
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= mostBytes) break
  }
  // A character that the cut divides becomes a replacement character; so does NUL, which the database does not take.
  const text = Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8').replaceAll('\0', '\ufffd')
  return { status: response.statusCode ?? 0, text }
}

function failureOf(error: unknown): FetchFailure {
  if (error instanceof Failed) return error.failure
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('HPE_') || code === 'EPROTO') return 'not-understood'
  return /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/.test(code) ? 'certificate-refused' : 'unreachable'
}
