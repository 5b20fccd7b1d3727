// The page where the customer chooses accounts.

import { z } from 'zod'
import type { AuthorizationAt } from '../../domain/authorizations/authorization-flow.ts'
import { chooseAccounts } from '../../domain/authorizations/choose-accounts.ts'
import { deny } from '../../domain/authorizations/decide.ts'
import { act } from '../../domain/journal/act.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { toApp } from './after-decision.ts'
import { authorizationForm, authorizationPage, formPage, formToken, toNextStep } from './authorization-page.ts'
import type { AuthorizationPageRequest, AuthorizationPagesParts } from './page-request.ts'
import { authorizationPaths } from './paths.ts'
import { chooseAccountsView } from './views/choose-accounts.ts'

type Request = AuthorizationPageRequest<AuthorizationAt<'choose-accounts'>>

const SHOWN = 'accounts'

const fields = z.object({
  decision: z.enum(['continue', 'all', 'deny']),
  /** Places in the list of the accounts that the bank offers: the bank's ids stay here. */
  accounts: z.array(z.string()).default([]),
})

export function showAccountsEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationPage(parts, {
    name: 'show-accounts',
    summary: 'Shows the accounts that the customer can share.',
    handle: async (request) => show(parts, request, 200),
  })
}

export function chooseAccountsEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationForm(parts, {
    name: 'choose-accounts',
    summary: "Takes the customer's choice of accounts, or a refusal.",
    fields,
    lists: ['accounts'],
    shown: () => SHOWN,
    async handle(request, { decision, accounts }) {
      const { authorization, by } = request
      if (decision === 'deny') return toApp(request, await act(parts, by, (act) => deny(act, parts, authorization)))
      const offered = authorization.signedIn.accounts
      const chosen = decision === 'all' ? offered : offered.filter((_, place) => accounts.includes(String(place)))
      if (!chosen.some(({ status }) => status === 'OPEN')) return show(parts, request, 400)
      const ids = chosen.map(({ bankAccountId }) => bankAccountId)
      await act(parts, by, (act) => chooseAccounts(act, authorization, ids))
      return toNextStep(request)
    },
  })
}

function show(parts: AuthorizationPagesParts, request: Request, status: 200 | 400): Answer {
  const { authorization, provider, page, app } = request
  const { accounts, displayName } = authorization.signedIn
  const view = chooseAccountsView({
    page,
    app,
    bankName: provider.name[page.language],
    customerName: displayName,
    accounts,
    chosen: accounts.flatMap(({ bankAccountId }, place) =>
      authorization.chosenAccounts.includes(bankAccountId) ? [place] : [],
    ),
    nothingChosen: status === 400,
    form: {
      action: path(authorizationPaths['choose-accounts'], authorization),
      csrfToken: formToken(parts, request, SHOWN),
    },
  })
  return formPage(status, view)
}
