// A connection: what one customer at one bank consented to, read until the consent ends.

import type { AccessToken } from './access-token.ts'
import type { Changes } from './changes.ts'
import { demand, isText } from './check.ts'
import { DataReader, type List } from './data-reader.ts'
import {
  accountsQuery,
  changesQuery,
  listQuery,
  windowQuery,
  type AccountsOptions,
  type ChangesOptions,
  type ListOptions,
  type ListQuery,
  type Window,
} from './list-options.ts'
import type { Listing } from './listing.ts'
import { AnswerUnclear } from './portage-error.ts'
import type { Fetch } from './settings.ts'
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

  accounts(options: AccountsOptions = {}): Listing<Account> {
    const query = accountsQuery('accounts', options)
    return this.#reader.list({ path: `${DATA}/accounts`, member: 'accounts', query, read: readAccount })
  }

  async account(accountId: string): Promise<Account> {
    return readAccount(await this.#reader.read(accountPath(accountId)))
  }

  /** Newest first. */
  transactions(accountId: string, options: Window & ListOptions = {}): Listing<Transaction> {
    return this.#reader.list(transactionList(accountId, windowQuery('transactions', options)))
  }

  /** Oldest first what changed since a `nextUpdateId`; without one, first the transactions themselves, to begin with. */
  changes(accountId: string, options: ChangesOptions = {}): Changes<Transaction> {
    return this.#reader.changes(transactionList(accountId, changesQuery('changes', options)))
  }

  /** Newest first. */
  statements(accountId: string, options: Window & ListOptions = {}): Listing<Fdx5Statement> {
    const query = windowQuery('statements', options)
    const path = `${accountPath(accountId)}/statements`
    return this.#reader.list({ path, member: 'statements', query, read: (row) => row as Fdx5Statement })
  }

  /** The PDF. */
  async statementFile(accountId: string, statementId: string): Promise<Uint8Array> {
    demand('The statementId', statementId, isText)
    const path = `${accountPath(accountId)}/statements/${encodeURIComponent(statementId)}`
    const response = await this.#reader.send(path, { accept: 'application/pdf' })
    return new Uint8Array(await response.arrayBuffer())
  }

  /** The numbers by which money reaches the account. */
  paymentNetworks(accountId: string, options: ListOptions = {}): Listing<Fdx5AccountPaymentNetwork> {
    const query = listQuery('paymentNetworks', options)
    const path = `${accountPath(accountId)}/payment-networks`
    return this.#reader.list({
      path,
      member: 'paymentNetworks',
      query,
      read: (row) => row as Fdx5AccountPaymentNetwork,
    })
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
  demand('The accountId', accountId, isText)
  return `${DATA}/accounts/${encodeURIComponent(accountId)}`
}

function transactionList(accountId: string, query: ListQuery): List<Transaction> {
  const path = `${accountPath(accountId)}/transactions`
  return { path, member: 'transactions', query, read: (row) => unwrap(row as Fdx5Transaction) }
}

function readAccount(row: object): Account {
  return unwrap(row as Fdx5Account)
}

function unwrap<Wrapped extends object>(wrapped: Wrapped): Unwrapped<Wrapped> {
  const value: unknown = Object.values(wrapped)[0]
  if (typeof value !== 'object' || value === null) throw new AnswerUnclear('An entity in the answer has no name.')
  return value as Unwrapped<Wrapped>
}
