// Bank fetch: HTTP to a bank in the form of fetch, as the libraries for OpenID Connect call it.

import type { BankCall } from '../../domain/retrieval/connector.ts'
import { decodeText } from './bank-answer.ts'
import type { BankHttp, BankRequest } from './bank-http.ts'

/** The options of fetch that are used. Redirects are never followed, whatever they say. */
type FetchOptions = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** The most bytes of metadata, keys or tokens: the largest that is known has a tenth of it. */
const MOST_BYTES = 1_000_000

/** The answer has been read whole, and is text in UTF-8. @param onAnswer sees each answer before its caller does. */
export function bankFetch(
  http: BankHttp,
  call: BankCall,
  onAnswer: (answer: Response) => void = () => {},
): (address: string, options: FetchOptions) => Promise<Response> {
  return async (address, { method = 'GET', headers = {}, body }) => {
    const { 'user-agent': _theirs, accept, ...rest } = headers
    const answer = await http.send(
      {
        address,
        method: method as BankRequest['method'],
        headers: rest,
        mostBytes: MOST_BYTES,
        ...(accept !== undefined && { accept }),
        ...(body instanceof URLSearchParams && { body: body.toString() }),
        ...(typeof body === 'string' && { body }),
      },
      call,
    )
    const text = decodeText(await answer.bytes(), answer.header('content-type'))
    const made = new Response(EMPTY.has(answer.status) ? null : text, {
      status: answer.status,
      headers: headersOf(answer.header),
    })
    Object.defineProperty(made, 'url', { value: address })
    onAnswer(made)
    return made
  }
}

/** Statuses whose answers have no body (RFC 9110 15.3.5 and 15.3.6). */
const EMPTY: ReadonlySet<number> = new Set([204, 205])

/** The headers that mean something to OAuth and OpenID Connect. */
const KEPT = ['content-type', 'date', 'dpop-nonce', 'retry-after', 'www-authenticate', 'cache-control']

function headersOf(header: (name: string) => string | undefined): Headers {
  return new Headers(
    KEPT.flatMap((name): [string, string][] => {
      const value = header(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
