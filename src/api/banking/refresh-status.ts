// GET GetNightlyRefreshStatus: the logins with a scheduled refresh that were not refreshed, or cannot be, and why.

import { z } from 'zod'
import { listLogins, type Login } from '../../domain/logins/login.ts'
import { listServedProviders } from '../../domain/providers/provider.ts'
import { findLivingWebhook } from '../../domain/webhooks/announce.ts'
import { findLastRefreshes, type LastRefresh } from '../../domain/webhooks/last-refreshes.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { bankingConventions, flinksCodeOf } from './banking-conventions.ts'
import { flinksCodes, type FlinksCode } from './flinks-codes.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'

const ineligible = z
  .object({
    LoginId: z.string(),
    LastRefreshDate: z.string().nullable().describe('UTC. Null if the login was never refreshed.'),
    LastRefreshState: z.enum(['Completed', 'Failed']).nullable(),
    LastRefreshErrorCode: z
      .enum(Object.keys(flinksCodes) as [FlinksCode, ...FlinksCode[]])
      .describe(
        'INVALID_LOGIN: the customer must connect again. DISABLED_INSTITUTION, RETRY_LATER: later nights may do.',
      ),
  })
  .meta({ id: 'IneligibleCard' })

const refreshStatus = z
  .object({
    HttpStatusCode: z.literal(200),
    FlinksCode: z.literal('OK'),
    Message: z.string(),
    IneligibleCards: z.array(ineligible),
  })
  .meta({ id: 'NightlyRefreshStatus' })

export function refreshStatusEndpoint(parts: BankingParts): Endpoint {
  const { database, clock } = parts
  return endpoint({
    name: 'get-nightly-refresh-status',
    summary: 'The logins with a scheduled refresh whose last one failed or that cannot be read any more, and why.',
    method: 'GET',
    path: `${BASE}/GetNightlyRefreshStatus`,
    access: organizationAccess(parts, 'api_secret'),
    conventions: bankingConventions,
    params: ofCustomer,
    answers: answersWith(refreshStatus, 'None, where all can be read.'),
    async handle({ caller }) {
      const [logins, providers, last, webhook] = await Promise.all([
        listLogins(database, clock.now(), caller),
        listServedProviders(database),
        findLastRefreshes(database, caller),
        findLivingWebhook(database, caller, 'GetAccountsDetail'),
      ])
      const open = new Set(providers.filter(({ status }) => status === 'ACTIVE').map(({ providerId }) => providerId))
      const cards = logins
        .filter(({ isScheduledRefresh }) => isScheduledRefresh)
        .flatMap((login) => {
          const refreshed = last.get(login.loginId)
          const code = whyNot(login, open, refreshed)
          return code === undefined ? [] : [{ ...writeLast(login.loginId, refreshed), LastRefreshErrorCode: code }]
        })
      const Message = sentence(cards.length, webhook !== undefined)
      return json(200, { HttpStatusCode: 200, FlinksCode: 'OK', Message, IneligibleCards: cards })
    },
  })
}

function whyNot(
  { consentId, providerId }: Login,
  open: ReadonlySet<number>,
  last: LastRefresh | undefined,
): FlinksCode | undefined {
  if (consentId === undefined) return 'INVALID_LOGIN'
  if (!open.has(providerId)) return 'DISABLED_INSTITUTION'
  return last?.problem === undefined ? undefined : flinksCodeOf(last.problem)
}

function writeLast(LoginId: string, last: LastRefresh | undefined) {
  return {
    LoginId,
    LastRefreshDate: last ? last.at.toString({ fractionalSecondDigits: 6 }).slice(0, -1) : null,
    LastRefreshState: last ? (last.problem === undefined ? 'Completed' : 'Failed') : null,
  }
}

function sentence(cards: number, hasWebhook: boolean): string {
  const logins =
    cards === 0
      ? 'Every login can be read.'
      : 'These logins cannot be read, or were not at their last refresh; LastRefreshErrorCode says why.'
  return hasWebhook ? logins : `${logins} No webhook takes GetAccountsDetail, so nothing is refreshed by schedule.`
}
