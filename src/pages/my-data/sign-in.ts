// The way into and out of the customer's page at one bank: the bank says who it is, as in an authorization.

import { act } from '../../domain/journal/act.ts'
import { abandonLate } from '../../domain/logins/abandon-sign-in.ts'
import { findProvider, listProviders, type Provider } from '../../domain/providers/provider.ts'
import { beginVisit } from '../../domain/visits/begin-visit.ts'
import { endVisit, forgetVisit } from '../../domain/visits/end-visit.ts'
import { enterVisit, returnToVisit, type Trip } from '../../domain/visits/enter-visit.ts'
import { openVisit, type Visit } from '../../domain/visits/visit.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { surroundings } from '../surroundings.ts'
import { bankPath, tripCookie, tripSecret, visitCookie } from './cookies.ts'
import { bankIn, myDataButton, myDataPage, presentVisit, toBank, toDoor, type MyDataParts } from './visit.ts'

/** Those that sign customers in at this moment. */
export async function listBanks({ database, connectors }: MyDataParts): Promise<readonly Provider[]> {
  const providers = await listProviders(database)
  return providers.filter(({ status, connector }) => status === 'ACTIVE' && connectors.has(connector))
}

/** The one that the address names. Throws `not_found` where it signs nobody in at this moment. */
export async function demandBank(parts: MyDataParts, call: Call): Promise<Provider> {
  const named = bankIn(call)
  const bank = (await listBanks(parts)).find(({ providerId }) => providerId === named)
  if (!bank) throw notServed()
  return bank
}

function notServed(): Problem {
  return new Problem('not_found', 'This bank is not served here at the moment.')
}

export function leaveEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'leave-my-data-for-bank',
    summary: 'Sends a customer who wants to see their own page to the sign-in of their bank.',
    path: '/banks/:providerId/sign-in',
    isUnsafe: true,
    async handle(call) {
      const { providerId, language, ...bank } = await demandBank(parts, call)
      const connector = parts.connectors.get(bank.connector)
      if (!connector) throw notServed()
      parts.strangers.demandFew(call, 'visit')
      const { browserSecret, state } = await beginVisit(parts, providerId)
      const request = {
        returnUri: `${parts.issuer}${bankPath(providerId)}/bank-return`,
        state,
        language: surroundings(call, parts.stylesheet, { provider: language }).language,
      }
      const cookie = tripCookie({ ...parts, providerId }, state, browserSecret)
      const start = () => connector.startSignIn(providerId, request)
      return redirect(await parts.calls.ask(providerId, call.requestId, start), { 'set-cookie': cookie })
    },
  })
}

export function returnEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'return-to-my-data',
    summary: 'Takes the answer of the bank: who wants to see their own page.',
    path: '/banks/:providerId/bank-return',
    isUnsafe: true,
    async handle(call) {
      const answer = Object.fromEntries(Object.entries(call.query).map(([name, value]) => [name, String(value)]))
      const visit = await visitOfTrip(parts, call, answer['state'] ?? '')
      const earlier = await presentVisit(parts, call)
      if (visit) return enter(parts, call, { visit, earlier }, answer)
      // The bank's page was left twice, by a second click or the back button.
      return toBank(bankIn(call), earlier ? undefined : 'late')
    },
  })
}

/** That this browser began with this state; undefined when it came back before, or too late. */
async function visitOfTrip(parts: MyDataParts, call: Call, state: string): Promise<Visit | undefined> {
  const providerId = bankIn(call)
  const browserSecret = tripSecret(call, state)
  if (providerId === undefined || browserSecret === undefined) return undefined
  return openVisit(parts.database, parts.vault, parts.clock.now(), { providerId, browserSecret })
}

async function enter(
  parts: MyDataParts,
  call: Call,
  trip: Trip,
  answer: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { visit } = trip
  const { id, providerId } = visit
  const by = { actor: { kind: 'customer', id }, requestId: call.requestId } as const
  const provider = await findProvider(parts.database, providerId)
  const connector = provider && parts.connectors.get(provider.connector)
  if (!connector) throw notServed()
  const state = answer['state'] ?? ''
  if (!(await returnToVisit(parts.database, visit, state))) return toBank(providerId, 'late')
  const place = { ...parts, providerId }
  const tripIsOver = tripCookie(place, state, '')
  try {
    const finish = () => connector.finishSignIn(providerId, state, answer)
    const late = abandonLate(parts, by, providerId)
    const signedIn = await parts.calls.ask(providerId, call.requestId, finish, late)
    const browserSecret = await act(parts, by, (act) => enterVisit(act, parts.vault, trip, signedIn))
    return toBank(providerId, undefined, { 'set-cookie': [visitCookie(place, browserSecret), tripIsOver] })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'access_denied') throw error
    await forgetVisit(parts.database, visit)
    return toDoor({ 'set-cookie': tripIsOver })
  }
}

export function signOutEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'sign-out-of-my-data',
    summary: "Ends a customer's visit to their page at one bank.",
    path: '/sign-out',
    async handle({ visit, by }) {
      await act(parts, by, (act) => endVisit(act, visit))
      const { providerId } = visit
      return toBank(providerId, 'left', { 'set-cookie': visitCookie({ ...parts, providerId }, '') })
    },
  })
}
