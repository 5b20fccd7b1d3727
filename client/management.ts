// Management: recipients, their registrations and the providers, for the partner or recipient that a client is.

import type { AccessToken } from './access-token.ts'
import { anything, check, demand, isFlag, isText, isTexts, isWhole, optional } from './check.ts'
import type { Fetch } from './settings.ts'
import { readJson } from './whole-answer.ts'
import type {
  ChangeRedirectUrisBody,
  CreateRecipientBody,
  NewRecipient,
  Provider,
  ProviderDetail,
  ProviderWithStatus,
  Recipient,
  RecipientListItem,
  Registration,
} from './wire.ts'

export type ManagementParts = {
  readonly issuer: string
  readonly send: Fetch
  readonly token: AccessToken
}

const RECIPIENTS = '/api/v1/recipients'

/** A recipient may list providers; everything else is a partner's. Every method throws a PortageError. */
export class Management {
  readonly #parts: ManagementParts

  constructor(parts: ManagementParts) {
    this.#parts = parts
  }

  /** To a partner every provider; to a recipient those that it may connect customers of. */
  providers(): Promise<readonly Provider[]> {
    return this.#ask('GET', '/api/v1/providers')
  }

  providersWithStatus(): Promise<readonly ProviderWithStatus[]> {
    return this.#ask('GET', '/api/v2/providers')
  }

  /** With the fields that the bank fills. */
  async provider(providerId: number): Promise<ProviderDetail> {
    demand('The providerId', providerId, isWhole)
    return this.#ask('GET', `/api/v1/providers/${providerId}`)
  }

  /** Returns the secret, which cannot be read again. */
  async createRecipient(recipient: CreateRecipientBody): Promise<NewRecipient> {
    return this.#ask('POST', RECIPIENTS, checkRecipient(recipient))
  }

  recipients(): Promise<readonly RecipientListItem[]> {
    return this.#ask('GET', RECIPIENTS)
  }

  async recipient(clientId: string): Promise<Recipient> {
    return this.#ask('GET', recipientPath(clientId))
  }

  /** The whole list is replaced. */
  async changeRedirectUris(clientId: string, redirectUris: readonly string[]): Promise<Recipient> {
    demand('The redirectUris', redirectUris, isTexts)
    const body: ChangeRedirectUrisBody = { redirect_uris: redirectUris }
    return this.#ask('PUT', recipientPath(clientId), body)
  }

  /** Returns the new secret, which cannot be read again. The old one is invalid at once. */
  async replaceSecret(clientId: string): Promise<{ readonly client_id: string; readonly client_secret: string }> {
    return this.#ask('POST', `${recipientPath(clientId)}/secret`)
  }

  /** Each recipient at each provider; what exists already stays as it is. */
  async requestRegistrations(
    recipientIds: readonly string[],
    providerIds: readonly number[],
  ): Promise<readonly Registration[]> {
    demand('The recipientIds', recipientIds, isTexts)
    demand('The providerIds', providerIds, { says: 'must be an array', holds: Array.isArray })
    const body = { recipient_ids: recipientIds, provider_ids: providerIds }
    return this.#ask('POST', `${RECIPIENTS}/providers/requests`, body)
  }

  /** Lists the registrations of one recipient, or of all. */
  async registrations(clientId?: string): Promise<readonly Registration[]> {
    const path = clientId === undefined ? RECIPIENTS : recipientPath(clientId)
    return this.#ask('GET', `${path}/providers/requests`)
  }

  async #ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const { issuer, send, token } = this.#parts
    const response = await token.send((bearer) =>
      send(new URL(path, issuer), {
        method,
        headers: {
          authorization: `Bearer ${bearer}`,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      }),
    )
    return (await readJson(response, path)) as Answer
  }
}

/** The server says what is wrong with a value; what it would pass over is said here. */
function checkRecipient(recipient: CreateRecipientBody): CreateRecipientBody {
  return check('createRecipient', recipient, {
    name: isText,
    description: isText,
    scope: anything,
    redirect_uris: anything,
    logo_uri: isText,
    terms_uri: isText,
    client_uri: isText,
    country: isText,
    contacts: anything,
    shares_onward: optional(isFlag),
    separate_pending_ids: optional(isFlag),
  })
}

function recipientPath(clientId: string): string {
  demand('The clientId', clientId, isText)
  return `${RECIPIENTS}/${encodeURIComponent(clientId)}`
}
