// How bank data is asked for: with a living token, page by page, and at no other host.

import type { AccessToken } from './access-token.ts'
import type { Fetch } from './authorization-server.ts'
import { parseExactly } from './exact-json.ts'
import { Listing } from './listing.ts'
import { AnswerUnclear } from './portage-error.ts'

/** Days as `2026-01-31`, which count whole, or moments. Both or neither; neither is what the bank gives by itself. */
export type Window = { readonly from: string; readonly to: string } | { readonly from?: never; readonly to?: never }

export type ListOptions = {
  /** Rows per request, at most 500. */
  readonly pageSize?: number
}

export type DataReaderParts = { readonly issuer: string; readonly send: Fetch; readonly token: AccessToken }

export type DataRequest = {
  readonly accept?: string
  readonly method?: string
  readonly body?: string
}

type Paging = {
  readonly page: { readonly totalElements?: number }
  readonly links: { readonly next?: { readonly href: string } }
}

const PAGE_SIZE = 500

export class DataReader {
  readonly #parts: DataReaderParts
  readonly #headers: () => Readonly<Record<string, string>>

  /** @param headers of every request, besides those that all have. */
  constructor(parts: DataReaderParts, headers: () => Readonly<Record<string, string>> = () => ({})) {
    this.#parts = parts
    this.#headers = headers
  }

  /** @param member the name of the array in the answer. */
  list<Row>(
    path: string,
    member: string,
    query: Readonly<Record<string, string>>,
    pageSize = PAGE_SIZE,
    read: (row: unknown) => Row,
  ): Listing<Row> {
    const first = `${path}?${new URLSearchParams({ ...query, limit: String(pageSize) })}`
    return new Listing(async (next = first) => {
      const answer = await this.read(next)
      const { page, links } = answer as Paging
      const { [member]: rows = [] } = answer as Readonly<Record<string, readonly unknown[]>>
      return { rows: rows.map(read), total: page.totalElements, next: links.next?.href }
    })
  }

  async read(address: string): Promise<unknown> {
    const response = await this.send(address)
    const text = await response.text()
    try {
      return parseExactly(text)
    } catch (cause) {
      const { pathname } = new URL(address, this.#parts.issuer)
      throw new AnswerUnclear(`The answer of ${pathname} is not JSON.`, { status: response.status, cause })
    }
  }

  async send(
    address: string,
    { accept = 'application/json', method = 'GET', body }: DataRequest = {},
  ): Promise<Response> {
    const { issuer, token, send } = this.#parts
    const url = new URL(address, issuer)
    // A link in an answer must not carry the token to another host.
    if (url.origin !== new URL(issuer).origin) throw new AnswerUnclear(`A link leads to ${url.origin}.`)
    const more = body === undefined ? {} : { body }
    return token.send((bearer) => {
      const headers = {
        authorization: `Bearer ${bearer}`,
        accept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...this.#headers(),
      }
      return send(url, { method, headers, ...more })
    })
  }
}

export function windowQuery(from: string | undefined, to: string | undefined): Readonly<Record<string, string>> {
  return from === undefined || to === undefined ? {} : { startTime: from, endTime: to }
}
