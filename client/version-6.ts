// A connection read in version 6: flat entities that say their category, and the consent itself.

import type { Changes } from './changes.ts'
import { check, demand, isText } from './check.ts'
import { DataReader, type DataReaderParts, type List } from './data-reader.ts'
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
import type {
  ConsentGrant,
  Fdx6Account,
  Fdx6AccountContact,
  Fdx6ListedAccount,
  Fdx6RevokeConsentBody,
  Fdx6RewardProgram,
  Fdx6Statement,
  Fdx6Transaction,
} from './wire.ts'

const DATA = '/api/fdx/6'

/** Every method throws a PortageError. Each request has an id of its own, as version 6 asks. */
export class Version6 {
  readonly #parts: DataReaderParts
  readonly #reader: DataReader

  constructor(parts: DataReaderParts) {
    this.#parts = parts
    this.#reader = new DataReader(parts, () => ({ 'x-fapi-interaction-id': crypto.randomUUID() }))
  }

  /** One that the bank could not read has an `error`, and little else. */
  accounts(options: AccountsOptions = {}): Listing<Fdx6ListedAccount> {
    const query = accountsQuery('accounts', options)
    return this.#reader.list({
      path: `${DATA}/accounts`,
      member: 'accounts',
      query,
      read: (row) => row as Fdx6ListedAccount,
    })
  }

  async account(accountId: string): Promise<Fdx6Account> {
    return (await this.#reader.read(accountPath(accountId))) as Fdx6Account
  }

  /** Newest first; the last seven days unless a window is asked for. */
  transactions(accountId: string, options: Window & ListOptions = {}): Listing<Fdx6Transaction> {
    return this.#reader.list(transactionList(accountId, windowQuery('transactions', options)))
  }

  /** Oldest first what changed since a `nextUpdateId`; without one, first the transactions themselves, to begin with. */
  changes(accountId: string, options: ChangesOptions = {}): Changes<Fdx6Transaction> {
    return this.#reader.changes(transactionList(accountId, changesQuery('changes', options)))
  }

  /** Newest first; the last seven days unless a window is asked for. */
  statements(accountId: string, options: Window & ListOptions = {}): Listing<Fdx6Statement> {
    const query = windowQuery('statements', options)
    const path = `${accountPath(accountId)}/statements`
    return this.#reader.list({ path, member: 'statements', query, read: (row) => row as Fdx6Statement })
  }

  /** How the holders of an account are reached. */
  async contact(accountId: string): Promise<Fdx6AccountContact> {
    return this.#reader.read(`${accountPath(accountId)}/contact`)
  }

  rewardPrograms(options: ListOptions = {}): Listing<Fdx6RewardProgram> {
    const query = listQuery('rewardPrograms', options)
    return this.#reader.list({
      path: `${DATA}/reward-programs`,
      member: 'rewardPrograms',
      query,
      read: (row) => row as Fdx6RewardProgram,
    })
  }

  /** What the customer consented to, and until when. */
  async consent(): Promise<ConsentGrant> {
    return (await this.#reader.read(await this.#consentPath())) as ConsentGrant
  }

  /** Ends the consent and all its tokens, and keeps why. */
  async revoke(why: Fdx6RevokeConsentBody): Promise<void> {
    check('revoke', why, { reason: isText, initiator: isText })
    const path = `${await this.#consentPath()}/revocation`
    await this.#reader.send(path, { method: 'PUT', body: JSON.stringify(why) })
  }

  async #consentPath(): Promise<string> {
    const consentId = consentOf(await this.#parts.token.value())
    if (consentId === undefined) throw new AnswerUnclear('The access token names no consent.')
    return `${DATA}/consents/${encodeURIComponent(consentId)}`
  }
}

function consentOf(accessToken: string): string | undefined {
  try {
    const [, claims = ''] = accessToken.split('.')
    const text = atob(claims.replaceAll('-', '+').replaceAll('_', '/'))
    return (JSON.parse(text) as { readonly fdxConsentId?: string }).fdxConsentId
  } catch {
    return undefined
  }
}

function transactionList(accountId: string, query: ListQuery): List<Fdx6Transaction> {
  const path = `${accountPath(accountId)}/transactions`
  return { path, member: 'transactions', query, read: (row) => row as Fdx6Transaction }
}

function accountPath(accountId: string): string {
  demand('The accountId', accountId, isText)
  return `${DATA}/accounts/${encodeURIComponent(accountId)}`
}
