// The choice of the bank: the first page of Connect, and the beginning of the authorization that follows.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { validateProvider } from '../../domain/authorizations/authorization-request.ts'
import { listConnectBanks } from '../../domain/authorizations/connect-request.ts'
import { startAuthorization } from '../../domain/authorizations/start-authorization.ts'
import { demandLogin } from '../../domain/logins/login.ts'
import { findInstitution } from '../../domain/providers/institution.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { page, redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { sendToFirstPage } from '../authorization/browser-cookie.ts'
import { askingApp } from '../authorization/views/app-identity.ts'
import { connectPage, headersOf, type ConnectPageRequest, type ConnectParts } from './connect-page.ts'
import { doneUrl, openWaiting } from './embedded.ts'
import { CHOOSING } from './messages.ts'
import { takenAlong } from './parameters.ts'
import { connectPaths, vendorPaths } from './paths.ts'
import { pickerView } from './views/picker.ts'

const summary = 'Connect: lets a customer choose their bank for the organization that sent or embedded them.'

/** The same page at each of its addresses. */
export function pickerEndpoints(parts: ConnectParts): readonly Endpoint[] {
  const handle = (request: ConnectPageRequest): Promise<Answer> => choose(parts, request)
  const ofInstitution = {
    summary: 'Connect: goes straight to the bank that the address names.',
    params: z.object({ institution: z.string() }),
    handle: (request: ConnectPageRequest, { institution }: { readonly institution: string }) =>
      choose(parts, { ...request, sent: { ...request.sent, institution } }),
  }
  return [
    connectPage(parts, { name: 'connect', summary, path: connectPaths.picker, handle }),
    connectPage(parts, { name: 'connect-v2', summary, path: vendorPaths.page, handle }),
    connectPage(parts, { name: 'connect-v2-slash', summary, path: vendorPaths.pageWithSlash, handle }),
    connectPage(parts, { name: 'connect-v2-institution', path: vendorPaths.institution, ...ofInstitution }),
    connectPage(parts, {
      name: 'connect-v2-institution-slash',
      path: vendorPaths.institutionWithSlash,
      ...ofInstitution,
    }),
  ]
}

async function choose(parts: ConnectParts, request: ConnectPageRequest): Promise<Answer> {
  const { page: page_, recipient, sent, connect, wishes } = request
  const all = await listConnectBanks(parts.database, connect)
  const banks = sent.fiList === undefined ? all : amongNamed(all, sent.fiList)
  const along = { ...takenAlong(sent), language: page_.language }
  const preselected = await findPreselected(parts, request, all)
  if (preselected) return redirect(path(connectPaths.bank, preselected, along))
  const search = sent.search?.slice(0, 100)
  const view = pickerView({
    page: page_,
    app: askingApp(recipient),
    banks: search === undefined ? banks : banks.filter((bank) => isMeant(bank, search)),
    search,
    sent: takenAlong(sent),
    bankAddress: (bank) => path(connectPaths.bank, bank, along),
    ...(request.isEmbedded && {
      telling: {
        messages: CHOOSING,
        origins: connect.origins,
        asText: wishes.asText,
        scriptPath: parts.script.path,
      },
    }),
    hasCloseButton: request.isEmbedded && wishes.hasCloseButton,
  })
  return page(200, view, headersOf(connect))
}

/** A list of names or ids, as the Banking API has them. */
function amongNamed(banks: readonly Provider[], list: string): readonly Provider[] {
  const named = new Set(list.split(',').map((name) => findInstitution(banks, name)))
  return banks.filter((bank) => named.has(bank))
}

/** The bank that the link names, or that of a customer who connected before. Throws `invalid_request` if it is not offered. */
async function findPreselected(
  { database, clock }: ConnectParts,
  { connect, sent }: ConnectPageRequest,
  banks: readonly Provider[],
): Promise<Provider | undefined> {
  const named = sent.institution ?? sent.institutionId
  if (named !== undefined) {
    const bank = findInstitution(banks, named)
    if (bank) return bank
    throw new Problem('invalid_request', 'The institution is not one at which this organization can connect customers.')
  }
  if (sent.loginId === undefined) return undefined
  const login = await demandLogin(database, clock.now(), connect.organizationId, sent.loginId).catch((error) => {
    if (!(error instanceof Problem)) throw error
    throw new Problem('invalid_request', 'The loginId is not one of this organization. Leave it out to connect anew.')
  })
  return banks.find(({ providerId }) => providerId === login.providerId)
}

export function startEndpoint(parts: ConnectParts): Endpoint {
  return connectPage(parts, {
    name: 'connect-bank',
    summary: 'Connect: begins the authorization at the bank that the customer chose.',
    path: connectPaths.bank,
    isUnsafe: true,
    params: z.object({ providerId: z.string() }),
    async handle(request, params) {
      const { call, recipient, sent, isEmbedded, linkToken, wishes } = request
      parts.strangers.demandFew(call, 'connect')
      const providerId = await validateProvider(parts.database, recipient.clientId, params.providerId)
      const { redirectUrl, state } = sent
      const { lookbackDays = Infinity, ...wanted } = wishes
      const narrowest = Math.min(lookbackDays, recipient.lookbackDays ?? Infinity)
      const trip = { ...wanted, isEmbedded, ...(redirectUrl !== undefined && { redirectUrl }) }
      const authorizationRequest = {
        recipient,
        providerId,
        redirectUri: isEmbedded || redirectUrl === undefined ? doneUrl(parts, request) : redirectUrl,
        clusters: recipient.clusters,
        terms: Number.isFinite(narrowest) ? { lookbackDays: narrowest } : {},
        trip,
        language: request.page.language,
        ...(state !== undefined && { state }),
        ...(linkToken && { linkToken }),
      } as const
      const started = await startAuthorization(parts, authorizationRequest, call.requestId)
      if (!isEmbedded) return sendToFirstPage(parts.issuer, started)
      const bank = await findProvider(parts.database, providerId)
      assert.ok(bank, 'validateProvider has found it')
      return openWaiting(parts, request, { ...started, bank, trip })
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
