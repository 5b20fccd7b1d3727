// How bank data is asked for: with a living token, page by page, and at no other host.

import type { AccessToken } from './access-token.ts'
import { Changes, type ChangesPage } from './changes.ts'
import { parseExactly } from './exact-json.ts'
import type { ListQuery } from './list-options.ts'
import { Listing, type Page } from './listing.ts'
import { AnswerUnclear } from './portage-error.ts'
import type { Fetch } from './settings.ts'
import { readJson } from './whole-answer.ts'

export type DataReaderParts = { readonly issuer: string; readonly send: Fetch; readonly token: AccessToken }

export type DataRequest = {
  readonly accept?: string
  readonly method?: string
  readonly body?: string
}

/** A list: where it is, the name of the array in its answer, and how a row of it is read. */
export type List<Row> = {
  readonly path: string
  readonly member: string
  readonly query: ListQuery
  readonly read: (row: object) => Row
}

type Members = {
  readonly page?: { readonly totalElements?: number }
  readonly links?: { readonly next?: { readonly href?: string } }
  readonly updates?: { readonly nextUpdateId?: string; readonly removedTransactionIds?: readonly string[] }
}

export class DataReader {
  readonly #parts: DataReaderParts
  readonly #headers: () => Readonly<Record<string, string>>

  /** @param headers of every request, besides those that all have. */
  constructor(parts: DataReaderParts, headers: () => Readonly<Record<string, string>> = () => ({})) {
    this.#parts = parts
    this.#headers = headers
  }

  list<Row>(list: List<Row>): Listing<Row> {
    return new Listing((next) => this.#page(list, next))
  }

  changes<Row extends { readonly transactionId: string }>(list: List<Row>): Changes<Row> {
    return new Changes((next) => this.#page(list, next))
  }

  async #page<Row>(
    { path, member, query, read }: List<Row>,
    next: string | undefined,
  ): Promise<Page<Row> & ChangesPage<Row>> {
    const answer = await this.read(next ?? `${path}?${new URLSearchParams(query)}`)
    const { page, links, updates } = answer as Members
    const { [member]: rows } = answer as Readonly<Record<string, unknown>>
    if (!Array.isArray(rows) || !rows.every(isObject)) {
      throw new AnswerUnclear(`The ${member} in the answer of ${path} are missing, or no list.`)
    }
    return {
      rows: rows.map(read),
      total: page?.totalElements,
      next: links?.next?.href,
      removed: updates?.removedTransactionIds ?? [],
      nextUpdateId: updates?.nextUpdateId,
    }
  }

  async read(address: string): Promise<object> {
    return readJson(await this.send(address), this.#locate(address).pathname, parseExactly)
  }

  async send(
    address: string,
    { accept = 'application/json', method = 'GET', body }: DataRequest = {},
  ): Promise<Response> {
    const { token, send } = this.#parts
    const url = this.#locate(address)
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

  /** A link in an answer must not carry the token to another host. */
  #locate(address: string): URL {
    const here = new URL(this.#parts.issuer)
    try {
      const url = new URL(address, here)
      if (url.origin === here.origin) return url
    } catch {
      // It is no address at all.
    }
    throw new AnswerUnclear(`A link in an answer leads elsewhere: ${address}`)
  }
}

function isObject(row: unknown): row is object {
  return typeof row === 'object' && row !== null
}
