// The choice of the bank: the first page of Connect, and the beginning of the authorization that follows.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { validateProvider } from '../../domain/authorizations/authorization-request.ts'
import { listConnectBanks } from '../../domain/authorizations/connect-request.ts'
import { startAuthorization } from '../../domain/authorizations/start-authorization.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { page } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { sendToFirstPage } from '../authorization/browser-cookie.ts'
import { askingApp } from '../authorization/views/app-identity.ts'
import { connectPage, headersOf, type ConnectParts } from './connect-page.ts'
import { doneUrl, waitingPage } from './embedded.ts'
import { connectPaths } from './paths.ts'
import { pickerView } from './views/picker.ts'

export function pickerEndpoint(parts: ConnectParts): Endpoint {
  return connectPage(parts, {
    name: 'connect',
    summary: 'Connect: lets a customer choose their bank for the organization that sent or embedded them.',
    path: connectPaths.picker,
    async handle(request) {
      const { page: page_, recipient, sent } = request
      const banks = await listConnectBanks(parts.database, request.connect)
      const search = request.search?.slice(0, 100)
      const view = pickerView({
        page: page_,
        app: askingApp(recipient),
        banks: search === undefined ? banks : banks.filter((bank) => isMeant(bank, search)),
        search,
        sent,
        bankAddress: (bank) => path(connectPaths.bank, bank, { ...sent, language: page_.language }),
      })
      return page(200, view, headersOf(request))
    },
  })
}

export function startEndpoint(parts: ConnectParts): Endpoint {
  return connectPage(parts, {
    name: 'connect-bank',
    summary: 'Connect: begins the authorization at the bank that the customer chose.',
    path: connectPaths.bank,
    isUnsafe: true,
    params: z.object({ providerId: z.string() }),
    async handle(request, params) {
      const { call, recipient, redirectUrl, state } = request
      parts.strangers.demandFew(call, 'connect')
      const providerId = await validateProvider(parts.database, recipient.clientId, params.providerId)
      const authorizationRequest = {
        recipient,
        providerId,
        redirectUri: redirectUrl ?? doneUrl(parts),
        clusters: recipient.clusters,
        terms: {},
        forConnect: true,
        language: request.page.language,
        ...(state !== undefined && { state }),
      } as const
      const started = await startAuthorization(parts, authorizationRequest, call.requestId)
      if (redirectUrl !== undefined) return sendToFirstPage(parts.issuer, started)
      const bank = await findProvider(parts.database, providerId)
      assert.ok(bank, 'validateProvider has found it')
      const { authorizationId: id, browserSecret } = started
      return waitingPage(parts, request, { id, browserSecret, bank, isStillWaiting: false })
    },
  })
}

/** Finds a bank by a part of its name in either language, whatever the accents. */
function isMeant({ name }: Provider, search: string): boolean {
  return Object.values(name).some((one) => plain(one).includes(plain(search)))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
