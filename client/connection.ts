// A connection: what one customer at one bank consented to, read until the consent ends.

import type { AccessToken } from './access-token.ts'
import type { Fetch } from './authorization-server.ts'
import { DataReader, windowQuery, type ListOptions, type Window } from './data-reader.ts'
import type { Listing } from './listing.ts'
import { Version6 } from './version-6.ts'
import type { Fdx5Account, Fdx5AccountPaymentNetwork, Fdx5Customer, Fdx5Statement, Fdx5Transaction } from './wire.ts'

/** What stands in the one member that names the entity; `accountCategory` tells accounts apart. */
type Unwrapped<Wrapped> = Wrapped extends unknown ? Wrapped[keyof Wrapped] : never

export type Account = Unwrapped<Fdx5Account>
export type Transaction = Unwrapped<Fdx5Transaction>

export type ConnectionParts = {
  readonly issuer: string
  readonly send: Fetch
  readonly token: AccessToken
  /** Absent where the consent was for one time. */
  readonly refreshToken: string | undefined
  revoke(): Promise<void>
}

const DATA = '/api/fdx/5'

/** Every method throws a PortageError. */
export class Connection {
  /**
   * Keep it, as a secret: with it the connection is opened again, for as long as the consent lives. It never changes.
   * Absent where the customer agreed to one time: the connection ends with its access token, in five minutes.
   */
  readonly refreshToken: string | undefined
  /** The same data in the words of FDX 6. */
  readonly version6: Version6
  readonly #parts: ConnectionParts
  readonly #reader: DataReader

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.refreshToken = parts.refreshToken
    this.#reader = new DataReader(parts)
    this.version6 = new Version6(parts)
  }

  /** With `details`, balances, terms and numbers as far as the consent opens them. */
  accounts({ details = false, pageSize }: ListOptions & { readonly details?: boolean } = {}): Listing<Account> {
    const query = { resultType: details ? 'details' : 'lightweight' }
    return this.#reader.list(`${DATA}/accounts`, 'accounts', query, pageSize, (row) => unwrap(row as Fdx5Account))
  }

  async account(accountId: string): Promise<Account> {
    return unwrap((await this.#reader.read(accountPath(accountId))) as Fdx5Account)
  }

  /** Newest first. */
  transactions(accountId: string, { from, to, pageSize }: Window & ListOptions = {}): Listing<Transaction> {
    const path = `${accountPath(accountId)}/transactions`
    const query = windowQuery(from, to)
    return this.#reader.list(path, 'transactions', query, pageSize, (row) => unwrap(row as Fdx5Transaction))
  }

  /** Newest first. */
  statements(accountId: string, { from, to, pageSize }: Window & ListOptions = {}): Listing<Fdx5Statement> {
    const path = `${accountPath(accountId)}/statements`
    return this.#reader.list(path, 'statements', windowQuery(from, to), pageSize, (row) => row as Fdx5Statement)
  }

  /** The PDF. */
  async statementFile(accountId: string, statementId: string): Promise<Uint8Array<ArrayBuffer>> {
    const path = `${accountPath(accountId)}/statements/${encodeURIComponent(statementId)}`
    const response = await this.#reader.send(path, { accept: 'application/pdf' })
    return new Uint8Array(await response.arrayBuffer())
  }

  /** The numbers by which money reaches the account. */
  paymentNetworks(accountId: string, { pageSize }: ListOptions = {}): Listing<Fdx5AccountPaymentNetwork> {
    const path = `${accountPath(accountId)}/payment-networks`
    return this.#reader.list(path, 'paymentNetworks', {}, pageSize, (row) => row as Fdx5AccountPaymentNetwork)
  }

  async customer(): Promise<Fdx5Customer> {
    return (await this.#reader.read(`${DATA}/customers/current`)) as Fdx5Customer
  }

  /** A living one, for requests of your own. */
  accessToken(): Promise<string> {
    return this.#parts.token.value()
  }

  /** Ends the consent and all its tokens. Also well when it had ended before. */
  revoke(): Promise<void> {
    return this.#parts.revoke()
  }
}

function accountPath(accountId: string): string {
  return `${DATA}/accounts/${encodeURIComponent(accountId)}`
}

function unwrap<Wrapped extends object>(wrapped: Wrapped): Unwrapped<Wrapped> {
  return Object.values(wrapped)[0] as Unwrapped<Wrapped>
}
