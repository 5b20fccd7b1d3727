// A connection read in version 6: flat entities that say their category, and the consent itself.

import { DataReader, windowQuery, type DataReaderParts, type ListOptions, type Window } from './data-reader.ts'
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
  accounts({
    details = false,
    pageSize,
  }: ListOptions & { readonly details?: boolean } = {}): Listing<Fdx6ListedAccount> {
    const query = { resultType: details ? 'details' : 'lightweight' }
    return this.#reader.list(`${DATA}/accounts`, 'accounts', query, pageSize, (row) => row as Fdx6ListedAccount)
  }

  async account(accountId: string): Promise<Fdx6Account> {
    return (await this.#reader.read(accountPath(accountId))) as Fdx6Account
  }

  /** Newest first; the last seven days unless a window is asked for. */
  transactions(accountId: string, { from, to, pageSize }: Window & ListOptions = {}): Listing<Fdx6Transaction> {
    const path = `${accountPath(accountId)}/transactions`
    return this.#reader.list(path, 'transactions', windowQuery(from, to), pageSize, (row) => row as Fdx6Transaction)
  }

  /** Newest first; the last seven days unless a window is asked for. */
  statements(accountId: string, { from, to, pageSize }: Window & ListOptions = {}): Listing<Fdx6Statement> {
    const path = `${accountPath(accountId)}/statements`
    return this.#reader.list(path, 'statements', windowQuery(from, to), pageSize, (row) => row as Fdx6Statement)
  }

  /** How the holders of an account are reached. */
  async contact(accountId: string): Promise<Fdx6AccountContact> {
    return (await this.#reader.read(`${accountPath(accountId)}/contact`)) as Fdx6AccountContact
  }

  rewardPrograms({ pageSize }: ListOptions = {}): Listing<Fdx6RewardProgram> {
    return this.#reader.list(
      `${DATA}/reward-programs`,
      'rewardPrograms',
      {},
      pageSize,
      (row) => row as Fdx6RewardProgram,
    )
  }

  /** What the customer consented to, and until when. */
  async consent(): Promise<ConsentGrant> {
    return (await this.#reader.read(await this.#consentPath())) as ConsentGrant
  }

  /** Ends the consent and all its tokens, and keeps why. */
  async revoke(why: Fdx6RevokeConsentBody): Promise<void> {
    const path = `${await this.#consentPath()}/revocation`
    await this.#reader.send(path, { method: 'PUT', body: JSON.stringify(why) })
  }

  async #consentPath(): Promise<string> {
    const [, claims = ''] = (await this.#parts.token.value()).split('.')
    const text = atob(claims.replaceAll('-', '+').replaceAll('_', '/'))
    const { fdxConsentId } = JSON.parse(text) as { readonly fdxConsentId?: string }
    if (fdxConsentId === undefined) throw new AnswerUnclear('The access token names no consent.')
    return `${DATA}/consents/${encodeURIComponent(fdxConsentId)}`
  }
}

function accountPath(accountId: string): string {
  return `${DATA}/accounts/${encodeURIComponent(accountId)}`
}
