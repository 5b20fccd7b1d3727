// A connection: what one customer at one bank consented to, read until the consent ends.

import type { AccessToken } from './access-token.ts'
import type { Fetch } from './authorization-server.ts'
import { parseExactly } from './exact-json.ts'
import { Listing } from './listing.ts'
import { AnswerUnclear } from './portage-error.ts'
import type {
  Fdx5Account,
  Fdx5AccountPaymentNetwork,
  Fdx5Customer,
  Fdx5Page,
  Fdx5PageLinks,
  Fdx5Statement,
  Fdx5Transaction,
} from './wire.ts'

/** What stands in the one member that names the entity; `accountCategory` tells accounts apart. */
type Unwrapped<Wrapped> = Wrapped extends unknown ? Wrapped[keyof Wrapped] : never

export type Account = Unwrapped<Fdx5Account>
export type Transaction = Unwrapped<Fdx5Transaction>

/** Days as `2026-01-31`, which count whole, or moments. Both or neither; neither is what the bank gives by itself. */
export type Window = { readonly from: string; readonly to: string } | { readonly from?: never; readonly to?: never }

export type ListOptions = {
  /** Rows per request, at most 500. */
  readonly pageSize?: number
}

export type ConnectionParts = {
  readonly issuer: string
  readonly send: Fetch
  readonly token: AccessToken
  readonly refreshToken: string
  revoke(): Promise<void>
}

const DATA = '/api/fdx/5'
const PAGE_SIZE = 500

/** Every method throws a PortageError. */
export class Connection {
  /** Keep it, as a secret: with it the connection is opened again, for as long as the consent lives. It never changes. */
  readonly refreshToken: string
  readonly #parts: ConnectionParts

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.refreshToken = parts.refreshToken
  }

  /** With `details`, balances, terms and numbers as far as the consent opens them. */
  accounts({ details = false, pageSize }: ListOptions & { readonly details?: boolean } = {}): Listing<Account> {
    const query = { resultType: details ? 'details' : 'lightweight' }
    return this.#list(`${DATA}/accounts`, 'accounts', query, pageSize, (row) => unwrap(row as Fdx5Account))
  }

  async account(accountId: string): Promise<Account> {
    return unwrap((await this.#read(accountPath(accountId))) as Fdx5Account)
  }

  /** Newest first. */
  transactions(accountId: string, { from, to, pageSize }: Window & ListOptions = {}): Listing<Transaction> {
    const path = `${accountPath(accountId)}/transactions`
    const query = windowQuery(from, to)
    return this.#list(path, 'transactions', query, pageSize, (row) => unwrap(row as Fdx5Transaction))
  }

  /** Newest first. */
  statements(accountId: string, { from, to, pageSize }: Window & ListOptions = {}): Listing<Fdx5Statement> {
    const path = `${accountPath(accountId)}/statements`
    return this.#list(path, 'statements', windowQuery(from, to), pageSize, (row) => row as Fdx5Statement)
  }

  /** The PDF. */
  async statementFile(accountId: string, statementId: string): Promise<Uint8Array<ArrayBuffer>> {
    const path = `${accountPath(accountId)}/statements/${encodeURIComponent(statementId)}`
    const response = await this.#get(new URL(path, this.#parts.issuer), 'application/pdf')
    return new Uint8Array(await response.arrayBuffer())
  }

  /** The numbers by which money reaches the account. */
  paymentNetworks(accountId: string, { pageSize }: ListOptions = {}): Listing<Fdx5AccountPaymentNetwork> {
    const path = `${accountPath(accountId)}/payment-networks`
    return this.#list(path, 'paymentNetworks', {}, pageSize, (row) => row as Fdx5AccountPaymentNetwork)
  }

  async customer(): Promise<Fdx5Customer> {
    return (await this.#read(`${DATA}/customers/current`)) as Fdx5Customer
  }

  /** A living one, for requests of your own. */
  accessToken(): Promise<string> {
    return this.#parts.token.value()
  }

  /** Ends the consent and all its tokens. Also well when it had ended before. */
  revoke(): Promise<void> {
    return this.#parts.revoke()
  }

  /** @param member the name of the array in the answer. */
  #list<Row>(
    path: string,
    member: string,
    query: Readonly<Record<string, string>>,
    pageSize = PAGE_SIZE,
    read: (row: unknown) => Row,
  ): Listing<Row> {
    const first = `${path}?${new URLSearchParams({ ...query, limit: String(pageSize) })}`
    return new Listing(async (next = first) => {
      const answer = await this.#read(next)
      const { page, links } = answer as Paging
      const { [member]: rows = [] } = answer as Readonly<Record<string, readonly unknown[]>>
      return { rows: rows.map(read), total: page.totalElements, next: links.next?.href }
    })
  }

  async #read(address: string): Promise<unknown> {
    const url = new URL(address, this.#parts.issuer)
    // A link in an answer must not carry the token to another host.
    if (url.origin !== new URL(this.#parts.issuer).origin) throw new AnswerUnclear(`A link leads to ${url.origin}.`)
    const response = await this.#get(url, 'application/json')
    const text = await response.text()
    try {
      return parseExactly(text)
    } catch (cause) {
      throw new AnswerUnclear(`The answer of ${url.pathname} is not JSON.`, { status: response.status, cause })
    }
  }

  #get(url: URL, accept: string): Promise<Response> {
    const { token, send } = this.#parts
    return token.send((bearer) => send(url, { headers: { authorization: `Bearer ${bearer}`, accept } }))
  }
}

type Paging = { readonly page: Fdx5Page; readonly links: Fdx5PageLinks }

function accountPath(accountId: string): string {
  return `${DATA}/accounts/${encodeURIComponent(accountId)}`
}

function windowQuery(from: string | undefined, to: string | undefined): Readonly<Record<string, string>> {
  return from === undefined || to === undefined ? {} : { startTime: from, endTime: to }
}

function unwrap<Wrapped extends object>(wrapped: Wrapped): Unwrapped<Wrapped> {
  return Object.values(wrapped)[0] as Unwrapped<Wrapped>
}
