// The choice of the bank: the first page of Connect, and the beginning of the authorization that follows.

import { listConnectBanks } from '../../domain/authorizations/connect-request.ts'
import { startAuthorization } from '../../domain/authorizations/start-authorization.ts'
import { judgeProvider } from '../../domain/authorizations/authorization-request.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { page, redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from '../authorization/paths.ts'
import { askingApp, bindBrowser } from '../authorization/visit.ts'
import { doneUrl, waitingPage } from './embedded.ts'
import { connectPage, headersOf, text, type ConnectParts } from './request.ts'
import { pickerView } from './views/picker.ts'

export function pickerEndpoint(parts: ConnectParts): Endpoint {
  return connectPage(parts, {
    name: 'connect',
    summary: 'Connect: lets a customer choose their bank for the organization that sent or embedded them.',
    path: '/connect',
    async handle(asked) {
      const banks = await listConnectBanks(parts.database, asked.connect)
      const search = text(asked.call, 'search')?.slice(0, 100)
      const view = pickerView({
        page: asked.page,
        app: askingApp(asked.recipient),
        banks: search === undefined ? banks : banks.filter((bank) => isMeant(bank, search)),
        search,
        asked: new URLSearchParams(asked.address('').slice(1)),
        bankAddress: ({ providerId }) => asked.address(`/connect/banks/${providerId}`, asked.page.language),
      })
      return page(200, view, headersOf(asked))
    },
  })
}

export function startEndpoint(parts: ConnectParts): Endpoint {
  return connectPage(parts, {
    name: 'connect-bank',
    summary: 'Connect: begins the authorization at the bank that the customer chose.',
    path: '/connect/banks/:providerId',
    isUnsafe: true,
    async handle(asked) {
      const { call, recipient, redirectUrl, state } = asked
      parts.strangers.demandFew(call, 'connect')
      const providerId = await judgeProvider(parts.database, recipient.clientId, call.params['providerId'])
      const request = {
        recipient,
        providerId,
        redirectUri: redirectUrl ?? doneUrl(parts),
        clusters: recipient.clusters,
        terms: {},
        forConnect: true,
        language: asked.page.language,
        ...(state !== undefined && { state }),
      } as const
      const { authorizationId, browserSecret } = await startAuthorization(parts, request, call.requestId)
      if (redirectUrl !== undefined) {
        const cookie = { 'set-cookie': bindBrowser(authorizationId, browserSecret, parts.issuer) }
        return redirect(path(authorizationPaths.next, { id: authorizationId }), cookie)
      }
      const bank = await findProvider(parts.database, providerId)
      return waitingPage(parts, asked, { id: authorizationId, browserSecret, bank })
    },
  })
}

/** By a part of its name in either language, whatever the accents. */
function isMeant({ name }: Provider, search: string): boolean {
  return Object.values(name).some((one) => plain(one).includes(plain(search)))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
