// The way into and out of the customer's own page: the bank says who it is, as in an authorization.

import { act } from '../../domain/journal/act.ts'
import { findProvider, listProviders, type Provider } from '../../domain/providers/provider.ts'
import { beginVisit } from '../../domain/visits/begin-visit.ts'
import { endVisit, forgetVisit } from '../../domain/visits/end-visit.ts'
import { enterVisit, returnToVisit } from '../../domain/visits/enter-visit.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { surroundings } from '../surroundings.ts'
import { MY_DATA, myDataButton, myDataPage, presentVisit, toMyData, visitCookie, type MyDataParts } from './visit.ts'

/** Those that sign customers in at this moment. */
export async function listBanks({ database, connectors }: MyDataParts): Promise<readonly Provider[]> {
  const providers = await listProviders(database)
  return providers.filter(({ status, connector }) => status === 'ACTIVE' && connectors.has(connector))
}

export function leaveEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'leave-my-data-for-bank',
    summary: 'Sends a customer who wants to see their own page to the sign-in of their bank.',
    path: '/banks/:providerId',
    isUnsafe: true,
    async handle(call) {
      const bank = (await listBanks(parts)).find(({ providerId }) => String(providerId) === call.params['providerId'])
      const connector = bank && parts.connectors.get(bank.connector)
      if (!connector) throw new Problem('not_found', 'This bank is not served here at the moment.')
      parts.strangers.demandFew(call, 'visit')
      const { browserSecret, state } = await beginVisit(parts, bank.providerId)
      const { language } = surroundings(call, parts.stylesheet, { provider: bank.language })
      const request = { returnUri: `${parts.issuer}${MY_DATA}/bank-return`, state, language }
      const start = () => connector.startSignIn(bank.providerId, request)
      const address = await parts.calls.ask(bank.providerId, call.requestId, start)
      return redirect(address, visitCookie(parts, browserSecret))
    },
  })
}

export function returnEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'return-to-my-data',
    summary: 'Takes the answer of the bank: who wants to see their own page.',
    path: '/bank-return',
    isUnsafe: true,
    async handle(call) {
      const visit = await presentVisit(parts, call)
      if (!visit) return toMyData('over')
      // The bank's page was left twice, by a second click or the back button.
      if (visit.visitor) return toMyData()
      return enter(parts, call, visit)
    },
  })
}

async function enter(parts: MyDataParts, call: Call, visit: Visit): Promise<Answer> {
  const by = { actor: { kind: 'customer', id: visit.id }, requestId: call.requestId } as const
  const provider = await findProvider(parts.database, visit.providerId)
  const connector = provider && parts.connectors.get(provider.connector)
  if (!connector) throw new Problem('not_found', 'This bank is not served here at the moment.')
  const answer = Object.fromEntries(Object.entries(call.query).map(([name, value]) => [name, String(value)]))
  const state = answer['state'] ?? ''
  await returnToVisit(parts.database, visit, state)
  try {
    const finish = () => connector.finishSignIn(visit.providerId, state, answer)
    const signedIn = await parts.calls.ask(visit.providerId, call.requestId, finish)
    const browserSecret = await act(parts, by, (act) => enterVisit(act, parts.vault, visit, signedIn))
    return toMyData(undefined, visitCookie(parts, browserSecret))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'access_denied') throw error
    await forgetVisit(parts.database, visit)
    return toMyData(undefined, visitCookie(parts, ''))
  }
}

export function signOutEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'sign-out-of-my-data',
    summary: "Ends a customer's visit to their own page.",
    path: '/sign-out',
    async handle({ visit, by }) {
      await act(parts, by, (act) => endVisit(act, visit))
      return toMyData('left', visitCookie(parts, ''))
    },
  })
}
