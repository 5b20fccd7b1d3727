// Signing in to and out of the customer's page at one bank: the bank says who it is, as in an authorization.

import { act } from '../../domain/journal/act.ts'
import { findProvider, listServedProviders, type Provider } from '../../domain/providers/provider.ts'
import { takeTrip } from '../../domain/trips/take-trip.ts'
import { beginVisit } from '../../domain/visits/begin-visit.ts'
import { endVisit, forgetVisit } from '../../domain/visits/end-visit.ts'
import { enterVisit, type VisitsOfBrowser } from '../../domain/visits/enter-visit.ts'
import { openVisit, type Visit } from '../../domain/visits/visit.ts'
import { page, redirect, type Answer } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { bankAnswer, beginSignIn, finishSignIn, type Taken } from '../bank-trip.ts'
import { pageHeaders } from '../page.ts'
import { surroundings } from '../surroundings.ts'
import { tripCookie, tripSecret, visitCookie } from './cookies.ts'
import { myDataButton, myDataPage, openVisitOf, providerIdOf, toBank, type MyDataParts } from './my-data-page.ts'
import { myDataPaths } from './paths.ts'
import { signedOutView } from './views/signed-out.ts'

/** Returns the banks that sign customers in at this moment. */
export async function listBanks({ database, banks }: MyDataParts): Promise<readonly Provider[]> {
  const providers = await listServedProviders(database)
  return providers.filter(({ status, connector }) => status === 'ACTIVE' && banks.connectors.has(connector))
}

/** Returns the bank that the address names. Throws `not_found` if it signs nobody in at this moment. */
export async function demandBank(parts: MyDataParts, call: Call): Promise<Provider> {
  const named = providerIdOf(call)
  const bank = (await listBanks(parts)).find(({ providerId }) => providerId === named)
  if (!bank) throw new Problem('not_found', 'This bank is not served here at the moment.')
  return bank
}

export function leaveEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'leave-my-data-for-bank',
    summary: 'Sends a customer who wants to see their own page to the sign-in of their bank.',
    path: myDataPaths.signIn,
    isUnsafe: true,
    async handle(call) {
      const bank = await demandBank(parts, call)
      const { providerId } = bank
      parts.strangers.demandFew(call, 'visit')
      const { language } = surroundings(call, parts.stylesheet, { provider: bank.language })
      const begun = await beginSignIn(parts, bank, { language, clusters: [], requestId: call.requestId })
      const { state, trip, address } = begun
      const browserSecret = await beginVisit(parts, parts.vault, { providerId, state, trip })
      return redirect(address, { 'set-cookie': tripCookie({ ...parts, providerId }, state, browserSecret) })
    },
  })
}

export function returnEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'return-to-my-data',
    summary: 'Takes the answer of the bank: who wants to see their own page.',
    path: myDataPaths.bankReturn,
    isUnsafe: true,
    query: bankAnswer,
    async handle(call, answer) {
      const { state } = answer
      const visit = state === undefined ? undefined : await openVisitOfTrip(parts, call, state)
      const earlier = await openVisitOf(parts, call)
      if (visit && state !== undefined) return enter(parts, call, { visit, earlier }, { state, answer })
      // The bank's page was left twice, by a second click or the back button.
      return toBank(providerIdOf(call), earlier ? undefined : 'late')
    },
  })
}

/** Returns the visit that this browser began with this state; `undefined` if it came back before, or too late. */
async function openVisitOfTrip(parts: MyDataParts, call: Call, state: string): Promise<Visit | undefined> {
  const providerId = providerIdOf(call)
  const browserSecret = tripSecret(call, state)
  if (providerId === undefined || browserSecret === undefined) return undefined
  return openVisit(parts.database, parts.vault, parts.clock.now(), { providerId, browserSecret })
}

async function enter(
  parts: MyDataParts,
  call: Call,
  visits: VisitsOfBrowser,
  { state, answer }: Omit<Taken, 'trip'>,
): Promise<Answer> {
  const { visit } = visits
  const { id, providerId } = visit
  const by = { actor: { kind: 'customer', id }, requestId: call.requestId } as const
  const provider = await findProvider(parts.database, providerId)
  if (provider?.status !== 'ACTIVE') throw new Problem('provider_disabled', 'The bank signs nobody in at the moment.')
  const owner = { kind: 'visit', id } as const
  const trip = await takeTrip(parts.database, parts.vault, { owner, state, at: parts.clock.now() })
  if (trip === undefined) return toBank(providerId, 'late')
  const place = { ...parts, providerId }
  const tripIsOver = tripCookie(place, state, '')
  try {
    const signedIn = await finishSignIn(parts, by, provider, { trip, state, answer })
    const browserSecret = await act(parts, by, (act) => enterVisit(act, parts.vault, visits, signedIn))
    return toBank(providerId, undefined, { 'set-cookie': [visitCookie(place, browserSecret), tripIsOver] })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'access_denied') throw error
    await forgetVisit(parts.database, visit)
    return redirect(myDataPaths.landing, { 'set-cookie': tripIsOver })
  }
}

export function signOutEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'sign-out-of-my-data',
    summary: "Ends a customer's visit to their page at one bank.",
    path: myDataPaths.signOut,
    async handle({ visit, visitor, by }, _params, call) {
      await act(parts, by, (act) => endVisit(act, visit))
      const { providerId } = visit
      const cookie = { 'set-cookie': visitCookie({ ...parts, providerId }, '') }
      const address = await logoutAddressOf(parts, providerId, visitor.logoutHint)
      if (address === undefined) return toBank(providerId, 'left', cookie)
      // No redirect: Chrome holds one that follows a form to the page's own `form-action`, and the bank is elsewhere.
      const here = surroundings(call, parts.stylesheet)
      return page(200, signedOutView(here, address), { ...pageHeaders(), ...cookie, refresh: `0; url=${address}` })
    },
  })
}

/**
 * Returns where the bank ends its own session (OpenID Connect RP-Initiated Logout 1.0); `undefined` if it cannot. From there the
 * customer is sent to the bank's page here, whose address is registered with the bank.
 */
async function logoutAddressOf(
  { database, banks, issuer }: MyDataParts,
  providerId: number,
  hint: string | undefined,
): Promise<string | undefined> {
  const provider = await findProvider(database, providerId)
  const bank = provider && (await banks.of(provider).catch(() => undefined))
  return bank?.signIn.logoutAddress?.(hint, `${issuer}${path(myDataPaths.bank, { providerId })}`)
}
