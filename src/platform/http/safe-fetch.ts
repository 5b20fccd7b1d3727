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
  /** For everything from the name's lookup to the last byte. */
  readonly deadlineMilliseconds: number
  /** Of the answer's body. */
  readonly mostBytes: number
}

/** Why there was no answer. */
export type FetchFailure =
  | 'address-refused'
  | 'name-unknown'
  | 'unreachable'
  | 'certificate-refused'
  | 'timed-out'
  | 'too-large'

/** A redirect is an answer like any other: it is not followed. */
export type Fetched =
  | { readonly status: number; readonly contentType: string | undefined; readonly body: Uint8Array }
  | { readonly failure: FetchFailure }

export type SafeFetch = (request: SafeRequest) => Promise<Fetched>

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

/** The fetch never throws: whatever a stranger's server does is an outcome. */
export function openSafeFetch(rules: FetchRules): SafeFetch {
  return async (request) => {
    const deadline = AbortSignal.timeout(request.deadlineMilliseconds)
    try {
      const url = new URL(request.url)
      const addresses = await Promise.race([judgeAddresses(url, rules), whenOver(deadline)])
      return await call(request, url, addresses, rules, deadline)
    } catch (error) {
      return { failure: deadline.aborted ? 'timed-out' : failureOf(error) }
    }
  }
}

/** Those that were looked at are those that are connected to, whatever the name says a moment later. */
async function judgeAddresses(
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

function call(
  { method, headers, body, mostBytes }: SafeRequest,
  url: URL,
  addresses: readonly string[],
  { authorities }: FetchRules,
  signal: AbortSignal,
): Promise<Fetched> {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  const options: RequestOptions & https.RequestOptions = {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
    signal,
    // A connection of its own, past every pool and proxy.
    agent: false,
    lookup: (_name, { all }, answer) =>
      all === true ? answer(null, found) : answer(null, found[0]?.address ?? '', found[0]?.family),
    ...(authorities !== undefined && { ca: authorities }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<Fetched>()
  const request = url.protocol === 'https:' ? https.request(url, options) : http.request(url, options)
  request.on('error', reject)
  request.on('response', (response) => void readAnswer(response, mostBytes).then(resolve, reject))
  request.end(body)
  return promise
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<Fetched> {
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

function failureOf(error: unknown): FetchFailure {
  if (error instanceof Failed) return error.failure
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/.test(code) ? 'certificate-refused' : 'unreachable'
}

function whenOver(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
