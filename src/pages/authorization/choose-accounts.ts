// The page where the customer chooses accounts.

import { chooseAccounts } from '../../domain/authorizations/choose-accounts.ts'
import { deny } from '../../domain/authorizations/decide.ts'
import type { OfferedAccount } from '../../domain/authorizations/signed-in.ts'
import { act } from '../../domain/journal/act.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { chooseAccountsView } from './views/choose-accounts.ts'
import { toApp } from './after-decision.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'
import { demandForm, formToken, visitEndpoint, visitPage, type AuthorizationPagesParts, type Visit } from './visit.ts'

const STEP = 'accounts'

export function showAccountsEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'show-accounts',
    summary: 'Shows the accounts that the customer can share.',
    method: 'GET',
    path: authorizationPaths.accounts,
    async handle(visit) {
      if (!visit.authorization.signedIn) return redirect(path(authorizationPaths.next, visit.authorization))
      return show(parts, visit, 200)
    },
  })
}

export function chooseAccountsEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'choose-accounts',
    summary: "Takes the customer's choice of accounts, or a refusal.",
    method: 'POST',
    path: authorizationPaths.accounts,
    lists: ['accounts'],
    async handle(visit) {
      const { authorization, call, by } = visit
      if (!authorization.signedIn) return redirect(path(authorizationPaths.next, authorization))
      demandForm(parts, visit, STEP)
      const { decision } = call.body
      if (decision === 'deny') return toApp(visit, await act(parts, by, (act) => deny(act, parts, authorization)))
      if (decision !== 'continue' && decision !== 'all') {
        throw new Problem('form_expired', 'This form was not sent by one of its buttons.')
      }
      const chosen = decision === 'all' ? offered(visit) : tickedAccounts(visit)
      if (!chosen.some(({ status }) => status === 'OPEN')) return show(parts, visit, 400)
      const ids = chosen.map(({ bankAccountId }) => bankAccountId)
      await act(parts, by, (act) => chooseAccounts(act, authorization, ids))
      return redirect(path(authorizationPaths.next, authorization))
    },
  })
}

function offered({ authorization }: Visit): readonly OfferedAccount[] {
  return authorization.signedIn?.accounts ?? []
}

/** A field's value is the account's place in the list: the bank's ids stay here. */
function tickedAccounts(visit: Visit): readonly OfferedAccount[] {
  const places = visit.call.body['accounts']
  return offered(visit).filter((_, place) => Array.isArray(places) && places.includes(String(place)))
}

function show(parts: AuthorizationPagesParts, visit: Visit, status: 200 | 400): Answer {
  const { authorization, provider, page, app } = visit
  const accounts = offered(visit)
  const chosenBefore = authorization.chosenAccounts ?? []
  const view = chooseAccountsView({
    page,
    app,
    bankName: provider.name[page.language],
    customerName: authorization.signedIn?.displayName ?? '',
    accounts,
    chosen: accounts.flatMap(({ bankAccountId }, place) => (chosenBefore.includes(bankAccountId) ? [place] : [])),
    nothingChosen: status === 400,
    form: { action: path(authorizationPaths.accounts, authorization), csrfToken: formToken(parts, visit, STEP) },
  })
  return visitPage(status, view)
}
