// A request of the browser to a page of its authorization, with all that the page needs.

import { strict as assert } from 'node:assert'
import type { Database } from '../../database/open.ts'
import type { AuthorizationStep } from '../../domain/authorizations/authorization-flow.ts'
import { openAuthorization, type Authorization } from '../../domain/authorizations/authorization.ts'
import type { By } from '../../domain/journal/act.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { findRecipient, type Recipient } from '../../domain/recipients/recipient.ts'
import type { BankCalls } from '../../domain/retrieval/bank-calls.ts'
import type { Banks } from '../../domain/retrieval/banks.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { PageSurroundings } from '../page.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { surroundings } from '../surroundings.ts'
import { browserSecretOf } from './browser-cookie.ts'
import { askingApp, type AskingApp } from './views/app-identity.ts'

export type AuthorizationPagesParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly banks: Banks
  readonly calls: BankCalls
  readonly stylesheet: Stylesheet
  /** How long a consent lasts; the law allows twelve months at most (Canada, United States). */
  readonly consentMonths: number
  /** The limit of trips to the bank. */
  readonly strangers: StrangerLimit
}

/** @typeParam Known narrows the authorization to the statuses in which the step may run. */
export type AuthorizationPageRequest<Known extends Authorization = Authorization> = {
  readonly call: Call
  readonly step: AuthorizationStep
  readonly authorization: Known
  readonly recipient: Recipient
  readonly provider: Provider
  /** Proves that a form came from this browser. */
  readonly browserSecret: string
  readonly page: PageSurroundings
  readonly app: AskingApp
  readonly by: By & { readonly requestId: string }
}

type Asked = { readonly id: string; readonly step: AuthorizationStep }

/** Throws as `openAuthorization`, and `not_found` if the app, the bank or its connector is gone. */
export async function openPageRequest(
  parts: AuthorizationPagesParts,
  call: Call,
  { id, step }: Asked,
): Promise<AuthorizationPageRequest> {
  const browserSecret = browserSecretOf(call, id)
  const authorization = await openAuthorization(parts.database, parts.vault, id, browserSecret)
  assert.ok(browserSecret !== undefined, 'an authorization opens to its browser alone')
  const recipient = await findRecipient(parts.database, authorization.clientId)
  const provider = await findProvider(parts.database, authorization.providerId)
  if (!recipient || !provider || !parts.banks.connectors.has(provider.connector)) {
    throw new Problem('not_found', 'The app or the bank is no longer served here.')
  }
  const { correlationId, language } = authorization
  Object.assign(call.log, { providerId: provider.providerId, caller: recipient.clientId, correlationId })
  return {
    call,
    step,
    authorization,
    recipient,
    provider,
    browserSecret,
    page: surroundings(call, parts.stylesheet, { app: language, provider: provider.language }),
    app: askingApp(recipient),
    by: { actor: { kind: 'customer', id: authorization.id }, requestId: call.requestId },
  }
}
